import { sameAddress, spellingsOf } from './mailboxes.ts';
import type { Writer } from '../store/store.ts';
import { keyedDigest } from './crypto.ts';
import type { Services } from './services.ts';
import { participants } from './tables.ts';

/*
 * Who takes part in a scope is one participant, whatever that person does there and however the address is spelt. Those who joined can
 * take back all of it, so they stand under their own id until they do what stays: a ballot.
 */

/** What stands for an address in a scope as that of someone who joined. Without the server's secret it can't be found by trying. */
export const memberDigest = ({ secret }: Services, scope: string, address: string): Promise<string> =>
  keyedDigest(secret, `member\n${scope}\n${address}`);

const voterDigest = ({ secret }: Services, scope: string, address: string): Promise<string> =>
  keyedDigest(secret, JSON.stringify([scope, address]));

/** Counts whose ballot was confirmed. */
export async function countVoter(services: Services, writer: Writer, scope: string, email: string): Promise<void> {
  for (const spelling of spellingsOf(email)) {
    await writer.remove(participants, { scope, id: await memberDigest(services, scope, spelling) });
  }
  if (await hasVoted(services, writer, scope, email)) return;
  await writer.insert(participants, { scope, id: await voterDigest(services, scope, sameAddress(email)) });
}

/** Counts a member who comments or votes on a comment. */
export async function countMember(
  services: Services,
  writer: Writer,
  scope: string,
  { id, email }: { id: string; email: string },
): Promise<void> {
  if (!(await hasVoted(services, writer, scope, email))) await writer.insert(participants, { scope, id });
}

async function hasVoted(services: Services, writer: Writer, scope: string, email: string): Promise<boolean> {
  for (const spelling of spellingsOf(email)) {
    if (await writer.get(participants, { scope, id: await voterDigest(services, scope, spelling) })) return true;
  }
  return false;
}
