import { html, nothing, type TemplateResult } from 'lit';
import { now } from '../../../client/clock.ts';
import type { Duty } from '../../../schema/answering.ts';
import type { PollWords } from '../texts/texts.ts';
import type { Voting } from '../voting/voting.ts';

/** Renders what the poll obliges the institution to by now, until when, and how late that is. */
export function renderDuties({ words, poll, context }: Voting): TemplateResult | typeof nothing {
  const { duties = [], lang } = poll;
  if (duties.length === 0) return nothing;
  return html`
    <div part="duties">
      <div class="name" role="heading" aria-level=${context.sublevel}>${words.t('poll.duties')}</div>
      <ul class="facts" role="list">
        ${duties.map((duty) => html`<li><span lang=${lang}>${duty.text}</span> ${renderState(words, duty)}</li>`)}
      </ul>
    </div>
  `;
}

/** Renders when a duty was done, or until the end of which day it is to be, and how many days that is past. */
function renderState(words: PollWords, { due, metAt }: Duty): TemplateResult | typeof nothing {
  const at = metAt ?? due;
  if (!at) return nothing;
  const late = metAt ? 0 : words.day(now()) - words.day(at);
  const text = words.t(metAt ? 'poll.duty.met' : 'poll.duty.due', { date: words.date(at) });
  return html`<span class="quiet">${text}</span> ${
      late > 0 ? html`<span class="fault">${words.t('poll.duty.late', { count: late })}</span>` : nothing
    }`;
}
