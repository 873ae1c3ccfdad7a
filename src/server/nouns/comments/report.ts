import { mailboxKeys, takeMail, type Sender } from '../../confirmation/mail-limits.ts';
import { digest } from '../../core/crypto.ts';
import { mailLanguage } from '../../core/documents.ts';
import { valuesOf } from '../../core/fields.ts';
import { Refusal } from '../../core/refusal.ts';
import { checkEmail, checkName, type Checked } from '../../core/rules.ts';
import type { Services } from '../../core/services.ts';
import { notices, openNotices } from './notice-tables.ts';
import { comments, openCases } from './tables.ts';
import { receivedMail } from './letters.ts';
import { memberId } from './members.ts';
import type { StoredThread } from './find.ts';
import { checkText } from './comment-rules.ts';
import { reasonsOf } from './view.ts';

export interface Report {
  act: string;
  id: string;
  reason: string;
  explanation: string;
  name: string;
  email: string;
  goodFaith: boolean;
}

/** Longest explanation, in code points. */
const maxExplanationLength = 5000;

/**
 * Receives a notice of a comment (DSA, article 16), acknowledges it by mail and answers its reference number. Anyone may send one, also
 * after the close. The same act, or another of the same person about the same comment, is the same notice.
 *
 * @throws Refusal `invalid` with the fields to mend, `removed` where there is nothing to report.
 */
export async function report(
  services: Services,
  thread: StoredThread,
  act: Report,
  lang: string,
  sender?: Sender,
): Promise<string> {
  const { scope, thing } = thread;
  const { explanation, name, email } = checked(thread, act);
  const reporter = email ? await memberId(services, scope, email) : await digest(`notice\n${scope}\n${act.act}`);
  // What is made of the act and of who reports: nobody learns from it whether there was another before.
  const reference = `S-${referenceOf(await digest(`reference\n${scope}\n${thing}\n${act.id}\n${reporter}`))}`;
  const mailbox = email === '' ? undefined : await mailboxKeys(services, email, sender);
  const now = services.clock();
  const language = mailLanguage(thread.document, lang);

  await services.store.write(async (writer) => {
    const row = act.id.includes('\0') ? undefined : await writer.get(comments, { scope, thing, id: act.id });
    const isThere = row && row.shown === 1 && row.state !== 'author' && row.state !== 'moderator';
    if (!isThere) throw new Refusal('removed');
    const isNew = await writer.insert(notices, {
      scope,
      thing,
      comment: act.id,
      reporter,
      reference,
      reason: act.reason,
      explanation,
      name,
      email,
      lang: language,
      at: now,
      decision: null,
    });
    if (!isNew) return;
    await writer.insert(openNotices, { scope, thing, comment: act.id, reporter });
    await writer.insert(openCases, { scope, thing, comment: act.id, since: now, why: '[]' });
    if (!mailbox || !(await takeMail(writer, mailbox, now))) return;
    const mail = receivedMail(services, thread, { to: email, lang: language }, reference);
    await services.outbox.add(writer, { scope, about: reference }, mail);
  });
  await services.outbox.sendDue();
  return reference;
}

/** A number that can be read out on the telephone. */
const referenceOf = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/[O0I1L]/g, 'X')
    .slice(0, 8);

/** Checks the fields of a report: some reasons may be given without a name. @throws Refusal `invalid` */
function checked(thread: StoredThread, act: Report): { explanation: string; name: string; email: string } {
  const reason = reasonsOf(thread, 'fr').find(({ id }) => id === act.reason);
  const mayBeEmpty = reason?.anonymous === true;
  const unlessEmpty = (text: string, check: (text: string) => Checked): Checked =>
    mayBeEmpty && text.trim() === '' ? { value: '' } : check(text);
  return valuesOf({
    reason: reason ? { value: reason.id } : { fault: act.reason ? 'invalid' : 'required' },
    explanation: checkText(act.explanation, maxExplanationLength),
    goodFaith: act.goodFaith ? { value: true } : { fault: 'required' },
    name: unlessEmpty(act.name, checkName),
    email: unlessEmpty(act.email, checkEmail),
  });
}
