import { fold } from '../../../text/fold.ts';
import type { ThingDocument } from '../../core/documents.ts';
import type { ReadStore } from '../../store/store.ts';
import { holds, searchWords } from '../comments/index-words.ts';
import { wordsOf, type ProposalRow, type TownRow } from './standing.ts';
import { proposals, townActs } from './tables.ts';

/** So many proposals are looked at for one page at most, so many at a time. */
const maxRead = 5000;
const batch = 200;

/** Proposals in the order of time, what the town did to each, and where the list goes on. */
export interface FoundRows {
  found: (readonly [ProposalRow, TownRow | undefined])[];
  next?: ProposalRow | undefined;
}

/** Where a list begins: behind the time and the id of a proposal. */
type Behind = { after?: [number, string] };

/** Reads proposals in the order of time. */
export async function readRows(
  reader: ReadStore,
  { scope }: { scope: string },
  limit: number,
  behind: Behind,
): Promise<FoundRows> {
  const rows = await reader.list(proposals, { scope }, { index: 'created', limit: limit + 1, ...behind });
  const shown = rows.slice(0, limit);
  const ids = shown.map(({ id }) => id);
  const done = new Map((await reader.getMany(townActs, { scope }, 'id', ids)).map((each) => [each.id, each]));
  return {
    found: shown.map((row) => [row, done.get(row.id)] as const),
    next: rows.length > limit ? shown.at(-1) : undefined,
  };
}

/**
 * Reads the proposals that hold all these words, or words that begin so, in their title, their text or their theme, as they stand now in
 * any language. Where many do not, a page may stay short.
 */
export async function searchRows(
  reader: ReadStore,
  stored: { scope: string; document: ThingDocument },
  search: string,
  limit: number,
  behind: Behind,
): Promise<FoundRows> {
  const words = searchWords(search);
  const found: FoundRows['found'] = [];
  if (words.length === 0) return { found };
  let from = behind;
  for (let read = 0; read < maxRead; read += batch) {
    const part = await readRows(reader, stored, batch, from);
    for (const [row, done] of part.found) {
      const { wording, section } = wordsOf(stored.document, row, done);
      const texts = Object.values(wording).flatMap(({ title, body }) => [title, body]);
      if (!holds(fold([...texts, section].join('\n')), words)) continue;
      if (found.length === limit) return { found, next: found.at(-1)![0] };
      found.push([row, done]);
    }
    if (!part.next) return { found };
    from = { after: [part.next.created_at, part.next.id] };
    if (read + batch >= maxRead) return { found, next: part.next };
  }
  return { found };
}
