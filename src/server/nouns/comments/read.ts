import type { Context } from 'hono';
import type { CommentPage, Thread } from '../../../schema/comments.ts';
import { languagesOf } from '../../core/documents.ts';
import { preferredLanguage } from '../../http/negotiation.ts';
import type { Services } from '../../core/services.ts';
import { comments } from './tables.ts';
import { readPage, type Question } from './pages.ts';
import type { StoredThread } from './find.ts';
import { toComment, toPage, toThread } from './view.ts';
import { readCounts, readFalls, wayTo } from './write.ts';
import type { View } from '../../core/view.ts';

/** Tells for whom, where and when a thread is shown. */
export function threadView(c: Context, services: Services, thread: StoredThread, wanted?: unknown): View {
  const { document, path, thing } = thread;
  const spoken = languagesOf(document);
  return {
    id: thing,
    url: `${services.baseUrl}${path}`,
    base: services.baseUrl,
    lang: spoken.find((lang) => lang === wanted) ?? preferredLanguage(c, spoken),
    now: services.clock(),
    timeZone: services.site.timeZone,
  };
}

/** Reads a thread as it stands, with its first page, or with another where one is given. */
export async function readThread(
  services: Services,
  thread: StoredThread,
  view: View,
  page?: CommentPage,
): Promise<Thread> {
  const { store } = services;
  const reading = readCounts(store, thread);
  const [counts, first] = await Promise.all([
    reading,
    page ?? readPage(store, thread, {}, view.now, () => reading).then((rows) => toPage(rows, thread, view)),
  ]);
  const falls = await readFalls(store, thread, counts, view.now);
  return toThread(services, thread, { ...counts, falls }, first, view);
}

/** Reads the page that is asked for: of a list, or one comment with those above it. */
export async function readAsked(
  services: Services,
  thread: StoredThread,
  view: View,
  question: Question & { id?: string | undefined },
) {
  const { id } = question;
  if (id === undefined) return toPage(await readPage(services.store, thread, question, view.now), thread, view);
  return { items: await readOne(services, thread, view, id) };
}

/** A comment with all that it answers, the top one first; nothing where it has no place in the thread. */
async function readOne({ store }: Services, thread: StoredThread, view: View, id: string) {
  const { scope, thing } = thread;
  const row = await store.get(comments, { scope, thing, id });
  if (!row || row.shown !== 1) return [];
  const above = await wayTo(store, row);
  // A reply that stands flat answers a comment that stands beside it.
  const answered = row.parent === row.branch ? undefined : await store.get(comments, { scope, thing, id: row.parent });
  return [
    ...[...above, ...(answered ? [answered] : [])].map((each) => toComment(each, thread, view)),
    toComment(row, thread, view, 'asked'),
  ];
}
