import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AskIdentity, IdentityQuestion } from '../../../src/adapters/adapter.ts';
import type { Posted } from '../../../src/schema/comments.ts';
import { nina, open, thread } from './support.ts';

type Opened = ReturnType<typeof open>;

const post = ({ adapter }: Opened, text: string, more: { parent?: string; side?: string } = {}): Promise<Posted> =>
  adapter.comments!.post!(thread, { key: 'k', act: 'a', text, ...more }, { lang: 'fr' });
const vote = ({ adapter }: Opened, id: string, value: 1 | 0 | -1): Promise<Posted> =>
  adapter.comments!.vote!(thread, { key: 'k', id, value }, { lang: 'fr' });
const mutations = ({ site }: Opened): number => site.asked.filter(({ query }) => query.startsWith('mutation')).length;
/** The next mutation is done, and its answer gets lost. */
const loseAnswer = ({ site }: Opened): void => {
  const { fetch } = site;
  site.fetch = async (request) => {
    const isMutation = (await request.clone().text()).includes('"mutation ');
    const response = await fetch(request);
    if (!isMutation) return response;
    site.fetch = fetch;
    throw new TypeError('Failed to fetch');
  };
};

describe('a comment on Decidim', () => {
  it('is published in the name of the person whose token the page gives', async () => {
    const opened = open();
    const { outcome, comment } = await post(opened, 'Oui & <non>', { side: '-1' });
    assert.equal(outcome, 'published');
    assert.deepEqual([comment?.text, comment?.author, comment?.side], ['Oui & <non>', 'Nina Petit', '-1']);
    assert.deepEqual([opened.site.said[0]?.body, opened.site.said[0]?.alignment], ['Oui & <non>', -1]);
    const sent = opened.site.asked.at(-1)?.headers;
    assert.deepEqual([sent?.get('authorization'), sent?.get('x-jwt-aud')], ['Bearer token-of-nina', 'client-1']);
  });

  it('that is sent again after its answer was lost stands there once', async () => {
    const opened = open();
    loseAnswer(opened);
    await assert.rejects(post(opened, 'Une fois'), { code: 'network' });
    assert.equal((await post(opened, 'Une fois')).outcome, 'published');
    assert.equal(opened.site.said.length, 1);
    assert.equal(mutations(opened), 1);
  });

  it('answers another, and beside it where nothing can stand below', async () => {
    const opened = open();
    let parent = opened.site.say('0').id;
    for (const level of ['1', '2', '3'])
      parent = opened.site.say(level, { on: `Decidim::Comments::Comment#${parent}` }).id;
    const deep = await post(opened, 'Réponse', { parent });
    assert.deepEqual([deep.comment?.parent, deep.comment?.side], ['3', undefined]);
    const { comment } = await post(opened, 'Réponse', { parent: '1' });
    assert.equal(comment?.parent, '1');
  });

  it('is refused where the thread is closed, the person may not, or the text breaks a rule', async () => {
    const opened = open();
    assert.deepEqual(await post(opened, 'x'.repeat(1001)), {
      outcome: 'refused',
      reason: 'invalid',
      fields: { text: 'invalid' },
    });
    opened.site.rules.allows = () => false;
    assert.equal((await post(opened, 'Oui')).reason, 'forbidden');
    opened.site.rules.isOpen = false;
    assert.equal((await post(opened, 'Oui')).reason, 'closed');
    assert.equal(opened.site.said.length, 0);
  });
});

describe('a vote on a comment of Decidim', () => {
  it('is there once however often it is sent', async () => {
    const opened = open();
    const { id, votes } = opened.site.say('Oui');
    for (let time = 1; time <= 3; time += 1) assert.equal((await vote(opened, id, 1)).comment?.up, 1);
    assert.deepEqual([...votes], [['7', 1]]);
    assert.equal(mutations(opened), 1);
  });

  it('that is sent again after its answer was lost is not taken back', async () => {
    const opened = open();
    const { id, votes } = opened.site.say('Oui');
    loseAnswer(opened);
    await assert.rejects(vote(opened, id, 1), { code: 'network' });
    assert.equal((await vote(opened, id, 1)).comment?.up, 1);
    assert.deepEqual([...votes], [['7', 1]]);
  });

  it('can be changed and taken back', async () => {
    const opened = open();
    const { id, votes } = opened.site.say('Oui');
    await vote(opened, id, 1);
    const { comment } = await vote(opened, id, -1);
    assert.deepEqual([comment?.up, comment?.down, [...votes]], [0, 1, [['7', -1]]]);
    assert.equal((await vote(opened, id, 0)).comment?.down, 0);
    assert.equal((await vote(opened, id, 0)).outcome, 'published');
    assert.equal(votes.size, 0);
  });

  it('on a comment that is gone is not found', async () => {
    await assert.rejects(vote(open(), '99', 1), { code: 'not-found' });
  });
});

describe('who acts on Decidim', () => {
  it('has to be told by the page, before anything is sent', async () => {
    const opened = open({}, () => undefined);
    await assert.rejects(post(opened, 'Oui'), { code: 'unauthorized', message: /configure\(\{ identity \}\)/ });
    assert.equal(opened.site.asked.length, 0);
  });

  it('is asked for once more when the token has expired on the way', async () => {
    const asked: IdentityQuestion[] = [];
    const identity: AskIdentity = (question) => {
      asked.push(question);
      return { token: question.expired ? 'token-of-nina' : 'token-of-yesterday', audience: 'client-1' };
    };
    const opened = open({}, identity);
    assert.equal((await post(opened, 'Oui')).outcome, 'published');
    assert.deepEqual(
      asked.map(({ expired, src }) => [expired, src]),
      [
        [false, thread],
        [true, thread],
      ],
    );
  });

  it('is not known where the site takes no token of the page', async () => {
    const opened = open({}, () => ({ token: 'token-of-nobody', audience: 'client-1' }));
    await assert.rejects(post(opened, 'Oui'), { code: 'unauthorized' });
    assert.equal(mutations(opened), 0);
  });

  it('is not asked for a read', async () => {
    const { adapter } = open({}, () => {
      throw new Error('asked');
    });
    assert.equal((await adapter.read(thread)).thing.type, 'thread');
    assert.equal((await nina({ adapter: 'decidim', src: thread, expired: false }))?.audience, 'client-1');
  });
});
