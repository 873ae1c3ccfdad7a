import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCivicError, type CivicError } from '../../../src/client/errors.ts';
import { thread as threadShape } from '../../../src/schema/comments.ts';
import { open, proposal, readPetition, readThread, thread } from './support.ts';

const initiative = 'https://decidim.example/initiatives/i-12';
const comment = (id: string, changes: object = {}): object => ({
  id,
  formattedBody: `<p>${id}</p>`,
  createdAt: '2026-05-01T08:00:00Z',
  author: { id: 1, name: 'Jo' },
  comments: [],
  ...changes,
});
const threadOf = (...comments: unknown[]): object => ({
  data: { commentable: { acceptsNewComments: true, commentsHaveVotes: true, comments } },
});

/** How the adapter fails where the site answers this. */
async function failure(answer: () => Response, src = initiative): Promise<CivicError> {
  const { adapter, site } = open();
  site.instead.push(answer, answer, answer);
  const error: unknown = await adapter.read(src).then(
    () => assert.fail('it was read'),
    (reason: unknown) => reason,
  );
  assert.ok(isCivicError(error));
  return error;
}

describe('what stands nowhere', () => {
  it('is not found: an initiative, a proposal, a component, a space, a thread', async () => {
    const { adapter } = open();
    for (const path of [
      '/initiatives/i-999',
      '/processes/x/f/3/proposals/999',
      '/processes/x/f/999/proposals/7',
      '/processes/unknown',
      '/assemblies/unknown',
      '/processes/x/f/3/proposals/999#comments',
    ])
      await assert.rejects(adapter.read(`https://decidim.example${path}`), { code: 'not-found' }, path);
  });

  it('is said to be no address where it is none of Decidim’s', async () => {
    for (const path of ['/', '/processes', '/pages/terms', '/processes/x/f/3/budgets/1'])
      await assert.rejects(open().adapter.read(`https://decidim.example${path}`), { code: 'configuration' }, path);
  });
});

describe('an answer of Decidim', () => {
  it('that is a page instead of JSON says so', async () => {
    const page = () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
    const { code, message } = await failure(page);
    assert.equal(code, 'invalid-response');
    assert.match(message, /text\/html, not JSON/);
  });

  it('of another shape names the place', async () => {
    for (const [body, place] of [
      [{ data: { initiative: 'twelve' } }, /see `initiative`/],
      [{ data: { initiative: { title: { translations: 'none' } } } }, /see `initiative\.title/],
    ] as const) {
      const { code, message } = await failure(() => Response.json(body));
      assert.equal(code, 'invalid-response');
      assert.match(message, place);
    }
  });

  it('with errors and no data says what the site said, by its code', async () => {
    for (const [said, expected] of [
      ['UNAUTHORIZED_OBJECT_ERROR', 'forbidden'],
      ['NOT_FOUND_ERROR', 'not-found'],
      ['SOMETHING_NEW', 'server'],
    ] as const) {
      const body = { errors: [{ message: 'No.', extensions: { code: said } }], data: null };
      const { code, message } = await failure(() => Response.json(body));
      assert.deepEqual([code, message.includes(`No. (${said})`)], [expected, true]);
    }
  });

  it('with errors beside data is used as far as it goes', async () => {
    const { adapter, site } = open();
    const text = { translations: [{ locale: 'fr', text: 'Titre' }, null, { locale: 'en', text: null }] };
    const data = { initiative: { title: text, description: null, author: null, onlineVotes: '17', state: 'open' } };
    site.instead.push(() => Response.json({ data, errors: [{ message: 'description: No.' }] }));
    const thing = await readPetition(adapter, initiative);
    assert.deepEqual([thing.title, thing.text, thing.author], ['Titre', '', undefined]);
    assert.equal(thing.numbers['signatures']?.value, 17);
  });

  it('with comments that cannot be read shows the others, each once', async () => {
    const { adapter, site } = open();
    const answer = threadOf(
      null,
      'x',
      { id: {} },
      comment('1', { createdAt: 'yesterday', author: null, upVotes: '2', downVotes: -1, comments: null }),
      comment('2', { createdAt: '2026-05-01 08:00:00 +0200', comments: [comment('1'), comment('3')] }),
    );
    site.instead.push(() => Response.json(answer));
    const thing = await readThread(adapter);
    assert.ok(threadShape.safeParse(thing).success);
    const { items } = (await (site.instead.push(() => Response.json(answer)),
    adapter.comments?.page?.(thread, { order: 'oldest' }))) ?? { items: [] };
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
    assert.equal(items.find(({ id }) => id === '2')?.at, '2026-05-01T06:00:00.000Z');
  });

  it('with mark-up in comments and texts gives plain text', async () => {
    const { adapter, site } = open();
    const html =
      '<div><p>A &lt;b&gt; <a href="https://x.example/">là</a></p><script>alert(1)</script><img src=x onerror=y></div>';
    site.instead.push(() => Response.json(threadOf(comment('1', { formattedBody: html }))));
    const { first } = await readThread(adapter);
    assert.equal(first.items[0]?.text, 'A <b> là (https://x.example/)');
  });

  it('that is a failure of the server is one, and tells its message', async () => {
    const body = { errors: [{ message: 'PG::ConnectionBad' }], data: {} };
    const { code, message, retryable } = await failure(() => Response.json(body, { status: 500 }));
    assert.deepEqual([code, retryable], ['server', true]);
    assert.match(message, /PG::ConnectionBad/);
  });

  it('to too many questions says how long to wait', async () => {
    const { code, retryAfter } = await failure(
      () => new Response('Retry later\n', { status: 429, headers: { 'retry-after': '60' } }),
    );
    assert.deepEqual([code, retryAfter], ['rate-limited', 60]);
  });

  it('about comments that the API has none of is a failure, and nothing is made up', async () => {
    await assert.rejects(open().adapter.read(`${initiative}#comments`), { code: 'server', message: /InitiativeType/ });
  });
});

describe('a site that does not let this page in', () => {
  it('is said to, with the headers that it has to allow', async () => {
    const { adapter, site } = open();
    const refuse = (): never => {
      throw new TypeError('Failed to fetch');
    };
    site.instead.push(refuse, refuse, refuse);
    await assert.rejects(adapter.comments!.post!(thread, { key: 'k', act: 'a', text: 'Oui' }), {
      code: 'network',
      message: /Authorization, X-Jwt-Aud.*CORS/,
    });
    site.instead.push(refuse, refuse, refuse);
    await assert.rejects(adapter.read(proposal), { code: 'network', message: /CORS/ });
  });
});
