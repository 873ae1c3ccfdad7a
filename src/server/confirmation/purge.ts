import type { Store, Writer } from '../store/store.ts';
import { forgetCodes } from './challenge.ts';
import { endingOf, heldState } from './holding/state.ts';
import { erasePerson } from './rules.ts';
import { acts, events, people } from './tables.ts';

const batch = 500;

/**
 * Erases who asked to act in a scope and never confirmed, of one kind of acts. Who made an act that counts stays.
 *
 * @param kind the kind of the acts, as it stands in their rows
 * @param eraseMore erases what else was kept of an act
 * @returns how many people were erased
 */
export async function purgeWaiting(
  store: Store,
  scope: string,
  now: number,
  kind: string,
  eraseMore: (writer: Writer, act: string) => Promise<unknown> = async () => undefined,
): Promise<number> {
  let erased = 0;
  for (let after: string[] | undefined; ;) {
    const some = await store.list(people, { scope }, { limit: batch, ...(after && { after }) });
    erased += await store.write(async (writer) => {
      let count = 0;
      for (const { act } of some) count += Number(await erase(writer, scope, act, now, kind, eraseMore));
      return count;
    });
    if (some.length < batch) return erased;
    after = [some.at(-1)!.act];
  }
}

async function erase(
  writer: Writer,
  scope: string,
  act: string,
  now: number,
  kind: string,
  eraseMore: (writer: Writer, act: string) => Promise<unknown>,
): Promise<boolean> {
  const row = await writer.get(acts, { scope, id: act });
  if (row?.kind !== kind) return false;
  const { thing } = row;
  if (await writer.get(events, { scope, thing, kind: 'counted', act })) return false;
  // What is confirmed waits for an officer, who may still decide.
  if ((await heldState(writer, scope, act)) === 'held') return false;
  await writer.insert(events, { scope, thing, kind: await endingOf(writer, scope, act), act, at: now });
  await erasePerson(writer, { scope }, act);
  await forgetCodes(writer, { scope }, act);
  await eraseMore(writer, act);
  return true;
}
