import { slots } from '../../core/earlier-tables.ts';
import { countedAs, counters } from '../../core/tables.ts';
import { fillCounters, type Migration } from '../../store/schema.ts';
import { table, type AnyTable } from '../../store/store.ts';
import * as earlier from './earlier-tables.ts';
import { followBallot, stanceTotals } from './stance-totals.ts';

/** Ballots of a longer text are not put together by what they say; only polls of hundreds of options have such. */
export const maxCountedLength = 400;

/** How many ballots of a poll say the same, kept by whoever changes one. All the long ones stand under ''. */
export const ballotCounts = table<{ scope: string; thing: string; choice: string; slot: number; value: number }>({
  name: 'ballot_count',
  columns: { scope: 'text', thing: 'text', choice: 'text', slot: 'integer', value: 'integer' },
  key: ['scope', 'thing', 'choice', 'slot'],
  isShuffled: true,
});

/**
 * How many more or fewer ballots say something than those in `poll_sums`: what a ballot changes stands here until it is added there. It
 * has the rows of `ballot_count` where nothing was added yet.
 */
export const ballotsSince = table<{ scope: string; thing: string; choice: string; slot: number; value: number }>({
  ...ballotCounts,
  name: 'ballot_since',
});

/** The kind of the number that goes up whenever a ballot of a poll comes, changes or goes. */
export const changesKind = 'ballot changes';

/**
 * A ballot: one per voter and thing, kept so by the key. A later ballot replaces the earlier. `choice` is its text, see
 * `ballot-codec.ts`; `voter` is the name that takes the server's secret to find, see `apart.ts`; of imported ballots it is the author. It has no time.
 */
export const ballots = table<{ scope: string; thing: string; voter: string; choice: string }>({
  name: 'ballot',
  columns: { scope: 'text', thing: 'text', voter: 'text', choice: 'text' },
  key: ['scope', 'thing', 'voter'],
  isShuffled: true,
  counters: [
    countedAs('ballots'),
    { into: ballotCounts, by: ['scope', 'thing', 'choice'], longest: { choice: maxCountedLength } },
    {
      into: ballotsSince,
      by: ['scope', 'thing', 'choice'],
      longest: { choice: maxCountedLength },
      counts: 'since',
    },
    { into: counters, by: ['scope', 'thing'], as: { kind: changesKind }, counts: 'changes' },
  ],
  follow: followBallot,
});

/**
 * The result of a poll of many different ballots, kept as long as it is that of `version`; `settings` tells it from one that was counted
 * otherwise. At the close it stays.
 */
export const pollTallies = table<{
  scope: string;
  thing: string;
  settings: string;
  version: string;
  as_of: number;
  result: string;
}>({
  name: 'poll_tally',
  columns: { scope: 'text', thing: 'text', settings: 'text', version: 'text', as_of: 'integer', result: 'text' },
  key: ['scope', 'thing'],
});

/**
 * What the ballots of a poll come to (`TallySums` as JSON), but for those in `ballot_since` and for long ones: the numbers to which each
 * ballot adds its own. `settings` tells by what they were counted, `step` goes up whenever they change, and `changes` says how many
 * changes of ballots they have at least.
 */
export const pollSums = table<{
  scope: string;
  thing: string;
  settings: string;
  step: number;
  changes: number;
  sums: string;
}>({
  name: 'poll_sums',
  columns: { scope: 'text', thing: 'text', settings: 'text', step: 'integer', changes: 'integer', sums: 'text' },
  key: ['scope', 'thing'],
});

/** The kind of the number of ballots of a poll that were taken out of the count. */
export const invalidKind = 'ballots taken out';

/** A ballot that was taken out of the count by those who run the site, as it was, or '' once its voter withdrew it. They cast no other one. */
export const invalidBallots = table<{ scope: string; thing: string; voter: string; choice: string }>({
  name: 'invalid_ballot',
  columns: { scope: 'text', thing: 'text', voter: 'text', choice: 'text' },
  key: ['scope', 'thing', 'voter'],
  isShuffled: true,
  counters: [{ into: counters, by: ['scope', 'thing'], as: { kind: invalidKind } }],
});

/** A ballot whose author has not confirmed it, sealed (see `waiting-choice.ts`); it goes when they do, or when they give it up. */
export const pendingBallots = table<{ scope: string; act: string; choice: string }>({
  name: 'pending_ballot',
  columns: { scope: 'text', act: 'text', choice: 'text' },
  key: ['scope', 'act'],
});

/**
 * The voter for whom an act was confirmed: what lets its key change, withdraw and look up. No address is tied to either, and no ballot stands
 * under this name. `domain` is a keyed digest of that of the address, see `domains.ts`: '' of acts from before it was kept, and once it is erased.
 */
export const voters = table<{ scope: string; act: string; voter: string; domain: string }>({
  name: 'voter',
  columns: { scope: 'text', act: 'text', voter: 'text', domain: 'text' },
  key: ['scope', 'act'],
  indexes: { voter: ['scope', 'voter', 'act'] },
});

/** When the ballots of a poll first came to a quorum, kept by the transaction that brought them there. */
export const quorums = table<{ scope: string; thing: string; at: number; reached_at: number }>({
  name: 'poll_quorum',
  columns: { scope: 'text', thing: 'text', at: 'integer', reached_at: 'integer' },
  key: ['scope', 'thing', 'at'],
});

/** A quorum that was set below the count while that was hidden, until the log says it. */
export const hiddenQuorums = table<{ scope: string; thing: string; at: number; reached_at: number }>({
  name: 'hidden_quorum',
  columns: { scope: 'text', thing: 'text', at: 'integer', reached_at: 'integer' },
  key: ['scope', 'thing', 'at'],
});

/** Every table of polls. */
export const pollTables: readonly AnyTable[] = [
  ballots,
  invalidBallots,
  pendingBallots,
  voters,
  ballotCounts,
  ballotsSince,
  stanceTotals,
  pollSums,
  pollTallies,
  quorums,
  hiddenQuorums,
];

/** The steps that bring databases of earlier versions of the tables of polls to those of today. */
export const pollMigrations: readonly Migration[] = [
  { version: 2, up: fillCounters(slots, earlier.ballots) },
  // A program that does not know `ballot_since` would change ballots without it. What came before is in no sums yet.
  { version: 3, up: async () => undefined },
  // Nor does one follow them that does not know `stance_total`; whoever lists polls by it begins it.
  { version: 4, up: async () => undefined },
  // A program that does not know `invalid_ballot` would let its voters vote again.
  { version: 5, up: async () => undefined },
  // A program that does not know `poll_quorum` would let one be reached unseen.
  { version: 6, up: async () => undefined },
  // A ballot has no time any more, and no row tells when it came.
  {
    version: 7,
    async up({ writeAnew }) {
      for (const each of earlier.withoutOrder) await writeAnew(each);
    },
  },
  // A program that can't read what waits sealed would count what no ballot says. What waits in clear is sealed by who has the secret.
  { version: 8, up: async () => undefined },
  // Of which domain the address was is not known of ballots that came until then.
  { version: 9, up: ({ addColumn }) => addColumn(voters, 'domain', '') },
];
