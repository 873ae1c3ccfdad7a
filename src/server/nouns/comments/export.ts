import { archiveVersion as archive } from '../../../schema/archive.ts';
import { exportDays } from '../../confirmation/days.ts';
import { everyFile, listFile, repliesFile } from '../../../schema/comments-archive.ts';
import type { Thread } from '../../../schema/comments.ts';
import { languagesOf } from '../../core/documents.ts';
import { comments, type CommentRow } from './tables.ts';
import { settingsOf, type StoredThread } from './find.ts';
import { toPage, toThread } from './view.ts';
import { readCounts, readFalls } from './write.ts';
import { inLanguages, viewsOf } from '../../core/archive.ts';
import type { Archive } from '../../core/noun.ts';
import { readCommentDays } from './export-days.ts';
import { inOrder, isFixed, parts } from './export-lists.ts';

/** Comments in a file: of a list, and of the files that are looked through for words. */
const inList = 50;
const inEvery = 200;

/** Writes a thread and its lists. @param at path of its folder */
export async function exportComments(
  { services, folder, put }: Archive,
  thread: StoredThread,
  at: string,
): Promise<void> {
  const viewIn = viewsOf(services, { id: thread.thing, path: thread.path });
  const rows = await services.store.list(comments, { scope: thread.scope, thing: thread.thing, shown: 1 });
  const { sides, orders: offered } = settingsOf(thread);
  const orders = offered.filter(isFixed);
  const [first = 'newest'] = orders;
  const languages = languagesOf(thread.document);
  const view = viewIn(languages[0] ?? 'fr');

  const write = async (list: readonly CommentRow[], size: number, file: (part: number) => string): Promise<void> => {
    for (const [part, number, isLast] of parts(list, size)) {
      const page = toPage({ rows: [...part], ...(!isLast && { next: file(number + 1) }) }, thread, view);
      await folder.write(`${at}/${file(number)}`, { archive, ...page });
    }
  };

  const branches = Map.groupBy(rows, ({ branch }) => branch);
  const tops = branches.get('') ?? [];
  for (const order of new Set([...orders, 'newest'])) {
    for (const side of [undefined, ...sides.map(({ id }) => id)]) {
      const list = inOrder(side === undefined ? tops : tops.filter((row) => row.side === side), order);
      await write(list, inList, (part) => listFile(order, side, part));
    }
  }
  for (const [id, replies] of branches) {
    if (id !== '') await write(inOrder(replies, 'oldest'), inList, (part) => repliesFile(id, part));
  }
  await write(inOrder(rows, 'newest'), inEvery, everyFile);
  await exportDays({ folder, services }, await readCommentDays(services, thread, [rows]), at);

  const counts = await readCounts(services.store, thread);
  const falls = await readFalls(services.store, thread, counts, services.clock());
  // It is the first file of its list, so that the list goes on with the second.
  const rest = tops.length > inList && { next: listFile(first, undefined, 2) };
  const page = { rows: inOrder(tops, first).slice(0, inList), ...rest };
  const versions = inLanguages(thread.document, (lang) =>
    readOnly(toThread(services, thread, { ...counts, falls }, toPage(page, thread, viewIn(lang)), viewIn(lang))),
  );
  await put(at, versions);
}

/** Nothing can be done in an archive: no right, no notice, no form, and no order that needs someone to draw it. */
function readOnly({ notice: _, guidelines: __, log: ___, ...thread }: Thread): Thread {
  const orders = thread.orders.filter(({ id }) => isFixed(id));
  return { ...thread, phase: 'archived', can: {}, reasons: [], editWindow: 0, orders };
}
