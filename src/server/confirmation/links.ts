import type { ReadStore } from '../store/store.ts';
import { identityOf, type Digests } from './digests.ts';
import { findAct } from './holding/hold.ts';
import type { Actable, FoundAct } from './rules.ts';
import { tokens } from './tables.ts';

/** Writes what a link carries: the act it speaks of and a secret, of which only a digest is kept. */
export const linkToken = (act: string, secret: string): string => `${act}.${secret}`;

/** Reads the act that a link speaks of and its secret; nothing where it does not look like one of ours. */
function readLink(token: string): { act: string; secret: string } | undefined {
  const [, act, secret] = /^([\w-]{43})\.([\w-]{22})$/.exec(token) ?? [];
  return act && secret ? { act, secret } : undefined;
}

/** Finds the act that a mailed link opens; nothing where the link is not, or no longer, of ours. */
export async function findByLink(
  reader: ReadStore,
  thing: Actable,
  token: string,
  digests: Digests,
): Promise<FoundAct | undefined> {
  const { act: id, secret } = readLink(token) ?? {};
  if (!id || !secret) return undefined;
  const found = await findAct(reader, thing, id, digests);
  const identity = found && (await identityOf(reader, thing, found, digests));
  if (identity === undefined) return found;
  const isOurs = async (each: string): Promise<boolean> => {
    const link = await reader.get(tokens, { scope: thing.scope, token: await digests.link(secret, each) });
    return link !== undefined && (link.act === id || link.act === found?.id);
  };
  if (await isOurs(identity)) return found;
  // A link of a mail from before goes on opening when one more spelling of its own address has come to be the same.
  const { same, earlier } = found?.person
    ? (await digests.of(found.person.email)).identities
    : { same: identity, earlier: [] };
  for (const each of [same, ...earlier]) if (each !== identity && (await isOurs(each))) return found;
  return undefined;
}
