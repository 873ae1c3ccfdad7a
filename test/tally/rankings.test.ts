import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Ballot, MethodId } from '../../src/schema/ballot.ts';
import { at } from '../../src/tally/duels.ts';
import { tally } from '../../src/tally/tally.ts';
import { elections, numRuns, rankingMethods, ranks, winners } from './elections.ts';
import type { Election } from './elections.ts';

/* The methods on rankings against their definitions, each written again in the slowest and plainest way. */

const holds = (method: MethodId, name: string, predicate: (election: Election) => void, lot?: 'lot' | 'no lot') => {
  void test(name, () => fc.assert(fc.property(elections(method, lot), predicate), { numRuns }));
};

/** The place of an option on a ballot, the same for all that are left out. */
function placeOn(ballot: Ballot, option: string): number {
  if (ballot.kind !== 'ranking') return 0;
  const place = ballot.ranking.findIndex((item) => (Array.isArray(item) ? item.includes(option) : item === option));
  return place < 0 ? Infinity : place;
}

const before = ({ ballots }: Election, a: string, b: string) =>
  ballots.reduce((sum, { times, ballot }) => sum + (placeOn(ballot, a) < placeOn(ballot, b) ? times : 0), 0);

const beats = (election: Election, a: string, b: string) => before(election, a, b) > before(election, b, a);

/** The smallest set of options that beat all the others, by looking at every set. */
function smithSet(election: Election): string[] {
  const { options } = election.settings;
  const sets = Array.from({ length: 2 ** options.length - 1 }, (_, bits) =>
    options.filter((_, place) => ((bits + 1) >> place) & 1),
  );
  return sets
    .filter((set) => set.every((a) => options.every((b) => set.includes(b) || beats(election, a, b))))
    .reduce((a, b) => (b.length < a.length ? b : a));
}

/** The strongest chain by going along every chain without return. */
function chain(election: Election, from: string, to: string, seen: readonly string[] = [from]): number {
  const strengths = election.settings.options
    .filter((next) => !seen.includes(next) && beats(election, from, next))
    .map((next) => {
      const rest = next === to ? Infinity : chain(election, next, to, [...seen, next]);
      return Math.min(before(election, from, next), rest);
    });
  return Math.max(0, ...strengths);
}

for (const method of rankingMethods) {
  describe(method, () => {
    holds(method, 'publishes the duels', (election) => {
      const { options } = election.settings;
      const { duels } = tally(method as 'borda', election.ballots, election.settings);
      options.forEach((a, i) => options.forEach((b, j) => assert.equal(at(duels, i, j), before(election, a, b))));
    });

    holds(method, 'publishes the first preferences', (election) => {
      const result = tally(method as 'borda', election.ballots, election.settings);
      const { options } = election.settings;
      for (const { option, first } of result.counts) {
        const alone = election.ballots.filter(
          ({ ballot }) => placeOn(ballot, option) === 0 && options.every((b) => b === option || placeOn(ballot, b) > 0),
        );
        // A blank ballot puts everything level, and with one option that is first and alone.
        const times = alone.map((line) => (line.ballot.kind === 'ranking' ? line.times : 0));
        assert.equal(
          first,
          times.reduce((sum, one) => sum + one, 0),
        );
      }
    });

    if (method === 'borda') return;

    holds(method, 'gives the first rank to an option that most ballots put first and alone', (election) => {
      const result = tally(method as 'schulze', election.ballots, election.settings);
      const favourite = result.counts.find(({ first }) => 2 * first > result.counted);
      if (favourite) assert.deepEqual(winners(result), [favourite.option]);
    });
  });
}

for (const method of ['condorcet', 'schulze', 'ranked-pairs'] as const) {
  describe(method, () => {
    holds(method, 'elects the option that beats every other one', (election) => {
      const { options } = election.settings;
      const best = options.find((a) => options.every((b) => a === b || beats(election, a, b)));
      if (best) assert.deepEqual(winners(tally(method, election.ballots, election.settings)), [best]);
    });

    holds(method, 'has its first rank in the Smith set', (election) => {
      const set = smithSet(election);
      const first = winners(tally(method, election.ballots, election.settings));
      if (method === 'condorcet') assert.deepEqual([...first].sort(), set.sort());
      else assert.ok(first.every((option) => set.includes(option)));
    });
  });
}

