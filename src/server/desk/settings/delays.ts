import { html } from 'hono/html';
import type { MailDelay } from '../../mail/delays.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatTime } from '../../words/format.ts';
import type { DeskPage } from '../pages/desk.ts';
import { settingsWordsFor } from './words-for.ts';

/** Says why mails wait that could not be sent yet, and since when: a sentence for each kind of fault. */
export function delayLines({ services, words: { lang } }: DeskPage, delays: readonly MailDelay[]): Markup[] {
  const { delayed, delayedOther, faults } = settingsWordsFor(lang).mail;
  return delays.map(({ fault, count, since }) => {
    const waits = delayed(count, formatTime(lang, since, services.site.timeZone));
    // What the server answered is told of a test alone.
    return html`<p><strong class="late">${waits}</strong> ${fault === 'other' ? delayedOther : faults[fault]}</p>`;
  });
}
