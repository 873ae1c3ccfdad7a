import { digest } from '../crypto.ts';
import { sameAddress } from '../rules.ts';
import type { Reader, Writer } from '../store/store.ts';
import { acts, challenges, events, people, tokens } from '../store/tables.ts';
import type { StoredPetition } from '../things.ts';

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** A signature as the rows tell it. */
export interface FoundAct {
  /** The act that counts: for a confirmed double, the one that was counted before it. */
  id: string;
  state: 'waiting' | 'counted' | 'withdrawn';
  /** When it came into this state. */
  at: number;
  /** Erased by a withdrawal. */
  person: Person | undefined;
}

const findPerson = (reader: Reader, scope: string, act: string) => reader.get(people, { scope, act });

/** The key, in the table of links, under which a confirmed double leads to the signature that counts. */
export const doubleOf = (act: string): string => `double ${act}`;

/** The signature with this id (the digest of its key); nothing where none was received. */
export async function findAct(reader: Reader, petition: StoredPetition, id: string): Promise<FoundAct | undefined> {
  const { scope, id: thing } = petition;
  const row = await reader.get(acts, { scope, id });
  if (!row || row.thing !== thing) return undefined;
  const act = (await reader.get(tokens, { scope, token: doubleOf(id) }))?.act ?? id;
  const happened = (kind: string) => reader.get(events, { scope, thing, kind, act });
  const ended = (await happened('withdrawn')) ?? (await happened('cancelled'));
  if (ended) return { id: act, state: 'withdrawn', at: ended.at, person: undefined };
  const counted = await happened('counted');
  const person = await findPerson(reader, scope, act);
  return { id: act, state: counted ? 'counted' : 'waiting', at: (counted ?? row).at, person };
}

/** What a link carries: the act it speaks of and a secret, of which only a digest is kept. */
export const linkToken = (act: string, secret: string): string => `${act}.${secret}`;

/**
 * The digest that stands for a link. The address is part of it: when it is corrected, links that went to the old one
 * confirm nothing.
 */
export const linkDigest = (secret: string, email: string): Promise<string> =>
  digest(`${secret}\n${sameAddress(email)}`);

/** The signature that a mailed link opens; nothing where the link is not, or no longer, of ours. */
export async function findByLink(
  reader: Reader,
  petition: StoredPetition,
  token: string,
): Promise<FoundAct | undefined> {
  const [, id, secret] = /^([\w-]{43})\.([\w-]{22})$/.exec(token) ?? [];
  if (!id || !secret) return undefined;
  const found = await findAct(reader, petition, id);
  if (!found?.person) return found;
  const link = await reader.get(tokens, {
    scope: petition.scope,
    token: await linkDigest(secret, found.person.email),
  });
  return link && (link.act === id || link.act === found.id) ? found : undefined;
}

/** Adds what became of an act. */
export async function record(
  writer: Writer,
  petition: StoredPetition,
  kind: string,
  act: string,
  at: number,
): Promise<void> {
  await writer.insert(events, { scope: petition.scope, thing: petition.id, kind, act, at });
}

/** Erases who acted, and the codes that were mailed. */
export async function erase(writer: Writer, petition: StoredPetition, act: string): Promise<void> {
  const { scope } = petition;
  await writer.remove(people, { scope, act });
  await writer.remove(challenges, { scope, act });
}
