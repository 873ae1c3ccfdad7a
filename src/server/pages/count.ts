import { html } from 'hono/html';
import type { Count } from '../../schema/common.ts';
import { formatNumber, formatTime } from '../words/format.ts';
import type { Words } from '../words/words.ts';
import type { Markup } from './layout.ts';

/** Says when a number was counted, and what stands beside it: what came on paper, what waits, what was taken out. */
export function countedLine(
  { lang, page }: Pick<Words, 'lang' | 'page'>,
  { asOf, pending, invalidated, offline, why }: Count,
  timeZone: string,
): Markup {
  const beside = [
    offline ? page.offline(formatNumber(lang, offline)) : '',
    pending ? page.pending(formatNumber(lang, pending)) : '',
    invalidated ? page.invalidated(formatNumber(lang, invalidated)) : '',
  ].filter(Boolean);
  return html`<p class="hint">
    <time datetime="${asOf}">${page.countedAt(formatTime(lang, asOf, timeZone))}</time
    >${beside.map((said) => ` · ${said}`)} ${why && html`<br /><a href="${why.url}">${why.text}</a>`}
  </p>`;
}
