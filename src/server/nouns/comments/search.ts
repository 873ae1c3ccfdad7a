import type { ReadStore, Value } from '../../store/store.ts';
import { comments, commentWords } from './tables.ts';
import { holds, leadingKey, searchWords } from './index-words.ts';
import type { Found } from './list-types.ts';
import type { ThreadKey } from './find.ts';

/** So many comments are looked at for one page at most, so many at a time. */
const maxCommentsRead = 2000;
const batch = 50;

/**
 * Reads the published comments that hold all these words, the newest first: those with the longest one, which the index of words knows,
 * as far as they hold the others. Where many do not, a page may stay short.
 */
export async function searchComments(
  reader: ReadStore,
  { scope, thing }: ThreadKey,
  search: string,
  after: Value[] | undefined,
  limit: number,
): Promise<Found> {
  const words = searchWords(search);
  const word = leadingKey(words);
  const rows: Found['rows'] = [];
  let last = after;
  for (let read = 0; word !== undefined && read < maxCommentsRead; read += batch) {
    const found = await reader.list(
      commentWords,
      { scope, thing, word },
      { index: 'word', reverse: true, limit: batch, ...(last && { after: last }) },
    );
    const ids = found.map(({ id }) => id);
    const met = new Map((await reader.getMany(comments, { scope, thing }, 'id', ids)).map((row) => [row.id, row]));
    for (const { created_at, id } of found) {
      const row = met.get(id);
      if (row?.shown === 1 && row.state === 'published' && holds(row.folded, words)) {
        if (rows.length === limit) return { rows, next: last };
        rows.push(row);
      }
      last = [created_at, id];
    }
    if (found.length < batch) return { rows, next: undefined };
  }
  return { rows, next: word === undefined ? undefined : last };
}
