import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Identity } from '../../../src/adapters/adapter.ts';
import { polisAdapter } from '../../../src/adapters/polis.ts';
import { findAdapter } from '../../../src/platforms.ts';
import type { VoteAct } from '../../../src/schema/poll.ts';
import { createPolis, type Polis } from './backend.ts';

const open = (polis: Polis, identity: Identity | undefined = { id: 'nina' }) =>
  polisAdapter({ fetch: async (input, init) => polis.fetch(new Request(input, init)), identity: () => identity });

const answering = (body: string, status = 200) =>
  polisAdapter({ fetch: async () => new Response(body, { status }), identity: () => ({ id: 'nina' }) });

const read = async (adapter: ReturnType<typeof open>, src = 'https://pol.is/9hnc6mbyph') =>
  (await adapter.read(src)).thing;

const act = (textVersion: string, ballot: unknown): VoteAct => ({
  key: 'k',
  ballot,
  textVersion,
  noticeVersion: '',
  lang: 'fr',
});
const stance = (value: number) => ({ kind: 'three-way', stance: value });

describe('a conversation of Polis', () => {
  it('is recognised by its address, also on a host of one’s own', async () => {
    const find = findAdapter();
    for (const src of [
      'https://pol.is/9hnc6mbyph',
      'https://polis.ville.example/2demo9abc?ui_lang=fr',
      'https://www.pol.is/m/9hnc6mbyph',
    ])
      assert.equal((await find(src, '')).name, 'polis', src);
    for (const src of ['https://pol.is/about', 'https://ville.example/9hnc6mbyph'])
      assert.equal((await find(src, '')).name, 'rest', src);
  });

  it('is asked statement by statement, each counted with the sign of Polis', async () => {
    const polis = createPolis();
    const adapter = open(polis);
    const seen: unknown[] = [];
    for (const value of [1, 0, -1]) {
      const { title, textVersion, series, phase, can } = await read(adapter);
      seen.push([title, series, phase, can]);
      assert.deepEqual(await adapter.polls.vote(polis.src, act(textVersion, stance(value))), { outcome: 'counted' });
    }
    const open3 = ['open', { vote: { allowed: true } }];
    assert.deepEqual(seen, [
      ['More trees', { at: 1, of: 3 }, ...open3],
      ['Fewer cars', { at: 2, of: 3 }, ...open3],
      ['Benches please', { at: 3, of: 3 }, ...open3],
    ]);
    assert.deepEqual(
      [...(polis.votes.get('nina') ?? [])],
      [
        [0, -1],
        [1, 0],
        [2, 1],
      ],
    );
    const { title, series, numbers } = await read(adapter);
    assert.deepEqual([title, series, numbers['participants']?.value], ['Parks', { at: 4, of: 3 }, 1]);
  });

  it('keeps the statement that one reads, though Polis draws another at each read', async () => {
    const polis = createPolis();
    let turn = 0;
    polis.draw = (left) => left[turn++ % left.length] ?? 0;
    const adapter = open(polis);
    const first = await read(adapter);
    for (let reads = 0; reads < 4; reads += 1) assert.equal((await read(adapter)).title, first.title);
    await adapter.polls.vote(polis.src, act(first.textVersion, stance(1)));
    const second = await read(adapter);
    assert.notEqual(second.title, first.title);
    // A change of the last answer leaves the next question where it is.
    await adapter.polls.vote(polis.src, act(first.textVersion, stance(-1)));
    assert.equal((await read(adapter)).title, second.title);
    assert.equal(polis.votes.get('nina')?.get(Number(first.textVersion)), 1);
  });

  it('knows people by the id of the page only, and sends nothing of a vote without one', async () => {
    const polis = createPolis();
    const adapter = open(polis, {});
    const { textVersion } = await read(adapter);
    await assert.rejects(adapter.polls.vote(polis.src, act(textVersion, stance(1))), {
      code: 'unauthorized',
      message: /configure\(\{ identity \}\)/,
    });
    assert.deepEqual(polis.received, []);
    assert.deepEqual(Object.keys(adapter.polls), ['vote']);
  });

  it('refuses what is no answer to a statement: Polis has no blank ballot', async () => {
    const polis = createPolis();
    const adapter = open(polis);
    for (const ballot of [{ kind: 'blank' }, stance(5), { kind: 'choices', choices: [] }, undefined]) {
      const result = await adapter.polls.vote(polis.src, act('0', ballot));
      assert.deepEqual([result.outcome, result.fields], ['refused', { ballot: 'kind' }]);
    }
    assert.deepEqual(polis.received, []);
  });

  it('is closed, or wants a login of its own', async () => {
    const polis = createPolis();
    polis.conversation['is_active'] = false;
    const adapter = open(polis);
    assert.deepEqual(
      [(await read(adapter)).phase, (await read(adapter)).can],
      ['closed', { vote: { allowed: false } }],
    );
    assert.deepEqual(await adapter.polls.vote(polis.src, act('0', stance(1))), {
      outcome: 'refused',
      reason: 'closed',
    });
    polis.conversation = { topic: 'Parks', is_active: true, auth_needed_to_vote: true };
    assert.deepEqual((await read(adapter)).can, { vote: { allowed: false, elsewhere: polis.src } });
  });

  it('takes a long statement whole', async () => {
    const long = 'Plus de bancs. '.repeat(60);
    const { title, description } = await read(open(createPolis([long])));
    assert.deepEqual([title, description], ['Parks', long]);
  });
});

