import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import { may } from '../roles.ts';
import { rootOf, type DeskPage } from './desk.ts';

/** Warns that nobody can take part as long as no mail can leave, with the way to mend it for who may. */
export function noMailNote({ services, words, said, officer }: DeskPage): Markup | undefined {
  if (services.outbox.works) return undefined;
  const { warning, link, ask } = said.noMail;
  const way = `${rootOf(services)}/desk/settings/mail?lang=${words.lang}`;
  return html`<p>
    <strong class="late">${warning}</strong>
    ${officer && may(officer, 'set-up') ? html`<a href="${way}">${link}</a>` : ask}
  </p>`;
}
