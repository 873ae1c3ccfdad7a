import type { Reader, Value } from '../store/store.ts';
import { comments } from '../store/thread-tables.ts';
import type { Place } from './place.ts';
import type { Found } from './lists.ts';
import { searchWords } from './text.ts';

/** So many comments are looked through at most for one page, so many at a time. */
const most = 5000;
const batch = 500;

/** The published comments that hold all these words, the newest first. Where much is to be looked through, a page may stay short. */
export async function searchComments(
  reader: Reader,
  { scope, thing }: Place,
  search: string,
  after: Value[] | undefined,
  limit: number,
): Promise<Found> {
  const words = searchWords(search);
  const rows: Found['rows'] = [];
  let last = after;
  for (let read = 0; read < most; read += batch) {
    const found = await reader.list(
      comments,
      { scope, thing, shown: 1 },
      { index: 'all', reverse: true, limit: batch, ...(last && { after: last }) },
    );
    for (const row of found) {
      if (row.state === 'published' && words.every((word) => row.folded.includes(word))) {
        if (rows.length === limit) return { rows, next: last };
        rows.push(row);
      }
      last = [row.created_at, row.id];
    }
    if (found.length < batch) return { rows, next: undefined };
  }
  return { rows, next: last };
}
