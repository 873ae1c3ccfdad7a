import { slots } from './counting.ts';
import type { Difference } from './recount.ts';
import type { Row, Writer } from './store.ts';

/** Changes a count by what it is off, evenly over its slots; it may have gone on since that was found. */
export async function mend(writer: Writer, { into, key, was, is }: Difference): Promise<void> {
  const rows = await writer.list(into, key);
  const right = rows.reduce((sum, { value }) => sum + (value as number), 0) + is - was;
  await writer.remove(into, key);
  for (let slot = 0; slot < slots; slot += 1) {
    const value = Math.floor(right / slots) + Number(slot < right - slots * Math.floor(right / slots));
    if (value !== 0) await writer.insert(into, { ...key, slot, value } satisfies Row);
  }
}
