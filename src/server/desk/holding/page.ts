import { html } from 'hono/html';
import { spokenIn } from '../../core/documents.ts';
import { isOver, momentOf, phaseOf } from '../../core/phases.ts';
import { errorSummary, hidden, toErrors, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { spoken } from '../../pages/spoken.ts';
import { formatDay, formatNumber, formatTime } from '../../words/format.ts';
import type { DeskThing } from '../entry.ts';
import { isNumberHidden } from '../invalidating/hidden.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { deskField } from '../pages/field.ts';
import { titleOf } from '../pages/things.ts';
import { whyHint } from '../pages/why-fields.ts';
import { longestReason } from '../why.ts';
import { mostDecided, type HeldDecision, type HeldGroup } from './groups.ts';
import type { HoldingWords } from './words.ts';
import { holdingWords } from './words-for.ts';

/** What the page of held acts shows. */
export interface HoldingState extends Faults {
  thing: DeskThing;
  groups: readonly HeldGroup[];
  decisions: readonly HeldDecision[];
  /** What the count has come to; nothing while nobody may know it. */
  standing: number | undefined;
  done?: keyof HoldingWords['done'] | undefined;
  isOutdated?: boolean;
  /** A form with a reason, as it was sent. */
  sent?: Readonly<Record<string, string>> | undefined;
}

/** Renders what is held of a thing, by why and from where, and what was decided. */
export function holdingPage(page: DeskPage, state: HoldingState): Markup {
  const { lang } = page.words;
  const text = holdingWords(lang);
  const words = { ...page.words, faults: { ...page.words.faults, ...text.faults } };
  const shown = { ...page, words };
  const { thing, groups, decisions } = state;
  const title = text.title(titleOf(thing.document, lang));
  return deskPage(
    page,
    title,
    html`${errorSummary(words, state.isOutdated ? { message: text.outdated } : state)}
      <h1>${title}</h1>
      ${doneLine(state.done && text.done[state.done])}
      <p><a href="${rootOf(page.services)}/desk${thing.path}?lang=${lang}">${text.back}</a></p>
      <p>${text.intro}</p>
      ${isClosed(page, thing) && html`<p class="notice">${text.closed}</p>`}
      <section aria-labelledby="waiting">
        <h2 id="waiting">${text.waiting}</h2>
        ${groups.length > 0 ? groups.map((group) => groupPart(shown, state, group)) : html`<p>${text.nothing}</p>`}
      </section>
      <section aria-labelledby="past">
        <h2 id="past">${text.past}</h2>
        ${
          decisions.length > 0
            ? html`<ol class="log">
                ${decisions.map((each) => decisionLine(shown, state, each))}
              </ol>`
            : html`<p>${text.none}</p>`
        }
      </section>`,
  );
}

const isClosed = ({ services }: DeskPage, { document }: DeskThing): boolean =>
  isOver(phaseOf(document, momentOf(services)));

const actionOf = ({ services, words }: DeskPage, { path }: DeskThing): string =>
  `${rootOf(services)}/desk${path}/held?lang=${words.lang}`;

/** Returns the name of the field in which it is said why something is done. */
export const fieldOf = (step: string, id: string): string => `${step}-${id}`;

function groupPart(page: DeskPage, state: HoldingState, group: HeldGroup): Markup {
  const { words, services } = page;
  const { lang } = words;
  const text = holdingWords(lang);
  const { thing, standing } = state;
  const { id, reason, domain, block, since, rows } = group;
  const hasPlace = rows[0]?.trace !== '' && reason !== 'others';
  const isHidden = isNumberHidden(thing, services);
  const number = formatNumber(lang, rows.length);
  // Of secret votes, a moment could be one that somebody knows of a person.
  const isSecret = (thing.kind.invalidating?.fewest ?? 2) > 1;
  const begins = (isSecret ? formatDay : formatTime)(lang, since, services.site.timeZone);
  const action = actionOf(page, thing);
  const fields = { group: id, until: String(services.clock()) };
  return html`<section aria-labelledby="group-${id}">
    <h3 id="group-${id}">${text.reasons[reason]}</h3>
    ${domain && html`<p>${text.domain(domain)}</p>`} ${block && html`<p>${text.block(block)}</p>`}
    <p>${isHidden ? text.hidden : text.number(number, begins)}</p>
    ${rows.length > mostDecided && html`<p class="hint">${text.most(formatNumber(lang, mostDecided))}</p>`}
    ${
      standing !== undefined &&
      html`<p>
        <strong
          >${text.preview(formatNumber(lang, standing), formatNumber(lang, standing + Math.min(rows.length, mostDecided)))}</strong
        >
      </p>`
    }
    <form method="post" action="${action}">
      <p class="hint">${text.countHint(hasPlace)}</p>
      ${hidden({ ...fields, step: 'count' })}
      <button type="submit">${text.count}</button>
    </form>
    ${whyForm(page, state, { step: 'aside', id, fields, label: text.aside, hint: text.asideHint(hasPlace) })}
  </section>`;
}

/** Renders a form that takes a public reason. */
function whyForm(
  page: DeskPage,
  { thing, fields: faults, sent }: HoldingState,
  form: { step: string; id: string; fields: Record<string, string>; label: string; hint: string },
): Markup {
  const text = holdingWords(page.words.lang);
  const first = spokenIn(thing.document)[0]!;
  const field = fieldOf(form.step, form.id);
  const fault = faults?.[field];
  return html`<details ${fault && 'open'}>
    <summary>${form.label}</summary>
    <form method="post" action="${actionOf(page, thing)}${toErrors}" novalidate>
      <p class="hint">${form.hint}</p>
      ${deskField(
        page.words,
        { fields: faults },
        {
          name: `why.${first}`,
          id: field,
          label: text.why,
          hint: whyHint(page, text.whyHint),
          value: fault && sent?.[`why.${first}`],
          rows: 2,
          lang: first,
          longest: longestReason,
          required: true,
        },
      )}
      ${hidden({ ...form.fields, step: form.step })}
      <button type="submit" class="quiet">${form.label}</button>
    </form>
  </details>`;
}

function decisionLine(page: DeskPage, state: HoldingState, decision: HeldDecision): Markup {
  const { services, words } = page;
  const { lang } = words;
  const text = holdingWords(lang);
  const { id, at, verdict, number, why, undoneAt } = decision;
  const time = (instant: number): string => formatTime(lang, instant, services.site.timeZone);
  const isHidden = isNumberHidden(state.thing, services);
  const said = isHidden
    ? text.decidedHidden[verdict](time(at))
    : text.decided[verdict](formatNumber(lang, number), time(at));
  return html`<li>
    <p><strong>${said}</strong></p>
    ${Object.keys(why).length > 0 && html`<blockquote>${spoken({ ...why }, lang)}</blockquote>`}
    ${undoneAt !== undefined && html`<p>${text.undone(time(undoneAt))}</p>`}
    ${
      undoneAt === undefined &&
      !isClosed(page, state.thing) &&
      whyForm(page, state, { step: 'undo', id, fields: { id }, label: text.undo, hint: text.undoHint[verdict] })
    }
  </li>`;
}
