import type { ReadStore, Writer } from '../../store/store.ts';
import { heldActs, type HeldState } from './tables.ts';

/** Returns what a held act has come to; nothing where it is not held, or was counted. */
export async function heldState(
  reader: ReadStore,
  scope: string,
  act: string,
): Promise<Extract<HeldState, 'held' | 'aside'> | undefined> {
  const state = (await reader.get(heldActs, { scope, act }))?.state;
  return state === 'held' || state === 'aside' ? state : undefined;
}

/** Returns what becomes of an act that did not count and whose author goes: one that was set aside is still told of in the count. */
export const endingOf = async (reader: ReadStore, scope: string, act: string): Promise<'erased' | 'cancelled'> =>
  (await heldState(reader, scope, act)) === 'aside' ? 'erased' : 'cancelled';

/** Forgets where an act came from; what an officer decided stays. */
export async function forgetHeld(writer: Writer, scope: string, act: string): Promise<void> {
  const row = await writer.get(heldActs, { scope, act });
  if (!row) return;
  if (row.state === 'aside' || row.state === 'counted')
    await writer.update(heldActs, { scope, act }, { trace: '', domain: '' });
  else await writer.remove(heldActs, { scope, act });
}
