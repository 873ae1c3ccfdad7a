import { sameAddress } from '../core/mailboxes.ts';
import type { MailTopic } from '../core/outbox.ts';
import type { ServerNoun } from '../core/noun.ts';
import { compareValues } from '../store/order.ts';
import type { ReadStore, Writer } from '../store/store.ts';
import { writeLog, type Details } from './log.ts';
import { takeTurn, type Turn } from './pace/turns.ts';
import { isRole, type Given, type Grant, type Officer } from './roles.ts';
import { tellRole, type RoleMails } from './team/mail.ts';
import { digests } from './digest/tables.ts';
import { heldMutes } from './holding/tables.ts';
import { passkeys } from './passkeys/tables.ts';
import { pathOfScope, pathToGiveIn } from './scopes.ts';
import { officerRoles, officers, sessions } from './tables.ts';

/** Finds the officer with an address, in whatever way it is spelt, or by what stands for it in the database. */
export async function findOfficer(store: ReadStore, email: string): Promise<Officer | undefined> {
  const row = await store.get(officers, { address: sameAddress(email) });
  if (!row) return undefined;
  const { address } = row;
  const rows = await store.list(officerRoles, { address });
  return {
    address,
    email: row.email,
    grants: rows.flatMap(({ role, scope, why }) =>
      isRole(role) ? [{ role, scope, ...(why && { why: JSON.parse(why) as Given['why'] & object }) }] : [],
    ),
  };
}

/** Lists those who run the site, by address. */
export async function listOfficers(store: ReadStore): Promise<Officer[]> {
  const rows = await store.list(officers, {});
  const found = await Promise.all(rows.map(({ address }) => findOfficer(store, address)));
  return found
    .filter((officer) => officer !== undefined)
    .sort((one, other) => compareValues(sameAddress(one.email), sameAddress(other.email)));
}

/** Checks whether anyone runs the site yet. */
export const hasOwner = async (store: ReadStore): Promise<boolean> =>
  (await store.list(officerRoles, { scope: '', role: 'owner' }, { index: 'role', limit: 1 })).length > 0;

/** As what it is done, when, and why; the nouns say where things stand. */
interface How extends Turn {
  nouns: readonly ServerNoun[];
  why?: Details['why'] | undefined;
  /** How those who get or lose a role are told; nobody is, where it is missing. */
  mails?: RoleMails | undefined;
}

/** What came of giving or taking a role. @property mail the one that tells whoever it is about; they have to be told otherwise where there is none */
export interface Told {
  mail?: MailTopic | undefined;
}

/** Gives an address a role; answers whether that is new, and who is told. @param email a checked address; @throws UnknownScope where the role is in a thing that is not there */
export async function appoint(
  writer: Writer,
  email: string,
  { role, scope }: Grant,
  { nouns, why, mails, ...turn }: How,
): Promise<Told & { isNew: boolean }> {
  const { by, now } = turn;
  const address = sameAddress(email);
  const path = await pathToGiveIn(writer, nouns, scope);
  // A key of who left is no key of who comes.
  if (await writer.insert(officers, { address, email, at: now })) await writer.remove(passkeys, { address });
  if (!(await writer.insert(officerRoles, { address, scope, role, at: now, why: why ? JSON.stringify(why) : '' })))
    return { isNew: false };
  await takeTurn(writer, turn);
  await writeLog(writer, { scope, path, by, act: 'appointed', now, details: { role, ...(why && { why }) } });
  const change = { change: 'given', email, grant: { role, scope }, by, now, why } as const;
  return { isNew: true, mail: mails && (await tellRole(writer, nouns, mails, change)) };
}

/** Why a role can't be taken. */
export type DismissFault = 'unknown' | 'last-owner';

/** Takes a role, and with the last one all of an officer's sessions, passkeys and wishes; answers why it can't be, or who is told. */
export async function dismiss(
  writer: Writer,
  email: string,
  { role, scope }: Grant,
  { nouns, by, now, why, mails }: How,
): Promise<Told & { fault?: DismissFault }> {
  const address = sameAddress(email);
  if (!(await writer.get(officerRoles, { address, scope, role }))) return { fault: 'unknown' };
  const owners = role === 'owner' ? await writer.list(officerRoles, { scope, role }, { index: 'role', limit: 2 }) : [];
  if (owners.length === 1) return { fault: 'last-owner' };
  const to = (await writer.get(officers, { address }))?.email ?? email;
  await writer.remove(officerRoles, { address, scope, role });
  const keepsOthers = (await writer.list(officerRoles, { address }, { limit: 1 })).length > 0;
  if (!keepsOthers) {
    await writer.remove(officers, { address });
    await writer.remove(sessions, { address });
    await writer.remove(passkeys, { address });
    await writer.remove(digests, { address });
    await writer.remove(heldMutes, { address });
  }
  const path = await pathOfScope(writer, nouns, scope);
  await writeLog(writer, { scope, path, by, act: 'dismissed', now, details: { role, ...(why && { why }) } });
  const change = { change: 'taken', email: to, grant: { role, scope }, by, now, why, keepsOthers } as const;
  return { mail: mails && (await tellRole(writer, nouns, mails, change)) };
}
