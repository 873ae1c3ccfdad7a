import type { Services } from '../core/services.ts';
import { createDigests } from './digests.ts';
import { actId, findRow, happenedAt, type Actable } from './rules.ts';

/** The words that someone who acted has agreed to. */
export interface Agreed {
  /** The version of the text that they acted on. */
  version: string;
  /** When they acted anew, from this device or another; nothing where they acted once. Milliseconds since 1970. */
  anewAt?: number;
}

/** Finds the words that the act which a key opens was made on; nothing where it does not count. */
export async function agreedBy(services: Services, thing: Actable, key: string): Promise<Agreed | undefined> {
  const { store } = services;
  const names = createDigests(services, thing, undefined);
  const found = await thing.kind.rules.find(store, thing, await actId(thing, key), names);
  const row = found?.state === 'counted' ? await findRow(store, thing, found.id) : undefined;
  if (!found || !row) return undefined;
  const countedAt = await happenedAt(store, thing, 'counted', found.id);
  return { version: row.text_version, ...(found.at !== countedAt && { anewAt: found.at }) };
}
