import { html } from 'hono/html';
import { makingWordsFor } from '../making/words-for.ts';
import { spoken, spokenTitle } from '../../pages/spoken.ts';
import type { Thing } from '../../../schema/common.ts';
import { say, spokenIn, type ThingDocument } from '../../core/documents.ts';
import { closingOf, momentOf, phaseOf } from '../../core/phases.ts';
import type { Asking, ListedDraft } from '../listing/asked.ts';
import { askedQuery, isNarrowed, listForm } from './things-form.ts';
import { namedEnd } from '../../core/zoned-day.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatNumber, formatTime, pluralForm } from '../../words/format.ts';
import type { Forms } from '../../words/act-words.ts';
import type { Services } from '../../core/services.ts';
import type { DeskWords } from '../words/words.ts';
import type { ThingNote } from '../order.ts';
import { deskPage, rootOf, type DeskLink, type DeskPage } from './desk.ts';
import { noMailNote } from './no-mail.ts';

/** The numbers of a thing, and what its noun calls those that have no shared name. */
export interface Figures {
  numbers: Thing['numbers'];
  units: Readonly<Record<string, Forms>>;
  /** What it calls those of which a part is on paper, where that is another word. */
  withPaper?: Readonly<Record<string, Forms>> | undefined;
}

export interface ListedThing {
  path: string;
  document: ThingDocument;
  /** Missing where they can't be read. */
  figures: Figures | undefined;
  /** What waits, and until when. */
  notes: readonly ThingNote[];
}

export interface ThingsState {
  things: readonly ListedThing[];
  /** Where drafts are asked for, and nothing else is listed. */
  drafts: readonly ListedDraft[];
  next?: string | undefined;
  /** What one begins with. */
  starts: readonly DeskLink[];
  asking: Asking;
}

/** Renders the list of what stands on the server, with its state, its figures and its next date. */
export function thingsPage(page: DeskPage, { things, drafts, next, starts, asking }: ThingsState): Markup {
  const { words, said, services } = page;
  const root = rootOf(services);
  const row = ({ path, document, figures, notes }: ListedThing): Markup =>
    html`<tr>
      <th scope="row"><a href="${root}/desk${path}?lang=${words.lang}">${spokenTitle(document, words.lang)}</a></th>
      <td data-head="${said.things.state}">${phaseBadge(said, document, services)}</td>
      <td data-head="${said.things.numbers}">${figures ? figuresText(page, figures) : said.things.unreadable}</td>
      <td data-head="${said.things.next}">
        ${nextDate(said, document, services)}${notes.map(({ says }) => html`<br />${says}`)}
      </td>
    </tr>`;
  const draft = ({ path, titles, changedAt }: ListedDraft): Markup =>
    html`<tr>
      <th scope="row">
        <a href="${root}${path}?lang=${words.lang}"
          >${Object.keys(titles).length > 0 ? spoken(titles, words.lang) : makingWordsFor(words.lang).untitled}</a
        >
      </th>
      <td data-head="${said.things.state}">${said.things.find.draft}</td>
      <td data-head="${said.things.numbers}">${said.things.hidden}</td>
      <td data-head="${said.things.next}">
        ${said.things.find.changed(formatTime(words.lang, changedAt, services.site.timeZone))}
      </td>
    </tr>`;
  return deskPage(
    page,
    said.things.title,
    html`<h1>${said.things.title}</h1>
      ${noMailNote(page)}
      ${starts.map(
        ({ path, label }) => html`<p><a class="start" href="${root}${path}?lang=${words.lang}">${label}</a></p>`,
      )}
      ${(asking.number > 0 || isNarrowed(asking.asked)) && listForm(page, asking)}
      ${
        things.length + drafts.length > 0
          ? html`<table class="stacked">
              <thead>
                <tr>
                  <th scope="col">${said.things.thing}</th>
                  <th scope="col">${said.things.state}</th>
                  <th scope="col">${said.things.numbers}</th>
                  <th scope="col">${said.things.next}</th>
                </tr>
              </thead>
              <tbody>
                ${things.map(row)} ${drafts.map(draft)}
              </tbody>
            </table>`
          : html`<p>${isNarrowed(asking.asked) ? said.things.notFound : said.things.empty}</p>`
      }
      ${
        next &&
        html`<p>
          <a rel="next" href="${root}/desk?${askedQuery(asking.asked, words.lang, next)}">${said.things.more}</a>
        </p>`
      }`,
  );
}

/** Returns the title of a document in a language, else in its first. */
export const titleOf = (document: ThingDocument, lang: string): string =>
  say(document.title, spokenIn(document).includes(lang) ? lang : (spokenIn(document)[0] ?? 'fr'));

/** Renders the state of a thing: a word, never a colour alone. */
export function phaseBadge(said: DeskWords, document: ThingDocument, services: Services): Markup {
  const phase = phaseOf(document, momentOf(services));
  return html`<span class="phase" data-phase="${phase}">${said.phases[phase]}</span>`;
}

/** Says what date comes next in the life of a thing. */
export function nextDate(said: DeskWords, document: ThingDocument, services: Services): string {
  const { timeZone } = services.site;
  const { opensAt, closesAt } = document;
  const moment = momentOf(services);
  if (opensAt && phaseOf({ opensAt }, moment) === 'not-open')
    return said.things.opens(formatTime(said.lang, opensAt, timeZone));
  if (!closesAt) return said.things.noEnd;
  const end = formatTime(said.lang, namedEnd(closesAt, timeZone), timeZone);
  const isOver = (closingOf({ closesAt }, timeZone) ?? Infinity) <= moment.now;
  return isOver ? said.things.closed(end) : said.things.closes(end);
}

/** Says the numbers of a thing that have a name, e.g. “1 204 signatures”. Those that are hidden until the close are so here too. */
export function figuresText(
  { words, said: { things } }: Pick<DeskPage, 'words' | 'said'>,
  { numbers, units, withPaper }: Figures,
): string {
  const said = Object.entries(numbers).flatMap(([metric, { value, offline = 0, checked = 0 }]) => {
    const forms = (offline > 0 && withPaper?.[metric]) || (Object.hasOwn(units, metric) ? units[metric] : undefined);
    if (!forms) return [];
    const counted = `${formatNumber(words.lang, value)} ${pluralForm(words.lang, value, forms)}`;
    return [
      counted,
      ...(offline > 0 ? [words.page.offline(formatNumber(words.lang, offline))] : []),
      ...(checked > 0 ? [things.checked(formatNumber(words.lang, checked), checked)] : []),
    ];
  });
  return said.join(', ') || things.hidden;
}
