import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { result as resultSchema } from '../../src/schema/ballot.ts';
import type { BallotLine, TallySettings } from '../../src/schema/ballot.ts';
import { resultFault } from '../../src/tally/check.ts';
import { sameResult } from '../../src/tally/same.ts';
import { startTally, tally } from '../../src/tally/tally.ts';
import { elections, methodIds, numRuns, ranks, renamed } from './elections.ts';
import type { Election } from './elections.ts';

/** What every method owes to every voter and to every option. */
for (const method of methodIds) {
  describe(method, () => {
    const count = (ballots: Iterable<BallotLine>, settings: TallySettings) => tally(method, ballots, settings);
    const holds = (name: string, predicate: (election: Election) => void, lot: 'lot' | 'no lot' | 'any' = 'any') => {
      void test(name, () => fc.assert(fc.property(elections(method, lot), predicate), { numRuns }));
    };

    test('the order of the ballots changes nothing', () =>
      fc.assert(
        fc.property(
          elections(method).chain((election) =>
            fc.tuple(
              fc.constant(election),
              fc.shuffledSubarray(election.ballots, { minLength: election.ballots.length }),
            ),
          ),
          ([{ ballots, settings }, shuffled]) => assert.deepEqual(count(shuffled, settings), count(ballots, settings)),
        ),
        { numRuns },
      ));

    holds('a bundle is as many ballots', ({ ballots, settings }) => {
      const single = ballots.flatMap(({ times, ballot }) => new Array<BallotLine>(times).fill(ballot));
      assert.deepEqual(count(single, settings), count(ballots, settings));
    });

    if (method !== 'three-way') {
      test('the names and the order of the options change nothing', () =>
        fc.assert(
          fc.property(
            elections(method).chain((election) =>
              fc.tuple(
                fc.constant(election),
                fc.shuffledSubarray(election.settings.options, { minLength: election.settings.options.length }),
              ),
            ),
            ([{ ballots, settings }, order]) => {
              const name = (option: string) => order[settings.options.indexOf(option)]!;
              const lotOrder = settings.lotOrder?.map(name);
              const other = count(
                ballots.map(({ times, ballot }) => ({ times, ballot: renamed(ballot, name) })),
                { ...settings, ...(lotOrder && { lotOrder }) },
              );
              const mapped = Object.entries(ranks(count(ballots, settings))).map(([option, rank]) => [
                name(option),
                rank,
              ]);
              assert.deepEqual(ranks(other), Object.fromEntries(mapped));
            },
          ),
          { numRuns },
        ));
    }

    holds('twice the same ballots give the same ranking', ({ ballots, settings }) => {
      assert.deepEqual(count([...ballots, ...ballots], settings).ranking, count(ballots, settings).ranking);
    });

    holds('blank ballots change nothing but their number', ({ ballots, settings }) => {
      const blank: BallotLine[] = [{ kind: 'blank' }, { times: 40, ballot: { kind: 'blank' } }];
      const without = count(ballots, settings);
      const more = { ballots: without.ballots + 41, blank: without.blank + 41 };
      assert.deepEqual(count([...blank, ...ballots], settings), { ...without, ...more });
    });

    holds('ballots that went through JSON give the same result, which goes through JSON', ({ ballots, settings }) => {
      const result = count(ballots, settings);
      const again = JSON.parse(JSON.stringify(ballots)) as BallotLine[];
      assert.deepEqual(count(again, settings), result);
      assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
    });

    holds('ballots may come bit by bit', ({ ballots, settings }) => {
      const { add, result } = startTally(method, settings);
      for (const line of ballots) {
        add(line);
        result();
      }
      assert.deepEqual(result(), count(ballots.values(), settings));
    });

    holds('the result is what the schema says, and adds up', ({ ballots, settings }) => {
      const result = count(ballots, settings);
      assert.deepEqual(resultSchema.parse(result), result);
      assert.equal(resultFault(result), undefined);
      assert.ok(sameResult(result, Object.fromEntries(Object.entries(result).reverse())));
    });

    if (method !== 'condorcet' && method !== 'three-way') {
      holds(
        'a lot leaves no tie, where anyone voted',
        ({ ballots, settings }) => {
          const result = count(ballots, settings);
          if (result.counted > 0) assert.ok(result.ranking.every(({ options }) => options.length === 1));
          else assert.equal(result.ranking.length, 1);
        },
        'lot',
      );
    }

    // Instant run-off and ranked pairs use the lot on the way, not only at the end.
    if (method !== 'instant-runoff' && method !== 'ranked-pairs') {
      holds(
        'a lot only parts options that share a rank, and is named where it did',
        ({ ballots, settings: { lotOrder, ...settings } }) => {
          const shared = ranks(count(ballots, settings));
          const parted = count(ballots, { ...settings, lotOrder: lotOrder! });
          for (const { rank, options, byLot } of parted.ranking) {
            for (const option of options) {
              assert.ok(shared[option]! <= rank);
              const alone = Object.values(shared).filter((other) => other === shared[option]).length === 1;
              assert.equal(byLot ?? false, options.length === 1 && !alone);
            }
          }
          const order = parted.ranking.flatMap(({ options }) => options);
          assert.deepEqual(
            order.map((option) => shared[option]),
            Object.values(shared).sort((a, b) => a - b),
          );
        },
        'lot',
      );
    }
  });
}
