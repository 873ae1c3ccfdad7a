import type { ServerNoun, Stored } from '../../core/noun.ts';
import { countUntold } from '../making/telling.ts';
import { countUnwritten } from '../news/letters.ts';
import { people } from '../../confirmation/tables.ts';
import { outgoingMails } from '../../mail/tables.ts';
import type { ReadStore } from '../../store/store.ts';
import { slices } from '../../store/slices.ts';

const waiting = { state: 'waiting' } as const;

/** Counts the mails of a scope that have not left. */
export const countWaiting = (reader: ReadStore, scope: string): Promise<number> =>
  reader.count(outgoingMails, { scope, ...waiting });

/** Counts the mails to people who are known that nobody has written yet: what is told to many is told at a pace. */
export const countToCome = async (reader: ReadStore, nouns: readonly ServerNoun[], stored: Stored): Promise<number> =>
  (await countUnwritten(reader, stored)) + (await countUntold(reader, nouns, stored));

/** Counts the mails that have not left to people who are known: they go with them, and nobody reads them. */
export async function countLetters(reader: ReadStore, nouns: readonly ServerNoun[], stored: Stored): Promise<number> {
  const { scope } = stored;
  let count = await countToCome(reader, nouns, stored);
  for await (const rows of slices(reader, outgoingMails, { scope, ...waiting })) {
    const ids = [...new Set(rows.map(({ about }) => about))];
    const known = new Set((await reader.getMany(people, { scope }, 'act', ids)).map(({ act }) => act));
    count += rows.filter(({ about }) => known.has(about)).length;
  }
  return count;
}
