import { html } from 'hono/html';
import type { PaperCount } from '../../core/paper.ts';
import { spokenIn } from '../../core/documents.ts';
import { momentOf } from '../../core/phases.ts';
import { errorSummary, hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatNumber } from '../../words/format.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { deskField } from '../pages/field.ts';
import { titleOf } from '../pages/things.ts';
import { whyHint } from '../pages/why-fields.ts';
import { longestReason } from '../why.ts';
import { longestCounter, longestDocument } from './form.ts';
import { entryItem, entryName, figureFields, namesOf, papersAction, withLine } from './page-entry.ts';
import type { PapersState } from './page-state.ts';
import { papersWords } from './words-for.ts';

/** Renders where counts on paper are entered: those that wait, those that count, and the form of a new one. */
export function papersPage(page: DeskPage, state: PapersState): Markup {
  const { lang } = page.words;
  const text = papersWords(lang);
  const own = { ...page.words, faults: { ...page.words.faults, ...text.faults } };
  const words = Object.values(state.fields ?? {}).reduce(withLine, own);
  const { thing, entries, counts } = state;
  const title = text.title(titleOf(thing.document, lang));
  const shown = { ...page, words };
  return deskPage(
    page,
    title,
    html`${errorSummary(words, state.isOutdated ? { message: text.outdated } : state)}
      <h1>${title}</h1>
      ${doneLine(state.done && text.done[state.done])}
      <p><a href="${rootOf(page.services)}/desk${thing.path}?lang=${lang}">${text.back}</a></p>
      <p>${text.intro}</p>
      <section aria-labelledby="waiting">
        <h2 id="waiting">${text.waiting}</h2>
        ${
          entries.length > 0
            ? html`<ol class="log">
                ${entries.map((entry) => entryItem(shown, state, entry))}
              </ol>`
            : html`<p>${text.noneWaiting}</p>`
        }
      </section>
      ${newForm(shown, state)}
      <section aria-labelledby="counted">
        <h2 id="counted">${text.counted}</h2>
        ${
          counts.length > 0
            ? html`<ol class="log">
                ${counts.map((count) => countItem(shown, state, count))}
              </ol>`
            : html`<p>${text.noneCounted}</p>`
        }
      </section>`,
  );
}

function newForm(page: DeskPage, state: PapersState): Markup {
  const { words } = page;
  const text = papersWords(words.lang);
  const value = (name: string): string | undefined => state.sent?.[name];
  return html`<section aria-labelledby="add">
    <h2 id="add">${text.add}</h2>
    <form method="post" action="${papersAction(page, state)}${toErrors}" novalidate>
      ${deskField(words, state, {
        ...{ name: 'document', label: text.document, hint: text.documentHint, longest: longestDocument },
        value: value('document'),
      })}
      ${deskField(words, state, {
        ...{ name: 'countedBy', label: text.countedBy, hint: text.countedByHint, longest: longestCounter },
        value: value('countedBy'),
      })}
      ${deskField(words, state, { name: 'day', label: text.day, type: 'date', value: value('day') })}
      ${figureFields(page, state)} ${hidden({ step: 'first' })}
      <button type="submit">${text.send}</button>
    </form>
  </section>`;
}

/** Renders a count on paper that is part of the thing's, with the way to take it out again. */
function countItem(page: DeskPage, state: PapersState, count: PaperCount): Markup {
  const { words } = page;
  const { lang } = words;
  const text = papersWords(lang);
  const { id, figures, number } = count;
  const { kind, document } = state.thing;
  const isHidden = kind.isCountPublic?.(document, momentOf(page.services)) === false;
  const first = spokenIn(state.thing.document)[0]!;
  const field = `remove-${id}`;
  const fault = state.fields?.[field];
  const said = namesOf(state.sheet, [figures], lang).map(
    ({ name, label }) => `${label}\u00a0: ${formatNumber(lang, figures[name] ?? 0)}`,
  );
  return html`<li>
    <p><strong>${entryName(page, count)}</strong></p>
    <p>
      ${isHidden ? text.hidden : html`${said.join(' · ')}${said.length > 1 && ` · ${text.total}\u00a0: ${formatNumber(lang, number)}`}`}
    </p>
    <details ${fault && 'open'}>
      <summary>${text.remove}</summary>
      <form method="post" action="${papersAction(page, state)}${toErrors}" novalidate>
        ${deskField(
          words,
          { fields: state.fields },
          {
            name: `why.${first}`,
            id: field,
            label: text.why,
            hint: whyHint(page, text.whyHint),
            value: fault && state.sent?.[`why.${first}`],
            rows: 2,
            lang: first,
            longest: longestReason,
            required: true,
          },
        )}
        ${hidden({ step: 'remove', id })}
        <button type="submit" class="quiet">${text.remove}</button>
      </form>
    </details>
  </li>`;
}
