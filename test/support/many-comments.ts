import { commentRow } from '../../src/server/nouns/comments/rows.ts';
import { comments, standings } from '../../src/server/nouns/comments/tables.ts';
import type { Store } from '../../src/server/store/store.ts';

const batch = 1000;

/** Adds comments at the top of a thread, each with its places in the orders, many at a time. They are not found by their words. */
export async function addManyComments(
  store: Store,
  place: { scope: string; thing: string },
  from: number,
  to: number,
  now: number,
): Promise<void> {
  for (let first = from; first < to; first += batch) {
    const rows = Array.from({ length: Math.min(batch, to - first) }, (_, at) => {
      const number = first + at;
      const body = `Commentaire ${number}`;
      const said = { id: `c${number}`, author: `a${number % 7}`, name: 'Nom', side: '1', body, up: number % 50 };
      return commentRow(place, { ...said, at: now - number * 1000 });
    });
    const listed = rows.flatMap(({ id, created_at, up, replies }) =>
      ['', '1'].flatMap((side) =>
        Object.entries({ supported: up, discussed: replies }).map(([sort, value]) => ({
          ...place,
          sort,
          branch: '',
          side,
          value,
          created_at,
          id,
          since: now,
          until: Number.MAX_SAFE_INTEGER,
        })),
      ),
    );
    await store.write(async (writer) => {
      await writer.insertMany(comments, rows);
      await writer.insertMany(standings, listed);
    });
  }
}
