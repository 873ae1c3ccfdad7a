import { html } from 'hono/html';
import { errorSummary, hidden, textField, toErrors, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { deskPage, rootOf, type DeskPage } from './desk.ts';

/* The way in. What leads back to the page that was asked for goes along as `to`. */

export interface Way extends Faults {
  to: string;
  /** The address that was typed, or that of a demonstration. */
  email?: string | undefined;
}

interface WayIn {
  canMail: boolean;
  isDemo: boolean;
  isFromElsewhere: boolean;
  /** The other ways in, beside the mail. */
  ways: readonly (Markup | undefined)[];
}

/** Asks for an officer's address. */
export function signInPage(
  page: DeskPage,
  { to, email, ...faults }: Way,
  { canMail, isDemo, isFromElsewhere, ways }: WayIn,
): Markup {
  const { words, said } = page;
  const { signIn } = said;
  const root = rootOf(page.services);
  return deskPage(
    page,
    signIn.title,
    html`${errorSummary(words, faults)}
      <h1>${signIn.title}</h1>
      <p>${signIn.intro}</p>
      ${isFromElsewhere && html`<p><a href="${root}${to}">${signIn.goOn}</a></p>`}
      ${!canMail && html`<p class="notice">${signIn.noMail}</p>`}
      ${isDemo && html`<p class="notice">${signIn.demo}</p>`}
      <form method="post" action="${root}/desk/sign-in?lang=${words.lang}${toErrors}" novalidate>
        ${textField(words, faults, { name: 'email', label: signIn.email, type: 'email', autocomplete: 'username', value: email })}
        ${hidden({ to })}
        <button type="submit">${signIn.send}</button>
      </form>
      ${ways}`,
  );
}

/** Asks for the code of the mail that was sent, where the address is an officer's. */
export function codePage(
  page: DeskPage,
  { to, email = '', ask, isDemo, ...faults }: Way & { ask: string; isDemo: boolean },
): Markup {
  const { words, said } = page;
  const { signIn } = said;
  const root = rootOf(page.services);
  return deskPage(
    page,
    signIn.sentTitle,
    html`${errorSummary(words, faults)}
      <h1>${signIn.sentTitle}</h1>
      <p>${signIn.sent(email)}</p>
      ${isDemo && html`<p><a href="${root}/mailbox?lang=${words.lang}">${words.page.mailbox}</a></p>`}
      <form method="post" action="${root}/desk/enter?lang=${words.lang}${toErrors}" novalidate>
        ${textField(words, faults, { name: 'code', label: signIn.code, autocomplete: 'one-time-code', digits: true })}
        ${hidden({ ask, to, email })}
        <button type="submit">${signIn.enter}</button>
      </form>
      <p><a href="${root}/desk/sign-in?lang=${words.lang}">${signIn.again}</a></p>`,
  );
}

/** Asks whoever followed a link to press once more: programs that read mails follow links, too. */
export function linkPage(page: DeskPage, token: string): Markup {
  const { words, said, services } = page;
  return deskPage(
    page,
    said.signIn.linkTitle,
    html`<h1>${said.signIn.linkTitle}</h1>
      <p>${said.signIn.linkIntro}</p>
      <form method="post" action="${rootOf(services)}/desk/enter?lang=${words.lang}">
        ${hidden({ token })}
        <button type="submit">${said.signIn.enter}</button>
      </form>`,
  );
}

/** Asks who is responsible, on a server where nobody is yet. */
export function setupPage(
  page: DeskPage,
  token: string,
  { email, ...faults }: Faults & { email?: string } = {},
): Markup {
  const { words, said, services } = page;
  const { setup } = said;
  return deskPage(
    page,
    setup.title,
    html`${errorSummary(words, faults)}
      <h1>${setup.title}</h1>
      <p>${setup.intro}</p>
      <form method="post" action="${rootOf(services)}/desk/setup?lang=${words.lang}${toErrors}" novalidate>
        ${textField(words, faults, { name: 'email', label: setup.email, hint: setup.emailHint, type: 'email', autocomplete: 'email', value: email })}
        ${hidden({ token })}
        <button type="submit">${setup.save}</button>
      </form>`,
  );
}
