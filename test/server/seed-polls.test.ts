import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { poll as pollSchema, type Poll } from '../../src/schema/poll.ts';
import type { ResultOf } from '../../src/schema/ballot.ts';
import { seedDemo } from '../../src/server/nouns.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import { resultFault } from '../../src/tally/check.ts';
import { sameResult } from '../../src/tally/same.ts';
import { settingsOf } from '../../src/tally/settings.ts';
import { tally } from '../../src/tally/tally.ts';
import { pollTown, type PollTown } from './poll-support.ts';
import { start } from './support.ts';

/** Phase, when results come, and the method of each poll of the demo. */
const expected = {
  'nom-de-region': ['closed', 'after-close', 'condorcet'],
  'projets-de-quartier': ['open', 'after-vote', 'majority-judgment'],
  'horaires-bibliotheque': ['open', 'always', 'plurality'],
  'fete-de-la-ville': ['open', 'after-close', 'approval'],
  'espaces-verts': ['open', 'always', 'score'],
  'pont-royal-dimanche': ['open', 'always', 'three-way'],
  'nom-de-la-mediatheque': ['open', 'always', 'schulze'],
  'place-du-marche': ['open', 'after-close', 'plurality'],
};

async function demo(): Promise<PollTown> {
  const store = memoryStore();
  await seedDemo(store, start);
  return pollTown({ store });
}

const read = async (town: PollTown, id: string, lang = 'fr'): Promise<Poll> =>
  z.parse(pollSchema, await town.read(`/polls/${id}?lang=${lang}`));

describe('the polls of the demo', () => {
  it('show every ballot and every time of results, in two languages', async () => {
    const town = await demo();
    for (const [id, [phase, results, method]] of Object.entries(expected)) {
      for (const lang of ['fr', 'en']) {
        const poll = await read(town, id, lang);
        assert.deepEqual([poll.lang, poll.phase, poll.results, poll.method], [lang, phase, results, method], id);
        assert.doesNotMatch(JSON.stringify(poll), /undefined|sondage/i);
        if (poll.result) assert.equal(resultFault(poll.result), undefined);
        const page = await town.page(`/polls/${id}?lang=${lang}`);
        assert.match(page, new RegExp(`<civic-poll src="/polls/${id}"`));
        assert.doesNotMatch(page.replaceAll('ce n’est pas un sondage', ''), /undefined|\[object|sondage/i);
      }
    }
  });

  it('can be counted again from their published ballots', async () => {
    const town = await demo();
    for (const id of Object.keys(expected)) {
      const poll = await read(town, id);
      if (!poll.result) continue;
      const { lines } = (await town.read(`/polls/${id}/ballots`)) as unknown as { lines: never[] };
      assert.ok(sameResult(tally(poll.method, lines, settingsOf(poll)), poll.result), id);
    }
  });

  it('give the published figures of 2016, and say what is not one', async () => {
    const poll = await read(await demo(), 'nom-de-region');
    const { counts, duels, ballots, ranking } = poll.result as ResultOf<'condorcet'>;
    assert.equal(ballots, 203_993);
    assert.deepEqual(
      counts.map(({ first }) => first),
      [91_598, 35_310, 31_867, 24_792, 20_426],
    );
    assert.deepEqual([duels[0]?.[1], duels[1]?.[0]], [119_257, 84_736]);
    assert.deepEqual(ranking[0]?.options, ['occitanie']);
    assert.match(poll.description ?? '', /164\u202f826 en ligne et 39\u202f167 sur papier[\s\S]*reconstitués/);
    assert.match(poll.doubles, /reconstitués d’après les chiffres publiés/);
  });

  it('say that their other ballots are made up, miss a quorum, and hold paper ballots', async () => {
    const town = await demo();
    const library = await read(town, 'horaires-bibliotheque');
    assert.equal(library.numbers['votes']?.offline, 86);
    assert.match(library.numbers['votes']?.method ?? '', /fictifs/);
    const bridge = await read(town, 'pont-royal-dimanche');
    assert.ok((bridge.quorum?.at ?? 0) > (bridge.numbers['votes']?.value ?? Infinity));
    const market = await read(town, 'place-du-marche');
    assert.equal(market.can['withdraw']?.allowed, false);
  });
});
