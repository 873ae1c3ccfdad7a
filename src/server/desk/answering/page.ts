import { html } from 'hono/html';
import { languageFor, spoken } from '../../pages/spoken.ts';
import { closeMark, type DutyState } from '../../core/answering.ts';
import type { Step } from '../../core/document-parts.ts';
import { say } from '../../core/documents.ts';
import { errorSummary } from '../../pages/fields.ts';
import { paragraphs, type Markup } from '../../pages/layout.ts';
import { formatDay } from '../../words/format.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { titleOf } from '../pages/things.ts';
import { unsettledDuties } from './duties.ts';
import { longest } from './forms.ts';
import { formOf, reachedIn } from './page-form.ts';
import type { AnswerState } from './page-state.ts';
import { answeringWords } from './words-for.ts';

/** Renders where a thing is answered, or where its steps are told: what is due, what was said, and the form. */
export function answerPage(page: DeskPage, state: AnswerState): Markup {
  const { lang } = page.words;
  const text = answeringWords(lang);
  const words = { ...page.words, faults: { ...page.words.faults, ...text.faults } };
  const { stored, form } = state;
  const title = text.titles[form](titleOf(stored.document, lang));
  const shown = { ...page, words };
  return deskPage(
    page,
    title,
    html`${errorSummary(words, state.isOutdated ? { message: text.outdated } : state)}
      <h1>${title}</h1>
      ${doneLine(state.isDone ? text.done[form] : undefined)}
      ${state.isDone && form === 'answer' && leftLine(page, state)}
      ${
        state.hasReaders &&
        html`<p><a href="${rootOf(page.services)}/desk${stored.path}/news?lang=${lang}">${text.tell}</a></p>`
      }
      <p><a href="${rootOf(page.services)}/desk${stored.path}?lang=${lang}">${text.back}</a></p>
      ${stored.kind.answering?.duties && dutiesDue(page, state)}
      ${form === 'answer' ? answer(shown, state) : steps(shown, state)}`,
  );
}

/** Says after sending what still waits to be settled, and leads to where it is. */
function leftLine({ words: { lang } }: DeskPage, { duties, said }: AnswerState): Markup | undefined {
  const text = answeringWords(lang);
  const left = unsettledDuties(duties, said);
  if (left.length === 0) return undefined;
  return html`<p>${text.left(left.length)} <a href="#meets">${text.settle}</a></p>`;
}

function dutiesDue(page: DeskPage, state: AnswerState): Markup {
  const text = answeringWords(page.words.lang);
  return html`<section aria-labelledby="duties">
    <h2 id="duties">${text.duties}</h2>
    ${
      state.duties.length > 0
        ? html`<ul class="log">
            ${state.duties.map((duty) => html`<li>${dutyText(page, state, duty)}</li>`)}
          </ul>`
        : html`<p>${text.noDuties}</p>`
    }
  </section>`;
}

/** Says what a duty is, since when, until when, and where it stands. */
function dutyText({ words: { lang }, services }: DeskPage, { stored }: AnswerState, duty: DutyState): Markup {
  const text = answeringWords(lang);
  const day = (at: number | string): string => formatDay(lang, at, services.site.timeZone);
  const { at, reachedAt, due, metAt, isAhead, daysLate } = duty;
  const done = isAhead ? text.metAhead : text.met;
  const met = metAt && (daysLate > 0 ? text.metLate(day(metAt), daysLate) : done(day(metAt)));
  const late = text.late(daysLate);
  const since =
    at === closeMark ? text.closed(day(reachedAt)) : text.reached(reachedIn(stored, at, lang), day(reachedAt));
  return html`<p><strong>${spoken({ ...duty.duty }, lang)}</strong></p>
    <p>${since} ${met ?? (due ? text.due(day(due)) : text.noDate)}</p>
    ${!met && daysLate > 0 && html`<p class="late">${late.slice(0, 1).toUpperCase()}${late.slice(1)}.</p>`}`;
}

function answer(page: DeskPage, state: AnswerState): Markup {
  const { words, services } = page;
  const text = answeringWords(words.lang);
  const { answer: given } = state.said;
  const form = formOf(page, state, given);
  return html`${
      // What someone else published meanwhile stands beside what was typed.
      state.isOutdated &&
      given &&
      html`<section aria-labelledby="now">
        <h2 id="now">${text.now}</h2>
        <p class="hint">${say(given.author, words.lang)}, ${formatDay(words.lang, given.at, services.site.timeZone)}</p>
        <blockquote lang="${languageFor(given.text, words.lang)}">
          ${paragraphs(say(given.text, words.lang))}
        </blockquote>
      </section>`
    }
    <section aria-labelledby="answer">
      <h2 id="answer">${given ? text.correct : text.answer}</h2>
      ${given && html`<p>${text.correctHint}</p>`}
      ${form.whole(
        [
          form.each({ name: 'author', label: text.author, hint: text.authorHint, longest: longest.author }),
          form.one({ name: 'at', label: text.at, hint: text.atHint, type: 'date' }),
          form.each({ name: 'text', label: text.text, rows: 10, longest: longest.text }),
          form.one({ name: 'url', label: text.url, hint: text.urlHint, longest: longest.url }),
          form.meets(),
        ],
        given ? text.sendAgain : text.send,
      )}
    </section>`;
}

function steps(page: DeskPage, state: AnswerState): Markup {
  const { lang } = page.words;
  const text = answeringWords(lang);
  const told = state.said.timeline ?? [];
  const form = formOf(page, state);
  const line = ({ at, label, author, url }: Step): Markup =>
    html`<li>
      ${author && html`<bdi>${spoken(author, lang)}</bdi> · `}<time datetime="${at}"
        >${formatDay(lang, at, page.services.site.timeZone)}</time
      >
      <p>${url ? html`<a href="${url}">${spoken(label, lang)}</a>` : spoken(label, lang)}</p>
    </li>`;
  return html`<section aria-labelledby="steps">
      <h2 id="steps">${text.steps}</h2>
      ${
        told.length > 0
          ? html`<ol class="log">
              ${told.map(line)}
            </ol>`
          : html`<p>${text.noSteps}</p>`
      }
    </section>
    <section aria-labelledby="add">
      <h2 id="add">${text.addStep}</h2>
      ${form.whole(
        [
          form.each({ name: 'author', label: text.stepAuthor, hint: text.authorHint, longest: longest.author }),
          form.one({ name: 'at', label: text.stepAt, type: 'date' }),
          form.each({ name: 'label', label: text.label, longest: longest.label }),
          form.one({ name: 'url', label: text.url, hint: text.urlHint, longest: longest.url }),
          form.meets(),
        ],
        text.add,
      )}
    </section>`;
}
