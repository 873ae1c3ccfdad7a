import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Ballot, MethodId, TallySettings } from '../../src/schema/ballot.ts';
import { createCounts } from '../../src/server/core/counts.ts';
import { recount } from '../../src/server/core/recount.ts';
import { nouns, tables } from '../../src/server/nouns.ts';
import { writeBallot } from '../../src/server/nouns/poll/ballot-codec.ts';
import { tallyPoll } from '../../src/server/nouns/poll/count.ts';
import type { StoredPoll } from '../../src/server/nouns/poll/document.ts';
import { pollKind } from '../../src/server/nouns/poll/kind.ts';
import { addsUp, followBallots } from '../../src/server/nouns/poll/sums.ts';
import { ballots, ballotsSince, pollSums } from '../../src/server/nouns/poll/tables.ts';
import type { Store } from '../../src/server/store/store.ts';
import { optionsOf } from '../../src/tally/settings.ts';
import { tally } from '../../src/tally/tally.ts';
import { elections, methodIds } from '../tally/elections.ts';
import { engines } from './engines.ts';
import { pollDocument, pollTown } from './poll-support.ts';
import { noteStatements } from './statements.ts';
import { day, start } from './support.ts';

const noTurn = async (): Promise<void> => undefined;

/** A poll that nobody has set up: its ballots are read all the same. */
function pollOf(id: string, method: MethodId, { options, form, scoreRule, lotOrder }: TallySettings): StoredPoll {
  const document = {
    ...pollDocument,
    options: options.map((option) => ({ id: option, label: { fr: option } })),
    form,
    method,
    ...(scoreRule && { scoreRule }),
    ...(lotOrder && { lotOrder }),
  };
  return { kind: pollKind, scope: id, id, path: `/polls/${id}`, document };
}

/** Casts another ballot, or takes it back where there is none. */
const cast = (store: Store, poll: StoredPoll, voter: string, ballot: Ballot | undefined): Promise<unknown> => {
  const key = { scope: poll.scope, thing: poll.id, voter };
  const options = poll.document.options.map(({ id }) => id);
  return store.write<unknown>((writer) =>
    ballot ? writer.put(ballots, { ...key, choice: writeBallot(ballot, options) }) : writer.remove(ballots, key),
  );
};

let now = start;
async function read(store: Store, poll: StoredPoll) {
  const counts = createCounts(() => now, noTurn);
  const { result } = await tallyPoll({ store, counts }, poll);
  await counts.idle();
  return result;
}

const size = 12;
const options = Array.from({ length: size }, (_, at) => `o${at}`);
const scores = (number: number): Ballot => ({
  kind: 'scores',
  scores: Object.fromEntries(options.map((id, at) => [id, Math.floor(number / 6 ** (at % 6)) % 6])),
});
const scored = { options, form: { kind: 'scores', lowest: 0, highest: 5, complete: false } } as const;

/** Rankings of eight options, unlike each other, of which some are more often first than others. */
const ranked = { options: options.slice(0, 8), form: { kind: 'ranking', min: 1, max: 8, ties: false } } as const;
function ranking(number: number): Ballot {
  const weights = ranked.options.flatMap((id, at) => Array.from({ length: 3 + at * at }, () => id));
  const first = weights[number % weights.length]!;
  const left = ranked.options.filter((id) => id !== first);
  const rest: string[] = [];
  for (let code = (Math.imul(number, 2_654_435_761) >>> 0) % 5040; left.length > 0;) {
    const [next] = left.splice(code % left.length, 1);
    code = Math.floor(code / (left.length + 1));
    rest.push(next!);
  }
  return { kind: 'ranking', ranking: [first, ...rest] };
}

async function fill(store: Store, poll: StoredPoll, from: number, to: number, ballotOf = scores): Promise<void> {
  const rows = Array.from({ length: to - from }, (_, at) => ({
    scope: poll.scope,
    thing: poll.id,
    voter: `v${from + at}`,
    choice: writeBallot(ballotOf(from + at), options),
  }));
  await store.write((writer) => writer.insertMany(ballots, rows));
}

const all = (from: number, to: number): Ballot[] => Array.from({ length: to - from }, (_, at) => scores(from + at));
const rightOf = (cast: readonly Ballot[]) => tally('score', cast, scored);

const open = engines();
const log = noteStatements();
after(async () => {
  log.stop();
  await open.stop();
});

