import type { Context } from 'hono';
import { beginAnew, showCodeFault, showCodeForm } from '../../confirmation/code-step.ts';
import { confirmByCode } from '../../confirmation/confirm.ts';
import type { Step } from '../../confirmation/pages.ts';
import { resend } from '../../confirmation/resend.ts';
import { stepOf } from '../../confirmation/step.ts';
import { randomSecret } from '../../core/crypto.ts';
import type { Guard } from '../../core/guard.ts';
import { needMail } from '../../core/outbox.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Services } from '../../core/services.ts';
import { parseBody, type Body } from '../../http/body.ts';
import type { StoredThread } from './find.ts';
import { messageOf, textsOf } from './form.ts';
import { join } from './join.ts';
import { joiningIn } from './joining.ts';
import { postedPage, refusedThreadPage, type WriteForm } from './page-forms.ts';
import { checkPosting, post } from './post.ts';
import { readThread, threadView } from './read.ts';
import { commentRequests } from './requests.ts';
import { showThread } from './show.ts';
import { toComment } from './view.ts';
import { commentsPageWords } from './words-for.ts';

/**
 * Answers a plain form: the comment with name and address, then the same with the mailed code. Nothing of a comment is kept before its
 * author is confirmed, so the form carries it along.
 */
export async function answerWriting(
  c: Context,
  services: Services,
  thread: StoredThread,
  body: Body,
  guard: Guard,
): Promise<Response> {
  const values = textsOf(body);
  const { key = randomSecret(), act = randomSecret(), code, resend: asksAgain, email, ...rest } = values;
  const carried = { ...rest, key, act };
  const joining = joiningIn(thread);
  const view = threadView(c, services, thread, values['lang']);
  const step = async () => ({
    thread: await readThread(services, thread, view, { items: [] }),
    words: commentsPageWords(view.lang),
    site: services.site,
  });
  /** The step at which the code is typed: its form carries the comment along. */
  const codeStep = (by = key): Step => ({
    ...stepOf(c, services, joining, { key: by }, values['lang']),
    carried: { action: `${thread.path}/write`, fields: { ...rest, act } },
  });
  try {
    guard(c);
    // An empty parent or side is none.
    const posting = parseBody(
      commentRequests.post.body,
      Object.fromEntries(Object.entries(carried).filter(([, value]) => value !== '')),
    );
    checkPosting(thread, posting);
    const sender = c.get('sender');
    if (code !== undefined) await confirmByCode(services, joining, key, code, sender);
    else if (asksAgain) {
      needMail(services);
      const result = await resend(services, joining, { key, email }, sender);
      if (result.outcome !== 'counted') return showCodeForm(c, codeStep(), result, email, true);
    } else if (email !== undefined) {
      needMail(services);
      const { outcome, key: used } = await joinFromPage(services, joining, body, key, sender);
      if (outcome instanceof Refusal) throw outcome;
      if (outcome.outcome !== 'counted') return showCodeForm(c, codeStep(used), outcome, email);
    }
    const row = await post(services, thread, posting);
    const isHeld = row.state === 'held' || row.state === 'awaiting';
    const again: WriteForm = { key, act: randomSecret(), values: {}, joined: true };
    return c.html(postedPage(await step(), toComment(row, thread, view, 'insider'), isHeld, again));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const message = messageOf(error, view.lang);
    const isAtCode = code !== undefined || asksAgain !== undefined;
    const shown = isAtCode ? showCodeFault(c, codeStep(), error, message, email) : undefined;
    if (shown) return shown;
    const faults = error.fields ? { fields: error.fields } : { message };
    const closed = ['not-open', 'paused', 'closed', 'parent'].includes(error.reason);
    if (closed) return c.html(refusedThreadPage(await step(), faults.message ?? '', values['text']), error.status);
    // The browser kept the page of another comment, or this device is not known any more: that is a new act.
    const isStale = ['key-used', 'unknown'].includes(error.reason);
    const keys = isStale ? { key: randomSecret(), act: randomSecret() } : { key, act };
    const joined = email === undefined && !isStale;
    return showThread(c, services, thread, { form: { ...keys, values, joined, ...faults }, status: error.status });
  }
}

/** Joins with the key of a page, or anew where that is used. */
async function joinFromPage(
  services: Services,
  joining: ReturnType<typeof joiningIn>,
  body: Body,
  key: string,
  sender: string | undefined,
): ReturnType<typeof beginAnew> {
  const joinBy = (by: string) =>
    join(services, joining, parseBody(commentRequests.join.body, { ...body, key: by }), sender);
  try {
    return { outcome: await joinBy(key), key };
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'key-used') return beginAnew(joinBy);
    throw error;
  }
}
