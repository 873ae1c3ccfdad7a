import { html } from 'hono/html';
import type { MakingStep } from '../../core/making.ts';
import { openingOf } from '../../core/phases.ts';
import { errorSummary, hidden, toErrors } from '../../pages/fields.ts';
import { paragraphs, type Markup } from '../../pages/layout.ts';
import { formatTime } from '../../words/format.ts';
import { deskPage, rootOf, type DeskPage } from '../pages/desk.ts';
import { noMailNote } from '../pages/no-mail.ts';
import { answerIn } from './answers.ts';
import type { MakingFault } from './checks.ts';
import { askedBy, inputsIn, isRows, languagesIn, stepOf, type Input, type InputRows, type Values } from './form.ts';
import { faultList } from './page-fields.ts';
import { draftPath } from './page-step.ts';
import { nameOf, nameOfLanguage, questionOf, saidOf, spokenDraft, type Begun, type Said } from './say.ts';

export interface SummaryState {
  faults: readonly MakingFault[];
  version: string;
  /** The name that is proposed for the address, or that was typed. */
  name: string;
  /** Why it is not taken, in words. */
  nameFault?: string | undefined;
  /** Why it has to be read again: someone else changed it. */
  outdated?: string | undefined;
  /** Its notice promises an end that nothing brings about. */
  isInVain?: boolean | undefined;
  /** What is wrong with why, by the places of its fields. */
  fields?: Readonly<Record<string, string>>;
  /** What stands instead of the form that publishes, where something is corrected. */
  publishing?: Markup;
}

/** Renders what a draft says, with links to change each part, and the form that publishes it. */
export function summaryPage(page: DeskPage, begun: Begun, state: SummaryState): Markup {
  const { words, services } = page;
  const { draft, model } = begun;
  const said = saidOf(page, begun);
  const { summary } = said.desk;
  const root = rootOf(services);
  const link = (to: string, label: Markup | string): Markup =>
    html`<a href="${root}${to}?lang=${words.lang}">${label}</a>`;
  const stepLink = ({ key }: MakingFault): string => {
    const name = stepOf(model, key)?.name ?? 'languages';
    return `${root}${draftPath(draft.id, name)}?lang=${words.lang}&check=yes&back=summary#${key}`;
  };
  const here = `lang=${words.lang}&back=summary`;
  const change = (name: string, question: string): Markup =>
    html`<a href="${root}${draftPath(draft.id, name)}?${here}" aria-label="${summary.changeOf(question)}"
      >${summary.change}</a
    >`;
  const langs = languagesIn(draft.values).map((each) => nameOfLanguage(words.lang, each));
  return deskPage(
    page,
    summary.title,
    html`${faultList(said, { faults: state.faults, values: draft.values }, summary.incomplete, stepLink)}
      ${
        state.nameFault &&
        html`<div class="error-summary" role="alert" id="errors" tabindex="-1">
          <p><a href="#${draft.of === '' ? 'name' : 'means'}">${state.nameFault}</a></p>
        </div>`
      }
      ${
        state.outdated &&
        html`<div class="error-summary" role="alert" ${state.faults.length === 0 && html`id="errors"`} tabindex="-1">
          <p>${state.outdated}</p>
        </div>`
      }
      ${!state.nameFault && errorSummary(words, { fields: state.fields })}
      <p class="step">
        <span class="phase">${draft.of === '' ? summary.draftBadge : said.desk.correct.badge}</span>
        ${said.noun.models[model.name]?.title}
      </p>
      <h1>${spokenDraft(said, draft.values)}</h1>
      ${
        state.faults.length === 0 &&
        html`<ul class="ways">
          <li>${link(draftPath(draft.id, 'preview'), summary.preview)}</li>
        </ul>`
      }
      ${model.steps.map(
        (step) =>
          html`<section class="part" aria-labelledby="part-${step.name}">
            <div class="part-head">
              <h2 id="part-${step.name}">${questionOf(said, step)}</h2>
              ${change(step.name, questionOf(said, step))}
            </div>
            <dl>${answers(page, said, step, draft.values)}</dl>
          </section>`,
      )}
      <section class="part" aria-labelledby="part-languages">
        <div class="part-head">
          <h2 id="part-languages">${said.desk.languages}</h2>
          ${change('languages', said.desk.languages)}
        </div>
        <p>${langs.join(', ') || summary.notGiven}</p>
      </section>
      ${state.faults.length === 0 && state.isInVain && html`<p class="answer" role="note">${said.desk.keptInVain}</p>`}
      ${state.faults.length === 0 && (state.publishing ?? publishForm(page, begun, state))}
      <p>${link(draftPath(draft.id, 'delete'), draft.of === '' ? summary.remove : said.desk.correct.remove)}</p>`,
  );
}

function answers(page: DeskPage, said: Said, step: MakingStep, values: Values): Markup[] {
  const rows = askedBy(step, values).filter(isRows) as InputRows[];
  const numbers = new Map(
    rows.flatMap(({ rows: { rows: name }, inputs }) =>
      inputs.flatMap((row, number) =>
        row.map(({ key }): [string, string] => [key, said.noun.rows?.[name]?.row(number + 1) ?? '']),
      ),
    ),
  );
  return inputsIn(step, values).map((input) => {
    const row = numbers.get(input.key);
    const label = nameOf(said, input.field, input.lang, values);
    return html`<div>
      <dt>${row && `${row}, `}${label}</dt>
      <dd ${input.lang && html`lang="${input.lang}" dir="auto"`}>${answer(page, said, input, values)}</dd>
    </div>`;
  });
}

function answer(page: DeskPage, said: Said, input: Input, values: Values): Markup | string {
  const value = answerIn(page, said, input, values);
  const { summary } = said.desk;
  if (value === undefined) {
    const empty = input.key === 'opensAt' ? summary.atOnce : summary.notGiven;
    return html`<span class="hint" lang="${page.words.lang}">${empty}</span>`;
  }
  return input.field.kind === 'text' ? html`${paragraphs(value)}` : value;
}

function publishForm(page: DeskPage, begun: Begun, { name, nameFault, version }: SummaryState): Markup {
  const { words, services } = page;
  const { draft, noun } = begun;
  const { summary } = saidOf(page, begun).desk;
  const { timeZone } = services.site;
  const { opensAt } = draft.values;
  const isLater = opensAt && openingOf(opensAt, timeZone) > services.clock();
  const described = ['name-hint', nameFault && 'name-error'].filter(Boolean).join(' ');
  return html`<section aria-labelledby="publish">
    <h2 id="publish">${summary.publishTitle}</h2>
    <p>${isLater ? summary.publishOn(formatTime(words.lang, opensAt, timeZone)) : summary.publishNow}</p>
    ${noMailNote(page)}
    <p>${summary.trialEnds}</p>
    <form
      method="post"
      class="making"
      action="${rootOf(services)}${draftPath(draft.id)}?lang=${words.lang}${toErrors}"
      novalidate
    >
      <div class="field">
        <label for="name">${summary.address}</label>
        <p class="hint" id="name-hint">${summary.addressHint(`${services.baseUrl}${noun.path}/`)}</p>
        ${nameFault && html`<p class="error" id="name-error">${nameFault}</p>`}
        <input
          id="name"
          name="name"
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          required
          value="${name}"
          aria-describedby="${described}"
          ${nameFault && html`aria-invalid="true"`}
        />
      </div>
      ${hidden({ version })}
      <button type="submit">${summary.publish}</button>
    </form>
  </section>`;
}
