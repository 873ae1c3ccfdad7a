import { fold } from '../../text/fold.ts';
import type { ReadStore } from '../store/store.ts';
import type { ThingDocument } from './documents.ts';
import type { Kind, Stored } from './noun.ts';
import { DocumentError, readDocument, writeDocument } from './stored-document.ts';
import { things } from './tables.ts';

/** The last document read of each thing: parsing is dearer than reading. */
const parsed = new Map<string, { text: string; document: ThingDocument }>();
const maxParsed = 1000;

/** Checks whether anything could have this id: databases take no NUL, and text is well-formed. */
export const isId = (id: string): boolean => !id.includes('\0') && id.isWellFormed();

/** Returns the path of the page of a thing. */
export const pathOf = ({ path }: Kind, id: string): string => `${path}/${encodeURIComponent(id)}`;

/** Finds the thing of a kind at an address; nothing where none stands there. */
export async function findThing<D extends ThingDocument, K extends Kind<D>>(
  store: ReadStore,
  kind: K & Kind<D>,
  id: string,
): Promise<Stored<D, K> | undefined> {
  if (!isId(id)) return undefined;
  const row = await store.get(things, { scope: id, id });
  if (row?.type !== kind.type) return undefined;
  return { kind, scope: row.scope, id, path: pathOf(kind, id), document: parse(kind, id, row.document) };
}

/** Some of the things that have a page of their own, in the order of their ids, and where the list goes on. */
export interface ThingPage {
  items: Stored[];
  next?: string;
}

const pageLength = 100;

/**
 * Reads the next hundred of the things that have a page of their own, of these kinds. One that can't be read is left out, and logged.
 *
 * @param after the `next` of the page before, or the id of any thing
 */
export async function readThings(store: ReadStore, kinds: readonly Kind[], after?: string): Promise<ThingPage> {
  const rows = await rowsAfter(store, kinds, after);
  const shown = rows.slice(0, pageLength);
  const last = rows.length > pageLength ? shown.at(-1) : undefined;
  return { items: storedOf(shown, kinds), ...(last && { next: last.id }) };
}

/** So many things are read for one search at most. */
const searchedAtOnce = 1000;

/**
 * Finds things whose title has all these words in one of its languages, without regard to case and accents.
 *
 * @param after as for `readThings`; a search that has not read all of them says where it goes on
 */
export async function searchThings(
  store: ReadStore,
  kinds: readonly Kind[],
  asked: string,
  after?: string,
): Promise<ThingPage> {
  const sought = fold(asked).split(/\s+/).filter(Boolean);
  const items: Stored[] = [];
  let next = after;
  for (let read = 0; read < searchedAtOnce && items.length < pageLength; read += pageLength) {
    const page = await readThings(store, kinds, next);
    for (const thing of page.items) {
      const titles = fold(Object.values(thing.document.title).join('\n'));
      if (sought.every((word) => titles.includes(word))) items.push(thing);
    }
    next = page.next;
    if (next === undefined) break;
  }
  return { items, ...(next !== undefined && { next }) };
}

/** Goes through every thing of these kinds, a page at a time. */
export async function* eachThing(store: ReadStore, kinds: readonly Kind[]): AsyncGenerator<Stored> {
  for (let after: string | undefined; ;) {
    const { items, next } = await readThings(store, kinds, after);
    yield* items;
    if (next === undefined) return;
    after = next;
  }
}

function rowsAfter(store: ReadStore, kinds: readonly Kind[], after: string | undefined) {
  const [only] = kinds.length === 1 ? kinds : [];
  return store.list(things, only ? { type: only.type } : {}, {
    limit: pageLength + 1,
    ...(only && { index: 'type' }),
    ...(after !== undefined && isId(after) && { after: [after, after] }),
  });
}

function storedOf(rows: Awaited<ReturnType<typeof rowsAfter>>, kinds: readonly Kind[]): Stored[] {
  return rows.flatMap(({ scope, id, type, document }) => {
    const kind = scope === id ? kinds.find((each) => each.type === type) : undefined;
    if (!kind) return [];
    try {
      return [{ kind, scope, id, path: pathOf(kind, id), document: parse(kind, id, document) }];
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      console.error(`[server] left out of a list: ${error.message}`);
      return [];
    }
  });
}

/**
 * Makes the row of a thing that stands at an address of its own.
 *
 * @throws ZodError where its document is not sound, e.g. a method that does not fit.
 */
export function rowOf<D extends ThingDocument>(kind: Kind<D>, id: string, document: D, at: number) {
  return { scope: id, id, type: kind.type, document: writeDocument(kind, document), at };
}

function parse<D extends ThingDocument>(kind: Kind<D>, id: string, text: string): D {
  const known = parsed.get(id);
  if (known?.text === text) return known.document as D;
  const document = readDocument(kind, id, text);
  if (parsed.size >= maxParsed) parsed.clear();
  parsed.set(id, { text, document });
  return document;
}
