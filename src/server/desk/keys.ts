import { digest, randomSecret } from '../core/crypto.ts';
import type { ServerNoun } from '../core/noun.ts';
import { tidy } from '../../text/length.ts';
import type { ReadStore, Store, Writer } from '../store/store.ts';
import { writeLog, type Details } from './log.ts';
import { takeTurn, type Turn } from './pace/turns.ts';
import { isRole, type Grant } from './roles.ts';
import { pathOfScope, pathToGiveIn } from './scopes.ts';
import { deskKeys } from './tables.ts';

/* The keys of programs. Only their digests are kept, so that a copy of the database opens nothing. */

/** What a program may do. */
export interface ProgramKey {
  /** For people: which program it is. */
  name: string;
  grants: readonly Grant[];
}

/** Begins every key, so that scanners for secrets find one that was published by mistake. */
const prefix = 'civic-desk-';

/** Makes a key, before the transaction that keeps it. */
export async function newKey(): Promise<{ key: string; id: string }> {
  const key = `${prefix}${randomSecret()}${randomSecret()}`;
  return { key, id: await digest(key) };
}

/** Returns the name of a key as it is kept: one line, of signs that every database keeps. */
export const keyName = (text: string): string => tidy(text.replaceAll(/[\p{Cc}\s]+/gu, ' ')).toWellFormed();

/** As what it is done, and when; the nouns say where things stand. */
interface How extends Turn {
  nouns: readonly ServerNoun[];
}

/** Keeps a key under a name; answers `false` where the name is taken. @throws UnknownScope where it is for a thing that is not there */
export async function giveKey(
  writer: Writer,
  { id, name, role, scope }: Grant & { id: string; name: string },
  { nouns, ...turn }: How,
): Promise<boolean> {
  const { by, now } = turn;
  const path = await pathToGiveIn(writer, nouns, scope);
  if ((await writer.list(deskKeys, { name }, { index: 'name', limit: 1 })).length > 0) return false;
  await takeTurn(writer, turn);
  await writer.insert(deskKeys, { id, name, role, scope, at: now, used_on: '' });
  await writeLog(writer, { scope, path, by, act: 'key-given', now, details: { role } });
  return true;
}

/** Takes the key with a name; answers whether there was one. */
export async function takeKey(
  writer: Writer,
  name: string,
  { nouns, by, now, why }: How & { why?: Details['why'] | undefined },
): Promise<boolean> {
  const [row] = await writer.list(deskKeys, { name }, { index: 'name', limit: 1 });
  if (!row) return false;
  await writer.remove(deskKeys, { id: row.id });
  const { scope, role } = row;
  await writeLog(writer, {
    scope,
    path: await pathOfScope(writer, nouns, scope),
    by,
    act: 'key-taken',
    now,
    details: { ...(isRole(role) && { role }), ...(why && { why }) },
  });
  return true;
}

/** Finds what a key is good for, and keeps that it was used on this day: neither at which time nor from where. */
export async function useKey(store: Store, key: string, day: string): Promise<ProgramKey | undefined> {
  if (!key.startsWith(prefix)) return undefined;
  const id = await digest(key);
  const row = await store.get(deskKeys, { id });
  if (row && row.used_on !== day) await store.write((writer) => writer.update(deskKeys, { id }, { used_on: day }));
  return row && isRole(row.role) ? { name: row.name, grants: [{ role: row.role, scope: row.scope }] } : undefined;
}

/** Lists the keys by name. */
export const listKeys = (store: ReadStore) => store.list(deskKeys, {}, { index: 'name' });
