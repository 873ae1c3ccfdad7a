import { html } from 'hono/html';
import type { Count, Phase } from '../../schema/common.ts';
import { formatNumber, formatTime } from '../words/format.ts';
import type { Words } from '../words/words.ts';
import type { Markup } from './layout.ts';

/** Says when a number was counted, or that it is the last one where nothing is taken any more, and what stands beside it: what came on paper, what waits, what was taken out. */
export function countedLine(
  { lang, page }: Pick<Words, 'lang' | 'page'>,
  { asOf, pending, invalidated, offline, why }: Count,
  { timeZone, phase }: { timeZone: string; phase: Phase },
): Markup {
  const beside = [
    offline ? page.offline(formatNumber(lang, offline)) : '',
    pending ? page.pending(formatNumber(lang, pending)) : '',
    invalidated ? page.invalidated(formatNumber(lang, invalidated)) : '',
  ].filter(Boolean);
  const isOver = phase === 'closed' || phase === 'archived';
  return html`<p class="hint">
    <time datetime="${asOf}">${isOver ? page.countedAtClose : page.countedAt(formatTime(lang, asOf, timeZone))}</time
    >${beside.map((said) => ` · ${said}`)} ${why && html`<br /><a href="${why.url}">${why.text}</a>`}
  </p>`;
}
