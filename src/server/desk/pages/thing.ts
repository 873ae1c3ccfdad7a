import { html } from 'hono/html';
import { spokenTitle } from '../../pages/spoken.ts';
import { spokenIn, type ThingDocument } from '../../core/documents.ts';
import type { ServerNoun, Stored } from '../../core/noun.ts';
import { isOver, momentOf, phaseOf } from '../../core/phases.ts';
import { isClosedForGood } from '../../core/retention.ts';
import { errorSummary, hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatDay } from '../../words/format.ts';
import { toldResults, type ToldResults } from '../keeping/results.ts';
import type { LogPage } from '../log.ts';
import { needsWhy, type ExtendFault, type RunningAct } from '../running.ts';
import type { ThingNote } from '../order.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from './desk.ts';
import { logList } from './log.ts';
import { deskField } from './field.ts';
import { thingLinks, type ThingLink } from './thing-links.ts';
import { figuresText, nextDate, phaseBadge, titleOf, type Figures } from './things.ts';
import { longestReason } from '../why.ts';
import { whyHint, whyId, whyLanguages } from './why-fields.ts';

/** A form as it was sent, and what is wrong with it. */
export interface SentAct {
  act: RunningAct;
  values: Record<string, string>;
  /** Of a day. */
  fault?: ExtendFault | 'required' | undefined;
  /** Of why, by the places of the fields. */
  fields?: Readonly<Record<string, string>>;
}

export interface ThingState {
  stored: Stored<ThingDocument, ServerNoun>;
  figures: Figures | undefined;
  /** What tells this version of it from any other. */
  version: string;
  history: LogPage;
  mayPublish: boolean;
  /** What else can be seen and done. */
  links: readonly ThingLink[];
  /** What can't be done, and why. */
  hints: readonly string[];
  /** What waits, and until when. */
  notes: readonly ThingNote[];
  sent?: SentAct | undefined;
  /** What was done, or why nothing was. */
  done?: RunningAct | undefined;
  isOutdated?: boolean;
  /** Nothing was done, for it was changed too often of late. */
  isTooOften?: boolean;
  /** When those who took part were erased, in milliseconds since 1970: it is not opened again then. */
  erasedAt?: number | undefined;
  /** Its results were hidden until the close, and are public: it is not opened again either. */
  told?: ToldResults | undefined;
}

/** Renders the page of a thing at the desk: where it stands, what can be done now, and what has been done. */
export function thingPage(page: DeskPage, state: ThingState): Markup {
  const { words, said, services } = page;
  const { stored, figures } = state;
  const title = titleOf(stored.document, words.lang);
  const { sent } = state;
  return deskPage(
    page,
    title,
    html`${
        (state.isOutdated ?? state.isTooOften) &&
        html`<div class="error-summary" role="alert" id="errors" tabindex="-1">
          <p>${state.isOutdated ? said.thing.outdated : said.thing.tooOften}</p>
        </div>`
      }
      ${
        sent?.fault &&
        html`<div class="error-summary" role="alert" id="errors" tabindex="-1">
          <p>
            <a href="#extend-until">${said.thing.untilFaults[sent.fault]}</a>
          </p>
        </div>`
      }
      ${errorSummary(words, { fields: sent?.fault ? {} : sent?.fields })}
      <h1>${spokenTitle(stored.document, words.lang)}</h1>
      ${doneLine(state.done && said.thing.done[state.done])}
      <dl class="facts">
        <div>
          <dt>${said.things.state}</dt>
          <dd>${phaseBadge(said, stored.document, services)}</dd>
        </div>
        <div>
          <dt>${said.things.numbers}</dt>
          <dd>${figures ? figuresText(page, figures) : said.things.unreadable}</dd>
        </div>
        <div>
          <dt>${said.things.next}</dt>
          <dd>${nextDate(said, stored.document, services)}${state.notes.map(({ says }) => html`<br />${says}`)}</dd>
        </div>
      </dl>
      ${thingLinks(page, stored.path, state.links)} ${state.hints.map((hint) => html`<p class="hint">${hint}</p>`)}
      ${
        state.mayPublish &&
        html`${endLine(page, state)} ${possibleActs(page, state).map((act) => actForm(page, state, act))}
          <details class="act">
            <summary>${said.thing.remove.title}</summary>
            <p>${said.thing.remove.text}</p>
          </details>`
      }
      <section aria-labelledby="history">
        <h2 id="history">${said.thing.history}</h2>
        ${logList(page, state.history)}
      </section>`,
  );
}

type Standing = Pick<ThingState, 'stored' | 'erasedAt' | 'told'>;

