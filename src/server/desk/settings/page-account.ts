import { html } from 'hono/html';
import type { MailAccount } from '../../mail/chosen.ts';
import { hidden, textField, toErrors, type Field } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { rootOf } from '../pages/desk.ts';
import { choices } from './fields.ts';
import { stepPath, wordsOf, type Sent, type SettingsPage } from './page.ts';

export interface AccountState extends Sent {
  /** The server that is chosen, its password sealed. */
  kept: MailAccount | undefined;
  /** Its password can still be read. */
  isReadable: boolean | undefined;
  /** What tells it from any other. */
  accountVersion: string;
}

/** Returns where the form of the mail server is sent to. */
export const accountPath = (isBeginning: boolean): string => `${stepPath(isBeginning, 'mail')}/server`;

/** Renders the mail server to be chosen. Its password is never shown again. */
export function accountForms(view: SettingsPage, state: AccountState): Markup {
  const { page, own, isBeginning } = view;
  const { kept, typed, accountVersion: version } = state;
  const { account } = own.mail;
  const words = wordsOf(view);
  const action = `${rootOf(page.services)}${accountPath(isBeginning)}?lang=${words.lang}${toErrors}`;
  const usual = { host: kept?.host, port: String(kept?.port ?? 587), user: kept?.user, from: kept?.from };
  const field = (name: keyof typeof usual, more: Partial<Field> = {}): Markup =>
    textField(words, state, {
      ...{ name, label: account[name], hint: account.hints[name], autocomplete: 'off', optional: name === 'user' },
      ...{ value: typed?.[name] ?? usual[name], ...more },
    });
  return html`<h2>${account.title}</h2>
    <p>${account.intro}</p>
    <form method="post" action="${action}" novalidate>
      ${field('host')} ${field('port', { digits: true })}
      ${choices('secure', account.secure, typed?.['secure'] ?? kept?.secure ?? 'required', account.ways)}
      ${field('user')}
      ${textField(words, state, {
        name: 'password',
        label: account.password,
        hint: kept?.password && state.isReadable ? account.passwordKept : account.hints.password,
        type: 'password',
        autocomplete: 'new-password',
        optional: true,
      })}
      ${field('from', { type: 'email' })} ${hidden({ version })}
      <button type="submit">${account.save}</button>
    </form>
    ${
      kept &&
      html`<form method="post" action="${action}">
        ${hidden({ version, remove: 'yes' })}
        <p class="hint">${account.removeHint}</p>
        <button type="submit" class="quiet">${account.remove}</button>
      </form>`
    }`;
}
