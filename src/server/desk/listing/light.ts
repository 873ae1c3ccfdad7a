import type { ThingDocument } from '../../core/documents.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { DocumentError, readDocument } from '../../core/stored-document.ts';
import { pathOf } from '../../core/things.ts';
import { things } from '../../core/tables.ts';
import type { ReadStore } from '../../store/store.ts';
import { fold } from '../../../text/fold.ts';

/*
 * All things as far as a list has to know them: which state they are in, what comes next, what they promise, by which words they are found. A
 * document is read once as long as it stays the same, so that ten thousand of them take one statement and no parsing.
 */

/** What a list knows of a thing before it shows it. */
export interface LightThing {
  scope: string;
  path: string;
  noun: ServerNoun;
  document: Pick<ThingDocument, 'title' | 'opensAt' | 'closesAt' | 'override' | 'keepUntil'>;
  /** Its titles and its name in addresses, folded. */
  words: string;
  /** The promises that nothing published keeps: their numbers, and whether the document itself says that these are reached. */
  open: readonly { at: number; isReached: boolean }[];
}

interface Kept {
  text: string;
  light: LightThing | undefined;
}

/** Documents that are kept of each database; where there are more, all are read anew. */
const mostKept = 50_000;

const known = new WeakMap<ReadStore, Map<string, Kept>>();

/** Reads all things of these nouns. One whose document can't be read is left out, and logged. */
export async function lightThings(store: ReadStore, nouns: readonly ServerNoun[], now: number): Promise<LightThing[]> {
  const kept = known.get(store) ?? new Map<string, Kept>();
  known.set(store, kept);
  if (kept.size > mostKept) kept.clear();
  const byType = new Map(nouns.map((noun) => [noun.type, noun]));
  const rows = await store.list(things, {});
  return rows.flatMap(({ scope, id, type, document: text }) => {
    const noun = scope === id ? byType.get(type) : undefined;
    if (!noun) return [];
    const before = kept.get(id);
    if (before?.text === text && before.light?.noun === noun) return [before.light];
    const light = lightOf(noun, id, text, now);
    kept.set(id, { text, light });
    return light ? [light] : [];
  });
}

function lightOf(noun: ServerNoun, id: string, text: string, now: number): LightThing | undefined {
  try {
    const document = readDocument(noun, id, text);
    const { title, opensAt, closesAt, override, keepUntil } = document;
    return {
      ...{ scope: id, path: pathOf(noun, id), noun, open: openPromises(noun, document, now) },
      document: { title, opensAt, closesAt, override, keepUntil },
      words: fold([id, ...Object.values(title)].join('\n')),
    };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    console.error(`[desk] left out of the list: ${error.message}`);
    return undefined;
  }
}

/** What is said on a day to come keeps its promise then. */
function openPromises({ answering }: ServerNoun, document: ThingDocument, now: number): LightThing['open'] {
  if (!answering?.promises) return [];
  const { answer, timeline = [] } = answering.said(document);
  const met = [answer, ...timeline].flatMap((each) => (each && Date.parse(each.at) <= now ? (each.meets ?? []) : []));
  return answering
    .promises(document)
    .filter(({ at }) => !met.includes(at))
    .map(({ at, promise }) => ({ at, isReached: 'reachedAt' in promise && promise.reachedAt !== undefined }));
}
