import { html } from 'hono/html';
import { errorSummary, hidden, textField, toErrors, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { keptWords } from '../kept/words-for.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from './desk.ts';

/* The way in. What leads back to the page that was asked for goes along as `to`, and a form that was sent in vain as `kept`. */

export interface Way extends Faults {
  to: string;
  kept?: string | undefined;
  /** The address that was typed, or that of a demonstration. */
  email?: string | undefined;
}

/** How one leaves the desk: on this device, or on all. */
export const waysOut = ['out', 'out-everywhere'] as const;
export type WayOut = (typeof waysOut)[number];

interface WayIn {
  canMail: boolean;
  isDemo: boolean;
  /** Whoever asks may be at the desk already. */
  canGoOn: boolean;
  /** The session that was had has ended. */
  isEnded: boolean;
  /** How the desk was just left. */
  left: WayOut | undefined;
  /** Someone runs the site. */
  isOwned: boolean;
  /** The other ways in, beside the mail. */
  ways: readonly (Markup | undefined)[];
}

/** Asks for an officer's address. */
export function signInPage(
  page: DeskPage,
  { to, kept, email, ...faults }: Way,
  { canMail, isDemo, canGoOn, isEnded, left, isOwned, ways }: WayIn,
): Markup {
  const { words, said } = page;
  const { signIn, setup } = said;
  const root = rootOf(page.services);
  return deskPage(
    page,
    signIn.title,
    html`${errorSummary(words, faults)}
      <h1>${signIn.title}</h1>
      ${left && doneLine(signIn.left[left])}
      ${isEnded ? html`<p class="notice" role="status">${keptWords(words.lang).ended}</p>` : html`<p>${signIn.intro}</p>`}
      ${keptNotice(page, kept)} ${canGoOn && html`<p><a href="${root}${to}">${signIn.goOn}</a></p>`}
      ${!isOwned && faults.message === undefined && html`<p class="notice">${setup.nobody}</p>`}
      ${isOwned && !canMail && html`<p class="notice">${signIn.noMail}</p>`}
      ${isDemo && html`<p class="notice">${signIn.demo}</p>`}
      <form method="post" action="${root}/desk/sign-in?lang=${words.lang}${toErrors}" novalidate>
        ${textField(words, faults, { name: 'email', label: signIn.email, type: 'email', autocomplete: 'username', value: email })}
        ${hidden(carried({ to, kept }))}
        <button type="submit">${signIn.send}</button>
      </form>
      ${ways}`,
  );
}

/** Asks for the code of the mail that was sent, where the address is an officer's. */
export function codePage(
  page: DeskPage,
  { to, kept, email = '', ask, isDemo, ...faults }: Way & { ask: string; isDemo: boolean },
): Markup {
  const { words, said } = page;
  const { signIn } = said;
  const root = rootOf(page.services);
  return deskPage(
    // The page in the other language is that of the step before: a code is typed where it was asked for.
    { ...page, path: '/desk/sign-in', asked: { to }, isCarrying: kept !== undefined },
    signIn.sentTitle,
    html`${errorSummary(words, faults)}
      <h1>${signIn.sentTitle}</h1>
      <p>${signIn.sent(email)}</p>
      ${keptNotice(page, kept)}
      ${isDemo && html`<p><a href="${root}/mailbox?lang=${words.lang}">${words.page.mailbox}</a></p>`}
      <form method="post" action="${root}/desk/enter?lang=${words.lang}${toErrors}" novalidate>
        ${textField(words, faults, { name: 'code', label: signIn.code, autocomplete: 'one-time-code', digits: true })}
        ${hidden({ ask, email, ...carried({ to, kept }) })}
        <button type="submit">${signIn.enter}</button>
      </form>
      <form method="post" action="${root}/desk/sign-in?lang=${words.lang}">
        ${hidden({ email, ...carried({ to, kept }) })}
        <button type="submit" class="quiet">${signIn.resend}</button>
      </form>
      ${again(page, { to, kept })}`,
  );
}

/** Leads back to the first step; a form that is carried along is sent there, too. */
function again({ words, said, services }: DeskPage, { to, kept }: Pick<Way, 'to' | 'kept'>): Markup {
  const address = `${rootOf(services)}/desk/sign-in?lang=${words.lang}`;
  if (kept === undefined) return html`<p><a href="${address}">${said.signIn.again}</a></p>`;
  return html`<form method="post" action="${address}">
    ${hidden({ again: 'yes', ...carried({ to, kept }) })}
    <button type="submit" class="quiet">${said.signIn.again}</button>
  </form>`;
}

const carried = ({ to, kept }: Pick<Way, 'to' | 'kept'>): Record<string, string> => ({
  to,
  ...(kept !== undefined && { kept }),
});

/** Says that what was typed is carried along. */
const keptNotice = ({ words }: DeskPage, kept: string | undefined): Markup | undefined =>
  kept === undefined ? undefined : html`<p class="notice">${keptWords(words.lang).kept}</p>`;

/** Asks whoever followed a link to press once more: programs that read mails follow links, too. */
export function linkPage(page: DeskPage, token: string): Markup {
  const { words, said, services } = page;
  return deskPage(
    { ...page, asked: { token } },
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
    { ...page, asked: { token } },
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
