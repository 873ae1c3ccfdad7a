import { html } from 'hono/html';
import { readDelays, type MailDelay } from '../../mail/delays.ts';
import type { Markup } from '../../pages/layout.ts';
import { may, mayAnywhere } from '../roles.ts';
import { delayLines } from '../settings/delays.ts';
import { rootOf, type DeskPage } from './desk.ts';

/** Greylisting lets in who comes back: what has lasted less than this is no fault, in milliseconds. */
const usualDelay = 3_600_000;

/** Warns that nobody can take part where no mail leaves, or that mails wait, why and since when; with the way to mend it for who may. */
export async function noMailNote(page: DeskPage): Promise<Markup | undefined> {
  const { services, said, officer } = page;
  if (!services.outbox.works)
    return html`<p>
      <strong class="late">${said.noMail.warning}</strong>
      ${wayToMails(page)}
    </p>`;
  if (!officer || !mayAnywhere(officer, 'publish')) return undefined;
  const isLate = ({ fault, since }: MailDelay): boolean => fault !== 'later' || since < services.clock() - usualDelay;
  const delays = (await readDelays(services.store)).filter(isLate);
  return delays.length === 0
    ? undefined
    : html`${delayLines(page, delays)}
        <p>${wayToMails(page)}</p>`;
}

function wayToMails({ services, words, said: { noMail }, officer }: DeskPage): Markup | string {
  const way = `${rootOf(services)}/desk/settings/mail?lang=${words.lang}`;
  return officer && may(officer, 'set-up') ? html`<a href="${way}">${noMail.link}</a>` : noMail.ask;
}