describe('what Polis answers', () => {
  const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'polis');
  const recorded = new Map(
    readdirSync(folder).map((name) => [
      name.slice(0, 2),
      JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        status: number;
        body: unknown;
        request: { body: object };
      },
    ]),
  );
  const replay = (number: string) => {
    const { status = 0, body = '' } = recorded.get(number) ?? {};
    return answering(typeof body === 'string' ? body : JSON.stringify(body), status);
  };

  it('is read as it was recorded', async () => {
    const { title, series, numbers, textVersion } = await read(replay('01'));
    assert.deepEqual([title, series, textVersion], ['Benches please', { at: 1, of: 3 }, '2']);
    assert.equal(numbers['participants']?.value, 2);
  });

  it('is voted on with the very body that was recorded', async () => {
    const bodies: unknown[] = [];
    const adapter = polisAdapter({
      fetch: async (input, init) => {
        bodies.push(await new Request(input, init).json());
        return Response.json(recorded.get('03')?.body);
      },
      identity: () => ({ id: 'x-1795280046894' }),
    });
    await adapter.polls.vote('https://pol.is/9hnc6mbyph', act('0', stance(1)));
    assert.deepEqual(bodies, [recorded.get('03')?.request.body]);
  });

  it('is a conversation that does not exist, or a domain that is not let in', async () => {
    await assert.rejects(replay('05').read('https://pol.is/9zzzzzz'), {
      code: 'not-found',
      message: /check the id in src/,
    });
    await assert.rejects(replay('07').read('https://pol.is/9hnc6mbyph'), {
      code: 'forbidden',
      message: /DOMAIN_WHITELIST_ITEM_nn/,
    });
    await assert.rejects(answering('').read('https://pol.is/about'), { code: 'not-found', message: /9hnc6mbyph/ });
  });

  it('names the list of domains where a browser may not read the answer', async () => {
    const adapter = polisAdapter({ fetch: async () => Promise.reject(new TypeError('Failed to fetch')) });
    await assert.rejects(adapter.read('https://pol.is/9hnc6mbyph'), {
      code: 'network',
      message: /CORS.*DOMAIN_WHITELIST_ITEM_nn/,
    });
  });

  it('is a word in plain text or in JSON, as other versions have it', async () => {
    const cases: [status: number, body: string, expected: object][] = [
      [406, 'polis_err_vote_duplicate\n', { outcome: 'counted' }],
      [403, '{"error":"polis_err_conversation_is_closed"}', { outcome: 'refused', reason: 'closed' }],
      [403, 'polis_err_xid_not_whitelisted', { outcome: 'refused', reason: 'forbidden' }],
    ];
    for (const [status, body, expected] of cases)
      assert.deepEqual(
        await answering(body, status).polls.vote('https://pol.is/9hnc6mbyph', act('0', stance(1))),
        expected,
      );
    await assert.rejects(
      answering('polis_err_param_parse_failed_vote', 400).polls.vote('https://pol.is/9hnc6mbyph', act('0', stance(1))),
      {
        code: 'server',
        message: /polis_err_param_parse_failed_vote/,
      },
    );
    await assert.rejects(answering('slow down', 429).polls.vote('https://pol.is/9hnc6mbyph', act('0', stance(1))), {
      code: 'rate-limited',
    });
  });

  it('is of another version: parts missing, numbers as strings, null for nothing, HTML', async () => {
    const partial = answering(
      JSON.stringify({
        nextComment: { tid: '7', txt: 'Des bancs', remaining: '2', total: '9' },
        conversation: { participant_count: '41' },
      }),
    );
    const { title, series, numbers, textVersion, phase } = await read(partial);
    assert.deepEqual(
      [title, series, numbers['participants']?.value, textVersion, phase],
      ['Des bancs', { at: 8, of: 9 }, 41, '7', 'open'],
    );
    for (const nextComment of [null, undefined, {}, { currentPid: '3' }]) {
      const empty = await read(answering(JSON.stringify({ nextComment, conversation: { topic: null }, votes: null })));
      assert.deepEqual([empty.can, empty.series], [{}, undefined]);
    }
    for (const body of ['<!doctype html>', '[]', '{"conversation":null}', '{}'])
      await assert.rejects(answering(body).read('https://pol.is/9hnc6mbyph'), { code: 'invalid-response' }, body);
  });

  it('holds 10 000 votes of one’s own', async () => {
    const votes = Array.from({ length: 10_000 }, (_, tid) => ({ tid, vote: -1 }));
    const { series } = await read(
      answering(JSON.stringify({ nextComment: {}, conversation: { topic: 'Parks' }, votes })),
    );
    assert.deepEqual(series, { at: 10_001, of: 10_000 });
  });
});
