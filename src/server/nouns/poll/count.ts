import type { Bundle, Result } from '../../../schema/ballot.ts';
import { startTally } from '../../../tally/tally.ts';
import { tallySettingsOf } from './document.ts';
import type { CountServices } from '../../core/counts.ts';
import type { Reader } from '../../store/store.ts';
import { ballots } from './tables.ts';
import { events } from '../../confirmation/tables.ts';
import type { StoredPoll } from './document.ts';
import { readBallot } from './ballot-codec.ts';

/** What the ballots of a poll come to, and when they were counted. */
export interface PollTally {
  asOf: number;
  result: Result;
  /** Ballots that wait for their confirmation. */
  waiting: number;
}

/** All ballots of a poll, those that say the same in one line, in an order that tells nothing. */
export interface BallotSheet {
  asOf: number;
  lines: readonly Bundle[];
}

/** Counts the ballots of a poll. */
export const tallyPoll = ({ store, counts }: CountServices, poll: StoredPoll): Promise<PollTally> =>
  counts.once(poll.scope, poll.id, 'tally', (asOf) => count(store, poll, asOf));

/** Reads the ballots of a poll as they are published, whether or not they may be now. */
export const readBallots = ({ store, counts }: CountServices, poll: StoredPoll): Promise<BallotSheet> =>
  counts.once(poll.scope, poll.id, 'ballots', (asOf) => sort(store, poll, asOf));

const page = 5000;

/** The texts of a poll's ballots with how often they stand there; those of few kinds are put together by the database. */
async function* texts(
  store: Reader,
  { scope, id: thing, document }: StoredPoll,
): AsyncGenerator<[text: string, times: number]> {
  if (document.form.kind === 'three-way' || document.form.kind === 'choices') {
    for (const [text, times] of await store.countBy(ballots, { scope, thing }, 'choice')) yield [String(text), times];
    return;
  }
  let after: string[] | undefined;
  for (;;) {
    const rows = await store.list(ballots, { scope, thing }, { limit: page, ...(after && { after }) });
    for (const { choice } of rows) yield [choice, 1];
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = [last.voter];
  }
}

/** Counts the ballots of a poll, a page at a time. */
async function count(store: Reader, poll: StoredPoll, asOf: number): Promise<PollTally> {
  const { scope, id: thing, document } = poll;
  const { add, result } = startTally(document.method, tallySettingsOf(document));
  for (const bundle of document.bundles ?? []) add(bundle);
  for await (const [text, times] of texts(store, poll)) add({ times, ballot: readBallot(text) });
  const kinds = await store.countBy(events, { scope, thing }, 'kind');
  const of = (kind: string): number => kinds.get(kind) ?? 0;
  const waiting = Math.max(0, of('received') - of('counted') - of('cancelled'));
  return { asOf, result: result(), waiting };
}

/** Puts ballots that say the same together and sorts them by what they say. */
async function sort(store: Reader, poll: StoredPoll, asOf: number): Promise<BallotSheet> {
  const all = new Map<string, number>();
  const put = (text: string, times: number) => all.set(text, (all.get(text) ?? 0) + times);
  for (const { times, ballot } of poll.document.bundles ?? []) put(JSON.stringify(ballot), times);
  for await (const [text, times] of texts(store, poll)) put(text, times);
  const lines = [...all]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, times]) => ({ times, ballot: readBallot(text) }));
  return { asOf, lines };
}
