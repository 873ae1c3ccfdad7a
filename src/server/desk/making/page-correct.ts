import { html } from 'hono/html';
import { spokenTitle } from '../../pages/spoken.ts';
import { spokenIn } from '../../core/documents.ts';
import type { Stored } from '../../core/noun.ts';
import { hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatNumber, formatTime } from '../../words/format.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { difference, differenceHint } from '../pages/difference.ts';
import { whyFields } from '../pages/why-fields.ts';
import type { Why } from '../why.ts';
import { changeOf } from './answers.ts';
import type { Correction, Meanwhile } from './correcting.ts';
import type { Draft } from './drafts.ts';
import { meansField } from './means-field.ts';
import { draftPath } from './page-step.ts';
import { nameInRow, saidOf, type Begun } from './say.ts';
import { makingWordsFor } from './words-for.ts';
import type { DeskMakingWords } from './words.ts';

/** Path of the page from which a thing is corrected. */
export const correctPath = (path: string): string => `/desk${path}/correct`;

/** Renders where a correction begins, with those that have begun. */
export function correctPage(
  page: DeskPage,
  { path, document }: Stored,
  drafts: readonly Draft[],
  done: string | undefined,
): Markup {
  const { words, services } = page;
  const { correct, changedAt } = makingWordsFor(words.lang);
  const root = rootOf(services);
  return deskPage(
    page,
    correct.title,
    html`${doneLine(done)}
      <h1>${correct.title}</h1>
      <p><strong>${spokenTitle(document, words.lang)}</strong></p>
      <p>${correct.intro}</p>
      ${
        drafts.length > 0 &&
        html`<h2>${correct.begun}</h2>
          <ul class="log">
            ${drafts.map(
              ({ id, changedAt: at }) =>
                html`<li>
                  <a href="${root}${draftPath(id)}?lang=${words.lang}"
                    >${changedAt(formatTime(words.lang, at, services.site.timeZone))}</a
                  >
                </li>`,
            )}
          </ul>`
      }
      <form method="post" class="making" action="${root}${correctPath(path)}?lang=${words.lang}">
        <button type="submit" ${drafts.length > 0 && html`class="quiet"`}>${correct.begin}</button>
      </form>
      <ul class="ways">
        <li><a href="${root}/desk${path}?lang=${words.lang}">${correct.back}</a></li>
      </ul>`,
  );
}

export interface CorrectingState {
  version: string;
  meanwhile?: readonly Meanwhile[] | undefined;
  /** It was not said whether the meaning stays. */
  isUnsaid?: boolean;
  /** Why, as it was typed. */
  why?: Why | undefined;
  /** What is wrong with it, by the places of the fields. */
  fields?: Readonly<Record<string, string>>;
  /** The thresholds that it adds where the count stands already. */
  passed?: readonly number[] | undefined;
}

/** Returns the languages in which a correction says why: those that the thing speaks, before or after. */
export const whyLanguagesOf = ({ stored, document }: Correction): string[] => [
  ...new Set([...spokenIn(document), ...spokenIn(stored.document)]),
];

/** Renders what a correction changes, and the form that publishes it. */
export function correctingForm(page: DeskPage, begun: Begun, correction: Correction, state: CorrectingState): Markup {
  const { words, services } = page;
  const said = saidOf(page, begun);
  const { correct, emptyValue, conflictField } = said.desk;
  const { draft } = begun;
  const root = rootOf(services);
  const label = (input: Correction['changes'][number]) => nameInRow(said, input, draft.values);
  return html`<section aria-labelledby="publish">
    <h2 id="publish">${correct.changes}</h2>
    ${
      state.meanwhile &&
      state.meanwhile.length > 0 &&
      html`<ul>
        ${state.meanwhile.map(
          ({ input, theirs }) =>
            html`<li>
              ${label(input)}
              <p class="theirs">${conflictField(theirs || emptyValue)}</p>
            </li>`,
        )}
      </ul>`
    }
    ${
      correction.changes.length === 0
        ? html`<p>${correct.none}</p>`
        : html`${differenceHint(page)}
            <dl class="changes">
              ${correction.changes.map(
                (input) =>
                  html`<div>
                    <dt>${label(input)}</dt>
                    <dd ${input.lang && html`lang="${input.lang}" dir="auto"`}>
                      ${difference(page, changeOf(page, said, input, [draft.origin, draft.values]))}
                    </dd>
                  </div>`,
              )}
            </dl>
            <form
              method="post"
              class="making"
              action="${root}${draftPath(draft.id)}?lang=${words.lang}${toErrors}"
              novalidate
            >
              ${passedNote(page, said.desk, state.passed ?? [])}
              ${
                (correction.isReworded || correction.isOwedReworded) &&
                meansField(correct, {
                  ...{ id: 'means', isTold: begun.noun.tellOfChange !== undefined },
                  isOwed: !correction.isReworded,
                  isWrong: state.isUnsaid ?? false,
                })
              }
              ${whyFields(page, { languages: whyLanguagesOf(correction), why: state.why, fields: state.fields })}
              ${hidden({ version: state.version })}
              <button type="submit">${correct.publish}</button>
            </form>`
    }
  </section>`;
}

/** Warns of thresholds that are reached as soon as they are published. */
function passedNote({ words }: DeskPage, { passed }: DeskMakingWords, numbers: readonly number[]): Markup | undefined {
  if (numbers.length === 0) return undefined;
  const list = new Intl.ListFormat(words.lang).format(numbers.map((number) => formatNumber(words.lang, number)));
  return html`<p class="answer" role="note">${passed(list, numbers.length === 1)}</p>`;
}