/** Checks whether a thing is closed for good, and those who took part were erased. */
const isErased = ({ services }: Pick<DeskPage, 'services'>, { stored, erasedAt }: Standing): boolean =>
  erasedAt !== undefined && isClosedForGood(stored.document, momentOf(services));

/** Says why a thing is never opened again. */
function endLine(page: DeskPage, state: ThingState): Markup | undefined {
  const { words, said, services } = page;
  const dayOf = (at: number): string => formatDay(words.lang, at, services.site.timeZone);
  const { told } = state;
  if (isErased(page, state)) return html`<p>${said.thing.erased(dayOf(state.erasedAt!))}</p>`;
  return told && html`<p>${said.thing.told(told.since === undefined ? undefined : dayOf(told.since))}</p>`;
}

/** Returns what can be done to a thing in the state that it is in. */
export function possibleActs(page: Pick<DeskPage, 'services'>, standing: Standing): RunningAct[] {
  const phase = phaseOf(standing.stored.document, momentOf(page.services));
  const acts: Record<typeof phase, RunningAct[]> = {
    'not-open': ['open', 'extend', 'pause', 'archive'],
    open: ['pause', 'extend', 'close', 'archive'],
    paused: ['resume', 'extend', 'close', 'archive'],
    closed: ['extend', 'archive'],
    archived: ['resume'],
  };
  return isErased(page, standing) || standing.told ? acts[phase].filter((act) => act === 'archive') : acts[phase];
}

function actForm(page: DeskPage, state: ThingState, act: RunningAct): Markup {
  const { words, said, services } = page;
  const { stored, version, sent } = state;
  const { title, hint, button } = said.thing.acts[act];
  const values = sent?.act === act ? sent.values : {};
  return html`<details class="act" ${sent?.act === act && 'open'}>
    <summary>${title}</summary>
    <form method="post" action="${rootOf(services)}/desk${stored.path}?lang=${words.lang}${toErrors}" novalidate>
      <p class="hint">${hint}</p>
      ${tellsResults(page, stored, act) && html`<p>${said.thing.tells}</p>`}
      ${act === 'extend' && dayField(page, state, values)}
      ${act !== 'resume' && whyFields(page, stored, act, sent?.act === act ? sent : undefined)}
      ${hidden({ act, version })}
      <button type="submit">${button}</button>
    </form>
  </details>`;
}

/** Checks whether an act makes results public that are hidden. */
function tellsResults({ services }: DeskPage, { kind, document }: ThingState['stored'], act: RunningAct): boolean {
  if (act !== 'close' && act !== 'archive') return false;
  const moment = momentOf(services);
  const after = { ...document, closesAt: new Date(moment.now).toISOString(), override: undefined };
  return !isOver(phaseOf(document, moment)) && toldResults(kind, after, moment) !== undefined;
}

function dayField({ said, services }: DeskPage, { stored, sent }: ThingState, values: Record<string, string>): Markup {
  const { thing } = said;
  const fault = sent?.act === 'extend' ? sent.fault : undefined;
  const described = ['extend-until-hint', fault && 'extend-until-error'].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for="extend-until">${thing.until}</label>
    <p class="hint" id="extend-until-hint">${thing.untilHint(nextDate(said, stored.document, services))}</p>
    ${fault && html`<p class="error" id="extend-until-error">${thing.untilFaults[fault]}</p>`}
    <input
      id="extend-until"
      name="until"
      type="date"
      required
      aria-describedby="${described}"
      ${fault && html`aria-invalid="true"`}
      value="${values['until'] ?? ''}"
    />
  </div>`;
}

/** Asks why, in each language that the thing speaks. */
function whyFields(page: DeskPage, { document }: Stored, act: RunningAct, sent: SentAct | undefined): Markup[] {
  const { services, words, said } = page;
  const isNeeded = needsWhy(act, document, momentOf(services));
  const languages = whyLanguages(spokenIn(document), sent?.values);
  const names = new Intl.DisplayNames([words.lang], { type: 'language' });
  return languages.map((lang, at) => {
    const required = isNeeded && at === 0;
    return deskField(
      words,
      { fields: sent?.fields },
      {
        ...{ name: `why.${lang}`, id: whyId(`${act}-`, lang), rows: 2, lang, longest: longestReason },
        label: languages.length > 1 ? said.thing.inLanguage(said.thing.why, names.of(lang) ?? lang) : said.thing.why,
        hint: whyHint(page, required ? said.thing.whyHint : said.thing.whyMayHint),
        required,
        value: sent?.values[`why.${lang}`],
      },
    );
  });
}
