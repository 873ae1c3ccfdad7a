import { html, nothing, type TemplateResult } from 'lit';
import { now } from '../../../client/clock.ts';
import type { Words } from '../../../locales/text.ts';
import type { Duty, Told } from '../../../schema/answering.ts';

/** Renders what a thing obliges the institution to by now, until when, and how late that is. */
export function renderDuties(
  words: Words,
  { duties = [], lang }: Told & { readonly lang: string },
  level: number,
): TemplateResult | typeof nothing {
  if (duties.length === 0) return nothing;
  return html`
    <div part="duties">
      <div role="heading" aria-level=${level}><strong>${words.t('duties')}</strong></div>
      <ul class="facts" role="list">
        ${duties.map((duty) => html`<li><span lang=${lang} dir="auto">${duty.text}</span> ${renderDuty(words, duty)}</li>`)}
      </ul>
    </div>
  `;
}

/** Renders when a duty was done, and whether before it was due, or until the end of which day it is to be, and how many days that is past. */
export function renderDuty(words: Words, { since, due, metAt }: Duty): TemplateResult | typeof nothing {
  const at = metAt ?? due;
  if (!at) return nothing;
  const days = words.day(metAt ? since : now()) - words.day(at);
  const text = words.t(metAt ? (days > 0 ? 'duty.ahead' : 'duty.met') : 'duty.due', { date: words.date(at) });
  return html`<span class="quiet">${text}</span> ${
      metAt || days <= 0 ? nothing : html`<span class="fault">${words.t('duty.late', { count: days })}</span>`
    }`;
}