const acts = fc.array(
  fc.record({ voter: fc.nat(7), ballot: fc.option(fc.nat(11)), isFollowed: fc.boolean() }, { noNullPrototype: true }),
  { minLength: 1, maxLength: 20 },
);
const runs = { memory: 20, SQLite: 8, PostgreSQL: 3 };

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the sums of a poll, on ${engine}`, () => {
    it('give the result of all ballots after any casts, changes and withdrawals, by every method', async () => {
      const store = await open[engine]();
      let polls = 0;
      for (const method of methodIds) {
        await fc.assert(
          fc.asyncProperty(elections(method), acts, async ({ settings, ballots: some }, steps) => {
            fc.pre(some.length > 0);
            const poll = pollOf(`p${(polls += 1)}`, method, settings);
            const standing = new Map<number, Ballot>();
            for (const { voter, ballot, isFollowed } of steps) {
              const next = ballot === null ? undefined : some[ballot % some.length]!.ballot;
              await cast(store, poll, `v${voter}`, next);
              if (next) standing.set(voter, next);
              else standing.delete(voter);
              if (isFollowed && addsUp(poll.document)) await followBallots(store, poll, noTurn);
            }
            const told = { ...settings, options: [...optionsOf(settings)] };
            assert.deepEqual(await read(store, poll), tally(method, standing.values(), told));
          }),
          { numRuns: runs[engine] },
        );
      }
      assert.ok((await store.list(pollSums, {})).length > methodIds.length, 'they are there');
      await store.close();
    });

    it('are right where ballots change and others follow meanwhile, and after one that was ended', async () => {
      const store = await open[engine]();
      const poll = pollOf('velo', 'score', scored);
      await fill(store, poll, 0, 2500);
      const ends = async (): Promise<void> => {
        throw new Error('ended');
      };
      await assert.rejects(followBallots(store, poll, ends), /ended/);
      const voting = (async () => {
        for (let number = 0; number < 60; number += 1) {
          await cast(store, poll, `v${number}`, scores(9000 + number));
          await cast(store, poll, `v${100 + number}`, undefined);
          await cast(store, poll, `new${number}`, scores(number));
        }
      })();
      await Promise.all([voting, followBallots(store, poll, noTurn), followBallots(store, poll, noTurn)]);
      const right = [...all(0, 60), ...all(60, 100), ...all(160, 2500), ...all(9000, 9060)];
      assert.deepEqual(await read(store, poll), rightOf(right));
      await followBallots(store, poll, noTurn);
      assert.deepEqual(await read(store, poll), rightOf(right));
      assert.deepEqual(await store.list(ballotsSince, {}), [], 'no text is left of what was changed');
      await store.close();
    });

    it('are made anew where they were wrong, and where the poll is counted otherwise', async () => {
      const store = await open[engine]();
      const poll = pollOf('velo', 'score', scored);
      await fill(store, poll, 0, 1500);
      await followBallots(store, poll, noTurn);
      const key = { scope: 'velo', thing: 'velo' };
      const { sums } = (await store.get(pollSums, key))!;
      await store.write((writer) => writer.update(pollSums, key, { sums: sums.replace('"sums":[', '"sums":[7') }));
      assert.notDeepEqual(await read(store, poll), rightOf(all(0, 1500)));
      await recount({ store, counts: createCounts(() => now) }, { nouns, tables });
      // Until it is counted, the last one is answered.
      await read(store, poll);
      assert.deepEqual(await read(store, poll), rightOf(all(0, 1500)));

      const mean = pollOf('velo', 'score', { ...scored, scoreRule: 'mean' });
      await fill(store, poll, 1500, 1600);
      await followBallots(store, mean, noTurn);
      assert.deepEqual(await read(store, mean), tally('score', all(0, 1600), { ...scored, scoreRule: 'mean' }));
      await store.close();
    });

    it('follow a poll whose result is hidden, so that nobody waits for it at the close', async () => {
      const town = await pollTown({
        store: await open[engine](),
        document: { ...pollOf('arbre', 'score', scored).document, results: 'after-close' },
      });
      const { store } = town;
      const poll = pollOf('arbre', 'score', scored);
      await fill(store, poll, 0, 1500);
      assert.deepEqual((await town.poll()).numbers, {});
      await town.app.idle();
      assert.deepEqual(await store.list(ballotsSince, {}), []);
      assert.equal((await store.list(pollSums, {})).length, 1);
      await fill(store, poll, 1500, 1600);
      town.wait(2 * day);
      assert.deepEqual((await town.poll()).result, rightOf(all(0, 1600)));
      // What came last is added, the result is kept, and from then on it is only read.
      await town.app.idle();
      assert.deepEqual(await store.list(ballotsSince, {}), []);
      town.wait(day);
      log.take();
      assert.deepEqual((await town.poll()).result, rightOf(all(0, 1600)));
      if (engine !== 'memory') assert.doesNotMatch(JSON.stringify(log.take()), /ballot|poll_sums/);
      await town.app.idle();
      await store.close();
    });

    it('are of the order in which options leave, by instant run-off, and made anew where that changes', async () => {
      const store = await open[engine]();
      const poll = pollOf('velo', 'instant-runoff', ranked);
      const counts = createCounts(() => now, noTurn);
      const cast = Array.from({ length: 2000 }, (_, at) => ranking(at));
      const right = () => tally('instant-runoff', cast, { ...ranked, options: [...ranked.options] });
      const result = async () => {
        now += 5000;
        return (await tallyPoll({ store, counts }, poll)).result;
      };
      await fill(store, poll, 0, 2000, ranking);
      await followBallots(store, poll, noTurn);
      assert.deepEqual(await result(), right());
      await counts.idle();
      cast.push(...Array.from({ length: 300 }, (_, at) => ranking(2000 + at)));
      await fill(store, poll, 2000, 2300, ranking);
      assert.deepEqual(await result(), right(), 'what came since is added at once');
      await counts.idle();
      const before = right();
      const last: Ballot = { kind: 'ranking', ranking: [before.rounds[0]!.eliminated[0]!] };
      cast.push(...Array.from({ length: 400 }, () => last));
      await fill(store, poll, 2300, 2700, () => last);
      assert.notDeepEqual(right().rounds[0]!.eliminated, before.rounds[0]!.eliminated);
      assert.deepEqual(await result(), before, 'the last one, until all are counted again');
      await counts.idle();
      assert.deepEqual(await result(), right());
      await counts.idle();
      const course = (await store.get(pollSums, { scope: 'velo', thing: 'velo' }))!.sums;
      assert.match(course, new RegExp(`"course":\\[\\["${right().rounds[0]!.eliminated[0]}"\\]`));
      await store.close();
    });

    it('stand beside ballots whose texts are too long to be put together', async () => {
      const store = await open[engine]();
      const names = Array.from({ length: 30 }, (_, at) => `une option au nom assez long ${at}`);
      const settings = { options: names, form: { kind: 'choices', min: 0, max: 30 } } as const;
      const poll = pollOf('long', 'approval', settings);
      const standing = new Map<string, Ballot>();
      const chosen = (from: number, to: number): Ballot => ({ kind: 'choices', choices: names.slice(from, to) });
      for (let number = 0; number < 40; number += 1) {
        for (const [voter, ballot] of [
          [`v${number}`, chosen(0, number % 30)],
          [`v${Math.floor(number / 2)}`, chosen(number % 7, 25)],
          [`w${number}`, chosen(number % 20, (number % 20) + 2)],
        ] as const) {
          await cast(store, poll, voter, ballot);
          standing.set(voter, ballot);
        }
        if (number % 15 === 0) await followBallots(store, poll, noTurn);
      }
      assert.deepEqual(await read(store, poll), tally('approval', standing.values(), settings));
      await store.close();
    });

    if (engine === 'memory') return;

    for (const [method, settings, ballotOf] of [
      ['score', scored, scores],
      ['instant-runoff', ranked, ranking],
    ] as const)
      it(`make a ballot cost the same at any number of different ones, and its result as well, by ${method}`, async () => {
        const store = await open[engine]();
        const poll = pollOf('velo', method, settings);
        const counts = createCounts(() => now, noTurn);
        const change = async (number: number) => {
          log.take();
          await cast(store, poll, 'v3', ballotOf(number));
          const act = log.take();
          now += 5000;
          const { result } = await tallyPoll({ store, counts }, poll);
          const reading = log.take();
          await counts.idle();
          const keeping = log.take();
          // What is kept is worked out while the answer is read on: which of their statements comes first is left to the machine.
          const costs = [act, [...reading, ...keeping]].map((each) => each.map(({ text }) => text).sort());
          return { result, costs, reading };
        };
        await fill(store, poll, 0, 1500, ballotOf);
        await followBallots(store, poll, noTurn);
        await change(20_000);
        const few = await change(20_001);
        await fill(store, poll, 1500, 6000, ballotOf);
        await followBallots(store, poll, noTurn);
        await change(20_002);
        const many = await change(20_003);
        const numbers = [...Array(6000).keys()].map((number) => (number === 3 ? 20_003 : number));
        const told = { ...settings, options: [...settings.options] };
        assert.deepEqual(many.result, tally(method, numbers.map(ballotOf), told));
        assert.deepEqual(many.costs, few.costs);
        assert.ok(
          many.reading.every(({ rows }) => rows <= 12),
          JSON.stringify(many.reading),
        );
        await store.close();
      });
  });
}
