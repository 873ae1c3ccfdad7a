import { people } from '../../confirmation/tables.ts';
import { outgoingMails } from '../../mail/tables.ts';
import type { ReadStore } from '../../store/store.ts';
import { slices } from '../../store/slices.ts';

const waiting = { state: 'waiting' } as const;

/** Counts the mails of a scope that have not left. */
export const countWaiting = (reader: ReadStore, scope: string): Promise<number> =>
  reader.count(outgoingMails, { scope, ...waiting });

/** Counts the mails that have not left to people who are known: they go with them, and nobody reads them. */
export async function countLetters(reader: ReadStore, scope: string): Promise<number> {
  let count = 0;
  for await (const rows of slices(reader, outgoingMails, { scope, ...waiting })) {
    const ids = [...new Set(rows.map(({ about }) => about))];
    const known = new Set((await reader.getMany(people, { scope }, 'act', ids)).map(({ act }) => act));
    count += rows.filter(({ about }) => known.has(about)).length;
  }
  return count;
}
