import { mostByOneSlot, readCounters } from '../../core/counters.ts';
import type { CountServices } from '../../core/counts.ts';
import { counters } from '../../core/tables.ts';
import { slotOf } from '../../store/counting.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import type { PollDocument, StoredPoll } from './document.ts';
import { ballots, quorums } from './tables.ts';

/*
 * When the quorum of a poll is reached. The transaction that brings the ballots to it stamps it; what happens to them afterwards changes
 * nothing of it. A quorum that is promised when more ballots are there already is reached by the change that promises it. Polls that are part of
 * something else owe nothing by themselves.
 */

/** Returns how many ballots there are besides those of the store: in the document, and in counts that stand in it. */
export const besides = ({ bundles = [], offline = [] }: PollDocument): number =>
  bundles.reduce((sum, { times }) => sum + times, 0) + offline.reduce((sum, { result }) => sum + result.ballots, 0);

/** Counts all ballots of a poll: those of the store, on paper, and in its document. */
export async function countAll(
  reader: ReadStore,
  { scope, id: thing, document }: Pick<StoredPoll, 'scope' | 'id' | 'document'>,
): Promise<number> {
  const [cast, kinds] = await Promise.all([readCounters(reader, scope, ''), readCounters(reader, scope, thing)]);
  return (cast.get('ballots') ?? 0) + (kinds.get('paper') ?? 0) + besides(document);
}

/** Stamps the quorum where the ballots have come to it by one, which was put in the same transaction. @param voter the name that it stands under */
export async function stampQuorum(writer: Writer, poll: StoredPoll, voter: string, now: number): Promise<void> {
  const { scope, id: thing, document } = poll;
  const { quorum } = document;
  if (!quorum || scope !== thing || (await writer.get(quorums, { scope, thing, at: quorum.at }))) return;
  const slot = slotOf(ballots, { scope, thing, voter });
  const own = (await writer.get(counters, { scope, thing: '', kind: 'ballots', slot }))?.value ?? 0;
  const papers = await writer.list(counters, { scope, thing, kind: 'paper' });
  const paper = papers.reduce((sum, { value }) => sum + value, 0);
  // The whole count is only read close to the quorum: who reads it meets everyone who votes at the same time.
  if (mostByOneSlot(own) + paper + besides(document) < quorum.at) return;
  await stampPassedQuorum(writer, poll, now);
}

/** Stamps the quorum where the ballots stand at or beyond it; answers whether it was not stamped yet. */
export async function stampPassedQuorum(writer: Writer, poll: StoredPoll, now: number): Promise<boolean> {
  const { scope, id: thing, document } = poll;
  const { quorum } = document;
  if (!quorum || scope !== thing || (await countAll(writer, poll)) < quorum.at) return false;
  return writer.insert(quorums, { scope, thing, at: quorum.at, reached_at: now });
}

/** Checks whether the quorum of a poll was reached, stamped or not. */
export async function isQuorumReached(reader: ReadStore, poll: StoredPoll): Promise<boolean> {
  const { scope, id: thing, document } = poll;
  const { quorum } = document;
  if (!quorum || scope !== thing) return false;
  const stamp = await reader.get(quorums, { scope, thing, at: quorum.at });
  return stamp !== undefined || (await countAll(reader, poll)) >= quorum.at;
}

/** Reads when the quorum of a poll was reached; nothing where it was not. */
export async function readQuorum({ store, counts }: CountServices, poll: StoredPoll): Promise<number | undefined> {
  const { scope, id: thing, document } = poll;
  const { quorum } = document;
  if (!quorum || scope !== thing) return undefined;
  return counts.once(scope, thing, `quorum ${quorum.at}`, async (asOf) => {
    const key = { scope, thing, at: quorum.at };
    const kept = await store.get(quorums, key);
    if (kept) return kept.reached_at;
    if ((await countAll(store, poll)) < quorum.at) return undefined;
    await store.write((writer) => stampPassedQuorum(writer, poll, asOf));
    return (await store.get(quorums, key))?.reached_at;
  });
}
