import type { ServerNoun } from '../../core/noun.ts';
import type { ReadStore } from '../../store/store.ts';
import { fold } from '../../../text/fold.ts';
import { begunFrom } from '../making/begun.ts';
import { listDrafts, type Draft } from '../making/drafts.ts';
import { draftPath } from '../making/page-step.ts';
import { titlesIn } from '../making/say.ts';
import type { AskedList, ListedDraft } from './asked.ts';

/* Drafts are listed as things are: a page at a time, the whole of them searched. Those that were changed last come first. */

/** A page of drafts. */
export interface DraftPage {
  items: ListedDraft[];
  /** How many fit in all. */
  number: number;
  next?: string;
}

/** Drafts on a page of the list. */
const pageLength = 100;

/** Drafts that are read at a time. */
const atOnce = 500;

/** Finds all drafts that fit what is asked. */
export async function fittingDrafts(
  store: ReadStore,
  nouns: readonly ServerNoun[],
  { noun, q }: AskedList,
): Promise<ListedDraft[]> {
  const words = q === undefined ? [] : fold(q).split(/\s+/).filter(Boolean);
  const fits = ({ type, titles }: ListedDraft): boolean => {
    const own = fold(Object.values(titles).join('\n'));
    return (noun === undefined || type === noun) && words.every((word) => own.includes(word));
  };
  const found: ListedDraft[] = [];
  for (let last: Draft | undefined; ;) {
    const read = await listDrafts(store, '', atOnce, last);
    const begun = read.flatMap((draft) => begunFrom(nouns, draft) ?? []);
    found.push(...begun.map(({ draft }) => listedDraft(draft)).filter(fits));
    last = read.length < atOnce ? undefined : read.at(-1);
    if (!last) return found;
  }
}

const listedDraft = ({ id, type, values, changedAt }: Draft): ListedDraft => ({
  ...{ path: draftPath(id), type, changedAt },
  titles: titlesIn(values),
});

/** Finds a page of the drafts that are asked for. */
export async function findDrafts(store: ReadStore, nouns: readonly ServerNoun[], asked: AskedList): Promise<DraftPage> {
  const all = (await fittingDrafts(store, nouns, asked)).sort(compare);
  const behind = readCursor(asked.after);
  const rest = behind ? all.filter((draft) => compare(draft, behind) > 0) : all;
  const items = rest.slice(0, pageLength);
  const last = rest.length > pageLength ? items.at(-1) : undefined;
  return { items, number: all.length, ...(last && { next: `${last.changedAt}~${last.path}` }) };
}

type Place = Pick<ListedDraft, 'changedAt' | 'path'>;

const compare = (one: Place, other: Place): number =>
  other.changedAt - one.changedAt || (one.path === other.path ? 0 : one.path < other.path ? -1 : 1);

/** Reads where a page begins; one that makes no sense begins at the top. */
function readCursor(after: string | undefined): Place | undefined {
  const [, changedAt, path] = /^(\d{1,16})~([^]+)$/.exec(after ?? '') ?? [];
  return path === undefined ? undefined : { changedAt: Number(changedAt), path };
}
