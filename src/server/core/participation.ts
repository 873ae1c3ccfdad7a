import { mailboxesOf } from './mailboxes.ts';
import type { ReadStore, Writer } from '../store/store.ts';
import { keyedDigest } from './crypto.ts';
import { addJoined } from './participant-days.ts';
import type { Services } from './services.ts';
import { participants } from './tables.ts';

/*
 * Who takes part in a scope is one participant, whatever that person does there and however the address is spelt. Those who joined can
 * take back all of it, so they stand under their own id until they do what stays: a ballot.
 */

/** What stands for one address among the participants of a scope; of each, the form in which addresses are compared comes first. */
export interface ParticipantIds {
  readonly asMember: Digests;
  readonly asVoter: Digests;
}
type Digests = readonly [same: string, ...earlier: string[]];

/** Makes what stands for an address in a scope as that of someone who joined. Without the server's secret it can't be found by trying. */
export const memberDigests = ({ secret }: Services, scope: string, email: string): Promise<Digests> =>
  digestsOf(email, (spelling) => keyedDigest(secret, `member\n${scope}\n${spelling}`));

/** Makes what stands for an address in a scope, before the transaction that counts its owner. */
export const participantIds = async (services: Services, scope: string, email: string): Promise<ParticipantIds> => ({
  asMember: await memberDigests(services, scope, email),
  asVoter: await digestsOf(email, (spelling) => keyedDigest(services.secret, JSON.stringify([scope, spelling]))),
});

async function digestsOf(email: string, make: (spelling: string) => Promise<string>): Promise<Digests> {
  const [same, ...earlier] = mailboxesOf(email);
  return [await make(same), ...(await Promise.all(earlier.map(make)))];
}

/** Counts whose ballot was confirmed. */
export async function countVoter(writer: Writer, scope: string, ids: ParticipantIds, now: number): Promise<void> {
  let joined = 0;
  for (const id of ids.asMember) joined -= await writer.remove(participants, { scope, id });
  const [id] = ids.asVoter;
  if (!(await hasVoted(writer, scope, ids))) joined += Number(await writer.insert(participants, { scope, id }));
  await addJoined(writer, scope, id, now, joined);
}

/** Counts a member who comments or votes on a comment. */
export async function countMember(
  writer: Writer,
  scope: string,
  id: string,
  ids: ParticipantIds,
  now: number,
): Promise<void> {
  if (await hasVoted(writer, scope, ids)) return;
  if (await writer.insert(participants, { scope, id })) await addJoined(writer, scope, id, now);
}

async function hasVoted(reader: ReadStore, scope: string, { asVoter }: ParticipantIds): Promise<boolean> {
  for (const id of asVoter) if (await reader.get(participants, { scope, id })) return true;
  return false;
}
