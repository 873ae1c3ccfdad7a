import { html } from 'hono/html';
import type { Duty, Milestone, OfficialAnswer } from '../../schema/answering.ts';
import { daysBetween } from '../core/answering.ts';
import type { Moment } from '../core/phases.ts';
import { dayIn, dayOf } from '../core/zoned-day.ts';
import { formatDay } from '../words/format.ts';
import type { Words } from '../words/words.ts';
import { paragraphs, type Markup } from './layout.ts';

/* What the institution owes and says, on the pages of all things that are answered. */

/** What is said of a thing, and in which language. */
interface Said {
  lang: string;
  duties?: readonly Duty[] | undefined;
  answer?: OfficialAnswer | undefined;
  timeline?: readonly Milestone[] | undefined;
}

const time = (at: string, text: string): Markup => html`<time datetime="${at}">${text}</time>`;

/** Renders the official answer: who, when, what, and where the whole stands. */
export function answerSection(
  { answer, lang }: Said,
  { lang: spoken, answering: said }: Words,
  timeZone: string,
): Markup | undefined {
  if (!answer) return undefined;
  const { author, at, text, url } = answer;
  return html`<section class="answer" aria-labelledby="answer">
    <h2 id="answer">${said.answer}</h2>
    <p class="hint">${time(at, said.answerBy(author, formatDay(spoken, at, timeZone)))}</p>
    <div lang="${lang}">${paragraphs(text)}</div>
    ${url && html`<p><a href="${url}">${said.answerLink}</a></p>`}
  </section>`;
}

/** Renders what is owed by now, until when, and how late it is. */
export function dutiesSection(
  { duties = [], lang }: Said,
  { lang: spoken, answering: said }: Words,
  { now, timeZone }: Moment,
): Markup | undefined {
  if (duties.length === 0) return undefined;
  const day = (at: string): Markup => time(at, formatDay(spoken, at, timeZone));
  const state = ({ since, due, metAt }: Duty): Markup | undefined => {
    const isAhead = metAt !== undefined && dayIn(metAt, timeZone) < dayIn(since, timeZone);
    if (metAt) return html`${said.met} ${day(metAt)}${isAhead && said.ahead}.`;
    if (!due) return undefined;
    const late = daysBetween(dayIn(due, timeZone), dayOf(now, timeZone));
    return html`${said.due} ${day(due)}.${late > 0 && html` <strong class="late">${said.late(late)}</strong>`}`;
  };
  return html`<section class="duties" aria-labelledby="duties">
    <h2 id="duties">${said.duties}</h2>
    <ul>
      ${duties.map((duty) => html`<li><span lang="${lang}">${duty.text}</span> ${state(duty)}</li>`)}
    </ul>
  </section>`;
}

/** Renders what happened so far, the oldest first. */
export function timelineSection(
  { timeline = [], lang }: Said,
  { lang: spoken, answering: said }: Words,
  timeZone: string,
): Markup | undefined {
  if (timeline.length === 0) return undefined;
  return html`<section class="timeline" aria-labelledby="timeline">
    <h2 id="timeline">${said.timeline}</h2>
    <ol lang="${lang}">
      ${timeline.map(
        ({ at, label, author, url }) =>
          html`<li>
            ${author && html`<bdi>${author}</bdi> · `}${time(at, formatDay(spoken, at, timeZone))} –
            ${url ? html`<a href="${url}">${label}</a>` : label}
          </li>`,
      )}
    </ol>
  </section>`;
}
