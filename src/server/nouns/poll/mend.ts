import type { CountServices } from '../../core/counts.ts';
import { pollTallies } from './tables.ts';

const batch = 500;

/** Has every result that is kept counted again when it is read next: the counts of its ballots may have been mended. */
export async function mendPolls({ store }: CountServices): Promise<void> {
  for (let after: string[] | undefined; ;) {
    const rows = await store.list(pollTallies, {}, { limit: batch, ...(after && { after }) });
    await store.write(async (writer) => {
      for (const { scope, thing } of rows) await writer.update(pollTallies, { scope, thing }, { version: '' });
    });
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = [last.scope, last.thing];
  }
}
