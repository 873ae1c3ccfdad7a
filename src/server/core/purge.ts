import { grace, type Schedule } from './phases.ts';
import type { Services } from './services.ts';
import type { Store, Writer } from '../store/store.ts';
import { acts, challenges, events, pendingBallots, people, purges } from '../store/tables.ts';
import { joinings } from '../nouns/comments/tables.ts';
import { listThings } from './things.ts';

const batch = 500;

/** When nothing of a thing can be confirmed any more; nothing where that is open. */
function endOf({ closesAt, override }: Schedule, now: number): number | undefined {
  if (override === 'archived') return 0;
  const end = closesAt === undefined ? Infinity : Date.parse(closesAt) + grace;
  return end <= now ? end : undefined;
}

/**
 * Erases who asked to act or to join and never confirmed the address, in all that is closed for good: nothing could be confirmed
 * there any more. What was counted stays. Each close is gone through once; answers how many were erased.
 */
export async function purgeUnconfirmed({ store, clock, counts }: Services): Promise<number> {
  const now = clock();
  let erased = 0;
  for (const { scope, document } of await listThings(store)) {
    const end = endOf(document, now);
    if (end === undefined || ((await store.get(purges, { scope }))?.closed_at ?? -1) >= end) continue;
    erased += await purgeScope(store, scope, now);
    await store.write((writer) => writer.put(purges, { scope, closed_at: end }));
    counts.forget(scope, scope);
  }
  return erased;
}

async function purgeScope(store: Store, scope: string, now: number): Promise<number> {
  let erased = await store.write(async (writer) => {
    for (const { key } of await writer.list(joinings, { scope })) await writer.remove(challenges, { scope, act: key });
    return writer.remove(joinings, { scope });
  });
  for (let after: string[] | undefined; ;) {
    const some = await store.list(people, { scope }, { limit: batch, ...(after && { after }) });
    erased += await store.write(async (writer) => {
      let count = 0;
      for (const { act } of some) count += Number(await eraseWaiting(writer, scope, act, now));
      return count;
    });
    if (some.length < batch) return erased;
    after = [some.at(-1)!.act];
  }
}

/** Who made a ballot that counts is not kept; who made a signature that counts is. */
async function eraseWaiting(writer: Writer, scope: string, act: string, now: number): Promise<boolean> {
  const row = await writer.get(acts, { scope, id: act });
  if (!row) return false;
  const { thing } = row;
  if (await writer.get(events, { scope, thing, kind: 'counted', act })) return false;
  await writer.insert(events, { scope, thing, kind: 'cancelled', act, at: now });
  await writer.remove(people, { scope, act });
  await writer.remove(challenges, { scope, act });
  await writer.remove(pendingBallots, { scope, act });
  return true;
}
