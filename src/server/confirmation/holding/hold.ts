import type { Services } from '../../core/services.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { actId, type Actable, type Apart, type FoundAct } from '../rules.ts';
import type { Mark, Suspicion } from './rules.ts';
import { heldActs } from './tables.ts';

/*
 * An act that is held is, for its noun, one that its author has not confirmed: it is in no count, no ledger and no list. Who made it is answered
 * as if it counted.
 */

/** Keeps a confirmed act without counting it. @param holder the key that goes on with it */
export const hold = (
  writer: Writer,
  { scope, id: thing }: Actable,
  { id: act, holder }: { id: string; holder: string },
  { reason, trace, domain }: Suspicion,
  at: number,
): Promise<void> =>
  writer.put(heldActs, { scope, act, thing, state: 'held', at, reason, trace, domain, holder, decision: '' });

/** Finds an act, and tells one that is held, or was set aside, from one that waits for its author. */
export async function findAct(
  reader: ReadStore,
  thing: Actable,
  id: string,
  names: Apart,
): Promise<FoundAct | undefined> {
  const found = await thing.kind.rules.find(reader, thing, id, names);
  if (found?.state !== 'waiting') return found;
  const row = await reader.get(heldActs, { scope: thing.scope, act: found.id });
  if (row?.state === 'held') return { ...found, state: 'held' };
  return row?.state === 'aside' ? { ...found, state: 'invalidated', isAside: true } : found;
}

/** Marks an act in whose form a field was filled in that nobody sees: it is held once it is confirmed. */
export async function markTrapped(services: Services, thing: Actable, key: string): Promise<void> {
  const act = await actId(thing, key);
  await services.store.write(async (writer) => {
    const known = await writer.get(heldActs, { scope: thing.scope, act });
    if (known && known.state !== 'marked') return;
    if ((await thing.kind.rules.find(writer, thing, act, notOpened))?.state === 'waiting')
      await mark(writer, thing, act, 'trap', services.clock());
  });
}

/** Marks an act that waits for its author: it is held once it is confirmed. */
export const mark = (
  writer: Writer,
  { scope, id: thing }: Actable,
  act: string,
  reason: Mark,
  at: number,
): Promise<void> =>
  writer.put(heldActs, {
    scope,
    act,
    thing,
    state: 'marked',
    at,
    reason,
    trace: '',
    domain: '',
    holder: '',
    decision: '',
  });

/** What waits is not read for that. */
const notOpened: Apart = { apart: async (identity) => identity, open: async () => undefined };
