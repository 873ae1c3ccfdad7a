import { html } from 'hono/html';
import type { Decided } from '../../core/moderation.ts';
import { hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatNumber } from '../../words/format.ts';
import { digestWords } from '../digest/words-for.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { caseArticle } from './page-case.ts';
import { statementFields } from './page-statement.ts';
import { nameOf } from './queue.ts';
import { bulkForm, type QueueState } from './state.ts';
import type { ModerationWords } from './words.ts';
import { moderationWords } from './words-for.ts';

/** Path of the queue below the server's own. */
export const queuePath = '/desk/moderation';

/** Returns the path of what waits in one thing, or (where none is named) in all. */
export const pathOf = (only: { scope: string } | undefined): string =>
  only ? `${queuePath}/${encodeURIComponent(only.scope)}` : queuePath;

/** Renders a page of the queue: each case with its own forms, and one form for all that are ticked. */
export function queuePage(page: DeskPage, state: QueueState): Markup {
  const said = moderationWords(page.words.lang);
  const { items, count, lost, next, done, only } = state;
  const action = `${rootOf(page.services)}${pathOf(only)}?${queryOf(page, state)}${toErrors}`;
  return deskPage(
    page,
    said.title,
    html`${notices(said, state)}
      <h1>${said.title}</h1>
      ${doneLine(done ? said.done(done) : undefined)}
      <p class="lead">${said.intro}</p>
      ${
        only &&
        html`<p>
          ${said.onlyOf(only.title)} <a href="${rootOf(page.services)}${queuePath}?lang=${said.lang}">${said.all}</a>
        </p>`
      }
      <p>
        <strong>${count > 0 ? said.waiting(count, formatNumber(page.words.lang, count)) : said.empty}</strong>
        ${lost > 0 && said.lost(lost)}
      </p>
      <p>
        <a href="${rootOf(page.services)}/desk/account?lang=${said.lang}#moderation"
          >${digestWords(page.words.lang).link}</a
        >
      </p>
      ${items.length > 0 && keysHelp(said, rootOf(page.services))}
      ${items.map((each, index) => caseArticle(page, state, { ...each, n: index + 1, action }))}
      ${(items.length > 1 || state.sent?.of === bulkForm) && bulk(page, state, action)}
      ${next && html`<p><a rel="next" href="?${queryOf(page, { ...state, after: next })}">${said.more}</a></p>`}`,
  );
}

/** Renders what the keys do, and the switch that turns them off. Without the script it is not seen. */
const keysHelp = ({ keys }: ModerationWords, root: string): Markup =>
  html`<details id="keys" class="keys" hidden>
      <summary>${keys.title}</summary>
      <dl>
        ${keys.list.map(
          ([key, does]) =>
            html`<div>
              <dt><kbd>${key}</kbd></dt>
              <dd>${does}</dd>
            </div>`,
        )}
      </dl>
      <div class="choice">
        <input id="keys-on" type="checkbox" checked autocomplete="off" />
        <label for="keys-on">${keys.on} <span class="hint">${keys.hint}</span></label>
      </div>
    </details>
    <script type="module" src="${root}/civic-desk-queue.js"></script>`;

/** Returns what an address of the queue asks for, to come back to the same part of it. */
export const queryOf = ({ words }: DeskPage, { after }: Pick<QueueState, 'after'>): string =>
  new URLSearchParams({ ...(after !== undefined && { after }), lang: words.lang }).toString();

/** Says on top what is to be mended, and what others decided meanwhile. */
function notices(said: ModerationWords, { sent, told = [], items }: QueueState): Markup | undefined {
  const faults = Object.entries(sent?.faults ?? {});
  if (faults.length === 0 && told.length === 0) return undefined;
  const at = sent?.of === bulkForm ? bulkForm : items.findIndex((each) => nameOf(each) === sent?.of) + 1;
  // Whose case is not on the page any more has no form, in which what was typed would stand.
  const typed = [sent?.values['details'], sent?.values['ground']].filter(Boolean).join(' – ');
  const lines = [
    ...faults.map(([field, fault]) => html`<a href="#${field}-${at}">${said.faults[fault]}</a>`),
    ...told.map((each) => toldLine(said, each)),
  ];
  return html`<div class="error-summary" role="alert" id="errors" tabindex="-1" aria-labelledby="errors-title">
    <h2 id="errors-title">${faults.length > 0 ? said.faultsTitle : said.told.title}</h2>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
    ${
      at === 0 &&
      typed &&
      html`<p>${said.typed}</p>
        <blockquote>${typed}</blockquote>`
    }
  </div>`;
}

function toldLine({ told, unnamed }: ModerationWords, each: Decided): string {
  if (each.outcome === 'decided') return told.decided(each.author || unnamed, told.verdicts[each.verdict], each.reason);
  return each.outcome === 'changed' ? told.changed(each.author || unnamed) : told.gone;
}

function bulk(page: DeskPage, state: QueueState, action: string): Markup {
  const said = moderationWords(page.words.lang);
  const reasons = [...new Set(state.items.flatMap(({ fine, reasons }) => [fine.reason, ...reasons]))];
  const sent = state.sent?.of === bulkForm ? state.sent : undefined;
  return html`<section class="several" aria-labelledby="several-title">
    <h2 id="several-title">${said.several}</h2>
    <p class="hint" id="several-hint">${said.severalHint}</p>
    ${sent?.faults.cases && html`<p class="error" id="cases-several">${said.faults.cases}</p>`}
    <form method="post" id="${bulkForm}" action="${action}">
      ${hidden({ form: bulkForm })} ${statementFields(said, { n: bulkForm, reasons, sent })}
      <button type="submit">${said.save}</button>
    </form>
  </section>`;
}