holds('borda', 'borda is the mean of the points of shared places', (election) => {
  const { options } = election.settings;
  const result = tally('borda', election.ballots, election.settings);
  for (const { option, doubledPoints } of result.counts) {
    let expected = 0;
    for (const { times, ballot } of election.ballots) {
      if (ballot.kind !== 'ranking') continue;
      const higher = options.filter((other) => placeOn(ballot, other) < placeOn(ballot, option)).length;
      const level = options.filter((other) => placeOn(ballot, other) === placeOn(ballot, option)).length;
      const points = Array.from({ length: level }, (_, place) => options.length - 1 - higher - place);
      expected += times * (points.reduce((sum, some) => sum + some, 0) / level);
    }
    assert.equal(doubledPoints, 2 * expected);
  }
});

holds('schulze', 'schulze compares the strongest chains', (election) => {
  const { options } = election.settings;
  const result = tally('schulze', election.ballots, election.settings);
  options.forEach((a, i) =>
    options.forEach((b, j) => assert.equal(at(result.paths, i, j), a === b ? 0 : chain(election, a, b))),
  );
  const above = (a: string, b: string) => chain(election, a, b) > chain(election, b, a);
  if (!result.lotOrder) {
    const unbeaten = options.filter((a) => !options.some((b) => above(b, a)));
    assert.deepEqual([...winners(result)].sort(), unbeaten.sort());
  }
  const rank = ranks(result);
  for (const a of options) for (const b of options) if (above(a, b)) assert.ok(rank[a]! < rank[b]!);
});

holds(
  'ranked-pairs',
  'ranked pairs with a lot locks one duel after the other unless it closes a circle',
  (election) => {
    const { options, lotOrder } = election.settings;
    const result = tally('ranked-pairs', election.ballots, election.settings);
    fc.pre(result.counted > 0);
    const lot = (option: string) => lotOrder!.indexOf(option);
    const pairs = options
      .flatMap((winner) => options.map((loser) => ({ winner, loser })))
      .filter(({ winner, loser }) => beats(election, winner, loser))
      .map((pair) => ({
        ...pair,
        for: before(election, pair.winner, pair.loser),
        against: before(election, pair.loser, pair.winner),
      }))
      .sort(
        (a, b) =>
          b.for - b.against - (a.for - a.against) ||
          b.for - a.for ||
          lot(a.winner) - lot(b.winner) ||
          lot(b.loser) - lot(a.loser),
      );
    const locked: typeof pairs = [];
    const reaches = (a: string, b: string): boolean =>
      locked.some(({ winner, loser }) => winner === a && (loser === b || reaches(loser, b)));
    const expected = pairs.map((pair) => {
      const lock = !reaches(pair.loser, pair.winner);
      if (lock) locked.push(pair);
      return { ...pair, locked: lock };
    });
    assert.deepEqual(result.pairs, expected);
    const rank = ranks(result);
    for (const { winner, loser } of locked) assert.ok(rank[winner]! < rank[loser]!);
  },
  'lot',
);

/** The alternative vote one elimination at a time; `lot` is asked which of the tied ones leaves. */
function runoff(election: Election, active: readonly string[], history: ReadonlyMap<string, number>[] = []): string {
  const votes = new Map(active.map((option) => [option, 0]));
  for (const { times, ballot } of election.ballots) {
    const choice = (ballot.kind === 'ranking' ? ballot.ranking : []).find((item) => active.includes(item as string));
    if (choice !== undefined) votes.set(choice as string, votes.get(choice as string)! + times);
  }
  const continuing = [...votes.values()].reduce((sum, some) => sum + some, 0);
  const elected = active.find((option) => active.length === 1 || 2 * votes.get(option)! > continuing);
  if (elected !== undefined) return elected;
  const rounds = [...history, votes];
  const { lotOrder } = election.settings;
  const last = [...active].sort((a, b) => {
    for (const round of [...rounds].reverse()) {
      if (round.get(a) !== round.get(b)) return round.get(a)! - round.get(b)!;
    }
    return lotOrder!.indexOf(b) - lotOrder!.indexOf(a);
  })[0]!;
  return runoff(
    election,
    active.filter((option) => option !== last),
    rounds,
  );
}

holds(
  'instant-runoff',
  'instant run-off elects whom the plain count elects, and needs no lot where it says so',
  (election) => {
    const { ballots, settings } = election;
    const { lotOrder: _, ...undrawn } = settings;
    const result = tally('instant-runoff', ballots, settings);
    const without = tally('instant-runoff', ballots, undrawn);
    if (result.counted > 0) assert.deepEqual(winners(result), [runoff(election, settings.options)]);
    if (without.complete) assert.deepEqual(winners(without), winners(result));
    else assert.ok(result.counted === 0 || winners(without).includes(winners(result)[0]!));
    assert.equal(result.rounds.at(-1)!.elected !== undefined, result.complete);
  },
  'lot',
);
