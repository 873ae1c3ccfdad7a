import { html } from 'hono/html';
import { isChosen, type MailAccount } from '../../mail/chosen.ts';
import { answerOf, mailFaultOf } from '../../mail/faults.ts';
import type { Mailer } from '../../mail/mail.ts';
import { isMailbox } from '../../mail/mailbox.ts';
import type { MailDelay } from '../../mail/delays.ts';
import type { MailCounts } from '../../mail/outgoing.ts';
import { toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { rootOf } from '../pages/desk.ts';
import { delayLines } from './delays.ts';
import { accountForms, type AccountState } from './page-account.ts';
import { settingsPage, stepPath, type SettingsPage } from './page.ts';

export interface MailState extends AccountState {
  mailer: Mailer | undefined;
  counts: MailCounts;
  /** Why some of them wait. */
  delays: readonly MailDelay[];
  /** Address of the officer, which the test goes to. */
  email: string;
  /** What an attempt ended with. */
  failure?: { error: unknown } | undefined;
}

/** Renders how mails leave, and lets an officer try it. */
export function mailPage(view: SettingsPage, state: MailState): Markup {
  const { page, own, isBeginning } = view;
  const { mailer, counts, delays, failure, email } = state;
  const { mail } = own;
  const answer = failure && answerOf(failure.error);
  return settingsPage(
    view,
    { ...state, message: failure ? mail.failed : state.message },
    html`${
        failure &&
        html`<p class="error">${mail.faults[mailFaultOf(failure.error)]}</p>
          ${answer && html`<p>${mail.answer(answer)}</p>`} ${!isChosen(mailer) && html`<p>${mail.howTo}</p>`}`
      }
      ${howMailsLeave(view, mailer, state.kept)}
      <p>${mail.waiting(counts)}</p>
      ${delayLines(page, delays)}
      ${
        works(mailer) &&
        html`<form
          method="post"
          action="${rootOf(page.services)}${stepPath(isBeginning, 'mail')}?lang=${page.words.lang}${toErrors}"
        >
          <p class="hint">${mail.testHint(email)}</p>
          <button type="submit">${mail.test}</button>
        </form>`
      }
      ${isChosen(mailer) && accountForms(view, state)}`,
  );
}

const works = (mailer: Mailer | undefined): mailer is Mailer => mailer !== undefined && mailer.works !== false;

function howMailsLeave({ own }: SettingsPage, mailer: Mailer | undefined, kept: MailAccount | undefined): Markup {
  const { mail } = own;
  if (!works(mailer)) {
    return html`<p class="notice"><strong>${kept ? mail.account.unreadable : mail.none}</strong></p>
      ${!isChosen(mailer) && html`<p>${mail.howTo}</p>`}`;
  }
  if (isMailbox(mailer))
    return html`<p>${mail.shown}</p>
      <p>${mail.howTo}</p>`;
  const { server } = mailer;
  return html`${
    server &&
    html`<p>${mail.sent(`${server.host}:${server.port}`, server.from)}</p>
      <p>${server.signsIn ? mail.signsIn : mail.signsInNot} ${mail.secure[server.secure]}</p>
      ${!isChosen(mailer) && html`<p class="hint">${own.fixed('SMTP_URL')}</p>`}`
  }`;
}
