import { digest } from '../../core/crypto.ts';
import { Refusal } from '../../core/refusal.ts';
import { sameAddress, spellingsOf } from '../../core/mailboxes.ts';
import { memberDigests } from '../../core/participation.ts';
import type { Identities } from '../../confirmation/rules.ts';
import type { Services } from '../../core/services.ts';
import type { ReadStore } from '../../store/store.ts';
import { grants, memberKeys, members } from './tables.ts';
import type { StoredThread } from './find.ts';

/** Who joined: one per address and scope. */
export interface Member {
  id: string;
  name: string;
  /** Kept for notices on this person's own comments, and shown to nobody. */
  email: string;
  lang: string;
  /** When the key that acts was confirmed. */
  since: number;
}

export type Role = 'moderator' | 'official';

/** Returns the id of a member: a digest of the address, keyed by the server's secret, that differs from scope to scope. */
export async function memberIdentities(services: Services, scope: string, email: string): Promise<Identities> {
  const [same, ...earlier] = await memberDigests(services, scope, email);
  return { same, earlier };
}

/** Returns the id under which an address has joined a scope, or would: who joined under an earlier form of the address is that member still. */
export async function memberId(services: Services, scope: string, email: string): Promise<string> {
  const { same, earlier } = await memberIdentities(services, scope, email);
  for (const id of earlier) if (await services.store.get(members, { scope, id })) return id;
  return same;
}

/** Returns the digest of an address as documents and grants name it, which are written without the server's secret. */
export const addressDigest = (scope: string, email: string): Promise<string> =>
  digest(`${scope}\n${sameAddress(email)}`);

/** Stands before a participant's key in the digest that is kept of it. */
export const keyPrefix = 'member ';

/** The digest that is kept of a participant's key: the id of the act by which one joined with it. */
const keyDigest = (key: string): Promise<string> => digest(`${keyPrefix}${key}`);

/** Finds the member for whom a key acts. @throws Refusal `unknown` where the key was never confirmed, or is forgotten. */
export async function memberOf(reader: ReadStore, scope: string, key: string): Promise<Member> {
  const found = await reader.get(memberKeys, { scope, key: await keyDigest(key) });
  const row = found && (await reader.get(members, { scope, id: found.member }));
  if (!row) throw new Refusal('unknown', { status: 403 });
  return { id: row.id, name: row.name, email: row.email, lang: row.lang, since: found.at };
}

/** Checks whether a key is good in a scope: asked before any work is done for who sent it. */
export const isMember = async (reader: ReadStore, scope: string, key: string): Promise<boolean> =>
  (await reader.get(memberKeys, { scope, key: await keyDigest(key) })) !== undefined;

/** A key that moderates, or speaks for the institution, ends after so long; its owner joins again by a mailed code. */
export const roleLifetime = 30 * 24 * 3600 * 1000;

/** Checks whether a member was given a role, in the document of the thread or by a grant, and acts by a key that is fresh enough for it. */
export async function hasRole(
  reader: ReadStore,
  { scope, rules }: StoredThread,
  { email, since }: Member,
  role: Role,
  now: number,
): Promise<boolean> {
  return now - since < roleLifetime && isGranted(reader, { scope, rules }, email, role);
}

/** Checks whether a role was given to an address. */
export async function isGranted(
  reader: ReadStore,
  { scope, rules }: Pick<StoredThread, 'scope' | 'rules'>,
  email: string,
  role: Role,
): Promise<boolean> {
  const addresses = await Promise.all(spellingsOf(email).map((each) => digest(`${scope}\n${each}`)));
  const listed = role === 'moderator' ? rules.moderators : rules.officials;
  if (addresses.some((address) => listed?.includes(address))) return true;
  const granted = await Promise.all(addresses.map((address) => reader.get(grants, { scope, address, role })));
  return granted.some((grant) => grant !== undefined);
}

/** Finds the member with this key, who is a moderator. @throws Refusal `unknown`, or `not-allowed`. */
export async function moderatorOf(reader: ReadStore, thread: StoredThread, key: string, now: number): Promise<Member> {
  const member = await memberOf(reader, thread.scope, key);
  if (!(await hasRole(reader, thread, member, 'moderator', now))) throw new Refusal('not-allowed');
  return member;
}
