import { digest } from '../core/crypto.ts';
import type { Services } from '../core/services.ts';
import type { Reader } from '../store/store.ts';
import { tokens } from './tables.ts';
import type { Actable, FoundAct } from './rules.ts';

/** What a link carries: the act it speaks of and a secret, of which only a digest is kept. */
export const linkToken = (act: string, secret: string): string => `${act}.${secret}`;

/**
 * The digest that stands for a link. The person is part of it: when the address is corrected, links that went to the old one
 * confirm nothing.
 */
export const linkDigest = (secret: string, identity: string): Promise<string> => digest(`${secret}\n${identity}`);

/** The act that a mailed link opens; nothing where the link is not, or no longer, of ours. */
export async function findByLink(
  services: Services,
  reader: Reader,
  thing: Actable,
  token: string,
): Promise<FoundAct | undefined> {
  const [, id, secret] = /^([\w-]{43})\.([\w-]{22})$/.exec(token) ?? [];
  if (!id || !secret) return undefined;
  const found = await thing.kind.rules.find(services, reader, thing, id);
  if (found?.identity === undefined) return found;
  const link = await reader.get(tokens, { scope: thing.scope, token: await linkDigest(secret, found.identity) });
  return link && (link.act === id || link.act === found.id) ? found : undefined;
}
