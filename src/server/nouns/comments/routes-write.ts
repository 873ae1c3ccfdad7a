import type { Context } from 'hono';
import { parseBody, type Body } from '../../http/body.ts';
import { randomSecret } from '../../core/crypto.ts';
import { codeStep, postedPage, refusedThreadPage, type WriteForm } from './page-forms.ts';
import { Refusal } from '../../core/refusal.ts';
import { refusedAtCode } from '../../confirmation/challenge.ts';
import type { Services } from '../../core/services.ts';
import { commentRequests } from './requests.ts';
import { confirmJoin, join, resendCode } from './join.ts';
import type { StoredThread } from './find.ts';
import { checkPosting, post } from './post.ts';
import { toComment } from './view.ts';
import { threadPageWords } from './words-for.ts';
import { messageOf, textsOf } from './form.ts';
import { readThread, threadView } from './read.ts';

type ShowThread = (c: Context, thread: StoredThread, form: WriteForm, status: Refusal['status']) => Promise<Response>;

/**
 * A plain form: the comment with name and address, then the same with the mailed code. Nothing of a comment is kept before its author is
 * confirmed, so the form carries it along.
 */
export async function answerWriting(
  c: Context,
  services: Services,
  thread: StoredThread,
  body: Body,
  guard: () => void,
  showThread: ShowThread,
): Promise<Response> {
  const values = textsOf(body);
  const { key = randomSecret(), act = randomSecret(), code, resend, ...rest } = values;
  const carried = { ...rest, key, act };
  const view = threadView(c, services, thread, values['lang']);
  const words = threadPageWords(view.lang);
  const step = async () => ({
    thread: await readThread(services, thread, view, { items: [] }),
    words,
    site: services.site,
  });
  try {
    guard();
    // An empty parent or side is none.
    const posting = parseBody(
      commentRequests.post.body,
      Object.fromEntries(Object.entries(carried).filter(([, value]) => value !== '')),
    );
    checkPosting(thread, posting);
    if (resend) await resendCode(services, thread, { key }, c.get('sender'));
    else if (code !== undefined) await confirmJoin(services, thread, { key, code: code.slice(0, 20) }, c.get('sender'));
    const isKnown = code !== undefined || (!resend && !('email' in values));
    if (!isKnown) {
      const result = resend
        ? undefined
        : await join(services, thread, parseBody(commentRequests.join.body, body), c.get('sender'));
      if (result?.outcome !== 'counted') return c.html(codeStep(await step(), carried, {}), 202);
    }
    const row = await post(services, thread, posting);
    const isHeld = row.state === 'held' || row.state === 'awaiting';
    const again: WriteForm = { key, act: randomSecret(), values: {}, joined: true };
    return c.html(postedPage(await step(), toComment(row, thread, view, 'insider'), isHeld, again));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults = error.fields ? { fields: error.fields } : { message: messageOf(error, view.lang) };
    if (code !== undefined && refusedAtCode.includes(error.reason)) {
      return c.html(codeStep(await step(), carried, faults), error.status);
    }
    const closed = ['not-open', 'paused', 'closed', 'parent'].includes(error.reason);
    if (closed) return c.html(refusedThreadPage(await step(), faults.message ?? '', values['text']), error.status);
    // The browser kept the page of another comment, or this device is not known any more: that is a new act.
    const isStale = ['key-used', 'unknown'].includes(error.reason);
    const keys = isStale ? { key: randomSecret(), act: randomSecret() } : { key, act };
    const joined = !('email' in values) && !isStale;
    return showThread(c, thread, { ...keys, values, joined, ...faults }, error.status);
  }
}
