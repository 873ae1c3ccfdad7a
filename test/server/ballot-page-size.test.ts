import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Recounting } from '../../src/elements/poll/voting/recounting.ts';
import type { Ballot, BallotLine } from '../../src/schema/ballot.ts';
import type { Poll, PublishedBallots } from '../../src/schema/poll.ts';
import { largestBody } from '../../src/server/http/body.ts';
import { writeBallot } from '../../src/server/nouns/poll/ballot-codec.ts';
import { ballots } from '../../src/server/nouns/poll/tables.ts';
import { settingsOf } from '../../src/tally/settings.ts';
import { tally } from '../../src/tally/tally.ts';
import { pollTown } from './poll-support.ts';

const maxBytes = 2_000_000;
const bytesOf = (page: unknown): number => new TextEncoder().encode(JSON.stringify(page)).length;

/** What makes names long in JSON. */
const signs = ['\u0001', '"', '\\', '\ud7ff', '😀', 'é', 'a'];

const cases = fc.record(
  {
    sign: fc.constantFrom(...signs),
    /** Names of so many signs: 200 at most, with the number that tells them apart. */
    length: fc.constantFrom(1, 30, 96),
    names: fc.constantFrom(2, 50, 999),
    /** Ballots in the document, and ballots that were cast, and how many of the options they rank. */
    given: fc.nat(4),
    cast: fc.nat(60),
    ranked: fc.double({ min: 0, max: 1, noNaN: true }),
    copies: fc.integer({ min: 1, max: 3 }),
  },
  { noNullPrototype: true },
);

describe('a page of published ballots', () => {
  it('is never of two million bytes, however long ballots are, and all of them have each ballot once', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ sign, length, names, given, cast, ranked, copies }) => {
        const options = Array.from({ length: names }, (_, at) => `${at}${sign.repeat(length)}`);
        const ranking = (number: number, places: number): Ballot => ({
          kind: 'ranking',
          ranking: Array.from({ length: Math.max(1, places) }, (_, at) => options[(number + at) % names]!),
        });
        const document = {
          options: options.map((id) => ({ id, label: { fr: 'x' } })),
          form: { kind: 'ranking', min: 1, max: names, ties: false },
          method: 'borda',
          results: 'always',
          bundles: Array.from({ length: given }, (_, at) => ({ times: copies, ballot: ranking(at, names) })),
        } as const;
        const town = await pollTown({ document });
        const voted: Ballot[] = [];
        for (let number = 0; number < cast; number += 1) {
          const ballot = ranking(Math.floor(number / copies), Math.floor(ranked * names));
          // Nobody can cast a larger one.
          if (bytesOf(ballot) < largestBody) voted.push(ballot);
        }
        const row = (ballot: Ballot, at: number) => ({
          scope: 'arbre',
          thing: 'arbre',
          voter: `v${at}`,
          choice: writeBallot(ballot, options),
        });
        await town.store.write((writer) => writer.insertMany(ballots, voted.map(row)));
        const lines: BallotLine[] = [];
        for (let next: string | undefined = ''; next !== undefined;) {
          // A place stands in an address, which a server takes only so long.
          assert.ok(next.length < 8000, `a place of ${next.length} signs`);
          const page: PublishedBallots = (await town.read(
            `/polls/arbre/ballots${next && `?after=${next}`}`,
          )) as unknown as PublishedBallots;
          assert.ok(bytesOf(page) < maxBytes, `${bytesOf(page)} bytes`);
          lines.push(...page.lines);
          ({ next } = page);
        }
        const poll = await town.poll();
        assert.deepEqual(tally('borda', lines, settingsOf(poll)), poll.result);
        assert.equal(poll.result?.ballots, voted.length + given * copies);
        await town.store.close();
      }),
      {
        numRuns: 12,
        examples: [
          [{ sign: '\u0001', length: 96, names: 999, given: 4, cast: 0, ranked: 0, copies: 1 }],
          [{ sign: '\u0001', length: 96, names: 999, given: 3, cast: 60, ranked: 0.1, copies: 1 }],
        ],
      },
    );
  });
});

describe('a recount of a million different ballots', () => {
  const options = Array.from({ length: 20 }, (_, at) => `option-${at}`);
  const all = 2 ** options.length;
  const perPage = 8192;
  /** The ballot whose choices are the bits of a number: each of the million is another. */
  const ballotOf = (number: number): Ballot => ({
    kind: 'choices',
    choices: options.filter((_, at) => number & (1 << at)),
  });

  it('keeps no page once it asks for the next one', async () => {
    const form = { kind: 'choices', min: 0, max: 20 } as const;
    const votes = options.map((option) => ({ option, votes: all / 2 }));
    const result = {
      ...tally('approval', [], { options, form }),
      ballots: all,
      counted: all,
      counts: votes,
      ranking: [{ rank: 1, options }],
    };
    const poll = {
      options: options.map((id) => ({ id, label: id })),
      form,
      method: 'approval',
      result,
      ballotsVersion: '1',
    } as unknown as Poll;
    const host = { addController: () => undefined, requestUpdate: () => undefined };
    const recounting = new Recounting(host as unknown as ConstructorParameters<typeof Recounting>[0]);
    let last: BallotLine[] = [];
    let largest = 0;
    await recounting.run(
      async (_, after = '0') => {
        // Whoever still had it would count it no more.
        last.length = 0;
        const from = Number(after);
        last = Array.from({ length: perPage }, (_, at) => ({ times: 1, ballot: ballotOf(from + at) }));
        const next = from + perPage;
        const page: PublishedBallots = {
          lines: last,
          version: '1',
          ...(next < all && { next: String(next) }),
          asOf: '',
        };
        if (from === all - perPage) largest = bytesOf(page);
        return page;
      },
      async () => poll,
    );
    assert.deepEqual([recounting.state, recounting.ballots], ['same', all]);
    // The last page has the longest ballots.
    assert.ok(largest > 1_000_000 && largest < maxBytes, `${largest} bytes`);
  });
});
