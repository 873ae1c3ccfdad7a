import type { ReadStore, Store, Writer } from '../../store/store.ts';
import { heldActs, holdDecisions, holdVerdicts, type HeldState } from './tables.ts';

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

/**
 * Gives up what is held in a scope whose people are to be erased: it is as if nobody had confirmed it. What officers said of where acts come from
 * goes too.
 */
export async function giveUpHeld(store: Store, scope: string): Promise<void> {
  for (;;) {
    const rows = await store.list(heldActs, { state: 'held', scope }, { index: 'state', limit: batch });
    if (rows.length > 0)
      await store.write((writer) =>
        writer.removeMany(
          heldActs,
          { scope },
          'act',
          rows.map(({ act }) => act),
        ),
      );
    if (rows.length < batch) break;
  }
  if ((await store.count(holdVerdicts, { scope })) === 0) return;
  await store.write(async (writer) => {
    await writer.remove(holdVerdicts, { scope });
    for (const { at, id } of await writer.list(holdDecisions, { scope }))
      await writer.update(holdDecisions, { scope, at, id }, { trace: '' });
  });
}

/** So many are given up in one transaction. */
const batch = 500;
