import { html } from 'hono/html';
import type { Stored } from '../../core/noun.ts';
import { hidden } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { spoken } from '../../pages/spoken.ts';
import { formatNumber, formatTime } from '../../words/format.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import type { Letter } from './letters.ts';
import { leavingText } from './pace-words.ts';
import { newsWordsFor } from './words-for.ts';

/** A message that was sent, or is being sent. */
export interface SentOne extends Letter {
  /** How many people it has still to go to, while it is being sent. */
  left?: number | undefined;
}

/** Renders the messages that were sent and are being sent. */
export function sentLetters(page: DeskPage, stored: Stored, letters: readonly SentOne[]): Markup | undefined {
  if (letters.length === 0) return undefined;
  return html`<section aria-labelledby="earlier">
    <h2 id="earlier">${newsWordsFor(page.words.lang).earlier}</h2>
    <ol class="log">
      ${letters.map((letter) => letterLine(page, stored, letter))}
    </ol>
  </section>`;
}

function letterLine({ words, services }: DeskPage, stored: Stored, letter: SentOne): Markup {
  const said = newsWordsFor(words.lang);
  const { sent_at: at, receivers, state, left } = letter;
  return html`<li>
    <time datetime="${new Date(at).toISOString()}">${formatTime(words.lang, at, services.site.timeZone)}</time>
    <p class="hint">${said.states[state]}, ${said.receivers(formatNumber(words.lang, receivers))}</p>
    ${
      state === 'sending' &&
      html`${left !== undefined && html`<p>${leavingText(said, left)}</p>`}
        <form method="post" action="${rootOf(services)}/desk${stored.path}/news/stop?lang=${words.lang}">
          ${hidden({ id: letter.id })}
          <button type="submit" class="quiet">${said.stop}</button>
        </form>`
    }
    ${letterText(letter, words.lang)}
  </li>`;
}

const letterText = ({ subject, text }: Letter, lang: string): Markup =>
  html`<details>
    <summary>${spoken(subject, lang)}</summary>
    <p class="lines">${spoken(text, lang)}</p>
  </details>`;

/** Says what was done, as the messages stand now, the last one first. @param done as it stands in the address of the page */
export function sentDone(lang: string, done: string | undefined, letters: readonly SentOne[]): string | undefined {
  const [last] = letters;
  const said = newsWordsFor(lang);
  if (done === 'already') return said.faults.already;
  if (done === 'not-stopped') return said.notStopped;
  if (done === 'stopped' && letters.some(({ state }) => state === 'stopped')) return said.stopped;
  if (done !== 'sending') return undefined;
  if (last?.state === 'sending') return `${said.sending} ${leavingText(said, last.left ?? 0)}`;
  return last?.state === 'sent' ? said.allSent(formatNumber(lang, last.receivers)) : undefined;
}
