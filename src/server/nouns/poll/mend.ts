import type { CountServices } from '../../core/counts.ts';
import { pollSums, pollTallies } from './tables.ts';

const batch = 500;

/** Has every result that is kept, and the sums that it is made of, counted again when it is read next: the counts of its ballots may have been mended. */
export async function mendPolls({ store }: CountServices): Promise<void> {
  for (let after: string[] | undefined; ;) {
    const rows = await store.list(pollTallies, {}, { limit: batch, ...(after && { after }) });
    await store.write(async (writer) => {
      for (const { scope, thing } of rows) await writer.update(pollTallies, { scope, thing }, { version: '' });
    });
    const last = rows.at(-1);
    if (!last || rows.length < batch) break;
    after = [last.scope, last.thing];
  }
  for (let after: string[] | undefined; ;) {
    const [row] = await store.list(pollSums, {}, { limit: 1, ...(after && { after }) });
    if (!row) return;
    const { scope, thing } = row;
    await store.write(async (writer) => {
      const { step = 0 } = (await writer.get(pollSums, { scope, thing })) ?? {};
      // Who is making them does not keep them.
      await writer.update(pollSums, { scope, thing }, { settings: '', step: step + 1 });
    });
    after = [scope, thing];
  }
}
