import { Refusal } from '../../core/refusal.ts';
import type { ReadStore } from '../../store/store.ts';
import type { CommentRow } from './tables.ts';
import { readCursor, writeCursor, type Cursor } from './cursor.ts';
import { orderNames, type OrderName } from './document.ts';
import type { Branch, Found } from './list-types.ts';
import { settingsOf, type StoredThread } from './find.ts';
import { listRandomly, randomColumns } from './random.ts';
import { searchComments } from './search.ts';
import { listNewest, listOldest } from './by-time.ts';
import { listStandings, standingLifetime } from './standing.ts';
import { readCounts, total, type ThreadCounts } from './write.ts';

/** Which comments are asked for; what is missing takes its default. */
export interface Question {
  order?: string | undefined;
  after?: string | undefined;
  /** Empty: those that take none. */
  side?: string | undefined;
  parent?: string | undefined;
  search?: string | undefined;
}

/** Some rows of a list, the cursor behind them, and how many there are in all where that is known without counting. */
export interface RowPage {
  rows: CommentRow[];
  total?: number | undefined;
  next?: string;
}

/** Comments in a page. */
export const pageLength = 20;

/**
 * Reads a page of a thread: top comments in an order, the replies to one, the oldest first, or those that hold some words.
 *
 * @param counts reads how many there are, where that is not read already
 * @throws Refusal `cursor` where it does not belong to this list or is too old, `invalid` for an order that there is none of.
 */
export async function readPage(
  reader: ReadStore,
  thread: StoredThread,
  question: Question,
  now: number,
  counts: () => Promise<ThreadCounts> = () => readCounts(reader, thread),
): Promise<RowPage> {
  const { scope, thing } = thread;
  const { parent = '', search, side } = question;
  const words = search?.trim() ? search : undefined;
  const { name, seed } = orderOf(thread, question);
  const asked = JSON.stringify(words === undefined ? [scope, thing, name, seed, parent, side] : [scope, thing, words]);
  const cursor =
    question.after === undefined || question.after === ''
      ? undefined
      : readCursor(asked, question.after, words === undefined ? columnsOf[name] : ['number', 'string']);
  const at = cursor?.at ?? now;
  const branch: Branch = {
    scope,
    thing,
    branch: parent,
    shown: 1,
    ...(side !== undefined && parent === '' && { side }),
  };
  const { rows, next } =
    words === undefined
      ? await lists[name](reader, branch, cursor, { now, limit: pageLength, seed })
      : await searchComments(reader, { scope, thing }, words, cursor?.after, pageLength);
  const found =
    words !== undefined
      ? cursor || next
        ? undefined
        : rows.length
      : parent === ''
        ? countTop(await counts(), side)
        : undefined;
  return { rows, total: found, ...(next && { next: writeCursor(asked, { at, after: next }) }) };
}

/** Counts the places at the top, of all sides or of one. */
const countTop = ({ top }: ThreadCounts, side: string | undefined): number =>
  side === undefined ? total(top) : (top.get(side) ?? 0);

/** The order that is asked for, and the word that makes a random one. */
function orderOf(thread: StoredThread, { order, parent }: Question): { name: OrderName; seed: string } {
  const [first] = settingsOf(thread).orders;
  const [word = '', ...rest] = (order || (parent ? 'oldest' : first) || 'newest').split(':');
  const name = orderNames.find((each) => each === word);
  if (!name) throw new Refusal('invalid', { fields: { order: 'invalid' } });
  return { name, seed: name === 'random' ? rest.join(':').slice(0, 60) : '' };
}

interface Options {
  now: number;
  limit: number;
  seed: string;
}
type List = (reader: ReadStore, branch: Branch, cursor: Cursor | undefined, options: Options) => Promise<Found>;

const byTime =
  (list: typeof listNewest): List =>
  async (reader, branch, cursor, { limit }) => {
    const rows = await list(reader, branch, cursor?.after, limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { rows: rows.slice(0, limit), next: last && [last.created_at, last.id] };
  };

const byStanding =
  (sort: 'supported' | 'discussed'): List =>
  (reader, { scope, thing, branch, side }, cursor, { now, limit }) => {
    if (cursor && now - cursor.at > standingLifetime) throw new Refusal('cursor');
    return listStandings(
      reader,
      { scope, thing, branch, sort, side },
      { at: cursor?.at ?? now, after: cursor?.after, limit },
    );
  };

const lists: Record<OrderName, List> = {
  oldest: byTime(listOldest),
  newest: byTime(listNewest),
  supported: byStanding('supported'),
  discussed: byStanding('discussed'),
  random: (reader, branch, cursor, { limit, seed }) => listRandomly(reader, branch, seed, cursor?.after, limit),
};

const columnsOf: Record<OrderName, readonly ('number' | 'string')[]> = {
  oldest: ['number', 'string'],
  newest: ['number', 'string'],
  supported: ['number', 'number', 'string', 'number'],
  discussed: ['number', 'number', 'string', 'number'],
  random: randomColumns,
};
