import type { Context } from 'hono';
import { randomSecret } from '../../core/crypto.ts';
import { spokenIn } from '../../core/documents.ts';
import type { Guard } from '../../core/guard.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Services } from '../../core/services.ts';
import { pageHeaders } from '../../http/reading.ts';
import type { StoredThread } from './find.ts';
import { messageOf } from './form.ts';
import { refusedThreadPage, type WriteForm } from './page-forms.ts';
import { threadPage, type Asked } from './page.ts';
import { questionOf } from './question.ts';
import { readAsked, readThread, threadView } from './read.ts';
import { commentsPageWords } from './words-for.ts';

interface Shown {
  /** One that was sent and is to be mended; an empty one where it is missing. */
  form?: WriteForm;
  status?: Refusal['status'] | 200;
  /** Limits how often one searches. */
  guardSearch?: Guard;
}

/** Answers the page of a thread, or of the part that the address asks for, with its form. */
export async function showThread(
  c: Context,
  services: Services,
  thread: StoredThread,
  { form = { key: randomSecret(), act: randomSecret(), values: {} }, status = 200, guardSearch }: Shown = {},
): Promise<Response> {
  const { site } = services;
  const view = threadView(c, services, thread, form.values['lang']);
  const words = commentsPageWords(view.lang);
  pageHeaders(c, view.lang);
  const parent = form.values['parent'];
  const asked: Asked = c.req.method === 'POST' ? (parent ? { parent } : {}) : randomised(questionOf(c));
  const read = async () => {
    if (asked.search) guardSearch?.(c);
    return readAsked(services, thread, view, asked);
  };
  const page = await read().catch((error: unknown) => error);
  const shown = await readThread(services, thread, view, { items: [] });
  if (page instanceof Refusal) {
    return c.html(refusedThreadPage({ thread: shown, words, site }, messageOf(page, view.lang)), page.status);
  }
  if (page instanceof Error) throw page;
  const languages = spokenIn(thread.document);
  return c.html(
    threadPage({ thread: shown, page: page as typeof shown.first, asked, words, site, form, languages }),
    status,
  );
}

/** A random order that is asked for without a word gets one, so that the next page goes on in it. */
const randomised = (asked: Asked): Asked =>
  asked.order === 'random' ? { ...asked, order: `random:${randomSecret().slice(0, 6)}` } : asked;
