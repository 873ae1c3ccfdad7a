import { html } from 'hono/html';
import { spoken } from '../../pages/spoken.ts';
import { spokenIn } from '../../core/documents.ts';
import { errorSummary, hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatNumber, formatTime, pluralForm } from '../../words/format.ts';
import type { DeskThing } from '../entry.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { deskField, type DeskField } from '../pages/field.ts';
import { titleOf } from '../pages/things.ts';
import { whyHint, whyLanguages } from '../pages/why-fields.ts';
import { zoneName } from '../settings/zones.ts';
import { longestReason, whyLanguagesOf } from '../why.ts';
import { isNumberHidden } from './hidden.ts';
import type { Invalidation } from './invalidate.ts';
import type { InvalidatingState } from './page-state.ts';
import { preview } from './page-preview.ts';
import { invalidatingWords } from './words-for.ts';

/** Writes a number of what is counted, e.g. “12 signatures”. */
export function numberOf({ kind }: DeskThing, lang: string, number: number): string {
  const units = kind.addresses[0]?.badge.units(lang) ?? {};
  const forms = units[kind.invalidating?.metric ?? ''];
  return `${formatNumber(lang, number)} ${forms ? pluralForm(lang, number, forms) : ''}`.trim();
}

/** Writes a number of what is counted, once everyone may know it. */
const shownNumber = ({ services, words }: DeskPage, thing: DeskThing, number: number): string | undefined =>
  isNumberHidden(thing, services) ? undefined : numberOf(thing, words.lang, number);

/** Renders where acts are chosen to be taken out of the count, and what was taken out before. */
export function invalidatingPage(page: DeskPage, state: InvalidatingState): Markup {
  const { lang } = page.words;
  const text = invalidatingWords(lang);
  const words = { ...page.words, faults: { ...page.words.faults, ...text.faults } };
  const { thing, choice, sent } = state;
  const title = text.title(titleOf(thing.document, lang));
  const shown = { ...page, words };
  return deskPage(
    page,
    title,
    html`${errorSummary(words, state.isOutdated ? { message: text.outdated } : state)}
      <h1>${title}</h1>
      ${doneLine(state.done && text.done[state.done])}
      <p><a href="${rootOf(page.services)}/desk${thing.path}?lang=${lang}">${text.back}</a></p>
      ${
        choice && sent
          ? preview(page, { number: shownNumber(page, thing, choice.acts.length), thing, choice, sent })
          : html`<p>${text.intro}</p>
              ${choiceForm(shown, state)} ${pastList(shown, state)}`
      }`,
  );
}

function choiceForm(page: DeskPage, { thing, sent, ...faults }: InvalidatingState): Markup {
  const { words, services } = page;
  const text = invalidatingWords(words.lang);
  const field = (given: DeskField): Markup => deskField(words, faults, { ...given, value: sent?.[given.name] });
  const isAlone = thing.kind.invalidating?.atDomain !== undefined;
  const domainHint = isAlone ? `${text.domainHint} ${text.faults['domain.alone']}` : text.domainHint;
  const byDay = isNumberHidden(thing, services);
  const type = byDay ? 'date' : 'datetime-local';
  const zone = text.zone(zoneName(services.site.timeZone, words.lang));
  return html`<section aria-labelledby="choose">
    <h2 id="choose">${text.choose}</h2>
    <p>${text.chooseHint}</p>
    <form method="post" action="${actionOf(page, thing)}${toErrors}" novalidate>
      ${field({ name: 'from', label: text.from, hint: byDay ? `${zone} ${text.faults['days']}` : zone, type })}
      ${field({ name: 'until', label: text.until, hint: zone, type })}
      ${field({ name: 'domain', label: text.domain, hint: domainHint })}
      ${field({ name: 'source', label: text.source, hint: text.sourceHint })}
      ${field({ name: 'receipts', label: text.receipts, hint: text.receiptsHint, rows: 3 })}
      ${whyFields(page, { thing, sent }, field)} ${hidden({ step: 'preview' })}
      <button type="submit">${text.preview}</button>
    </form>
  </section>`;
}

/** Asks why, in each language of the thing. @param prefix stands before the ids, where there are several such forms */
function whyFields(
  page: DeskPage,
  { thing, sent }: Pick<InvalidatingState, 'thing' | 'sent'>,
  field: (given: DeskField) => Markup,
): Markup[] {
  const { words } = page;
  const text = invalidatingWords(words.lang);
  const languages = whyLanguages(whyLanguagesOf(thing), sent);
  const names = new Intl.DisplayNames([words.lang], { type: 'language' });
  return languages.map((lang) =>
    field({
      name: `why.${lang}`,
      label: languages.length > 1 ? `${text.why} (${names.of(lang) ?? lang})` : text.why,
      hint: whyHint(page, text.whyHint),
      rows: 2,
      lang,
      longest: longestReason,
    }),
  );
}

/** Returns where the forms of the page are sent to. */
export const actionOf = ({ services, words }: DeskPage, { path }: DeskThing): string =>
  `${rootOf(services)}/desk${path}/invalidate?lang=${words.lang}`;

function pastList(page: DeskPage, state: InvalidatingState): Markup {
  const text = invalidatingWords(page.words.lang);
  return html`<section aria-labelledby="past">
    <h2 id="past">${text.past}</h2>
    ${
      state.past.length > 0
        ? html`<ol class="log">
            ${state.past.map((each) => pastOne(page, state, each))}
          </ol>`
        : html`<p>${text.none}</p>`
    }
  </section>`;
}

function pastOne(
  page: DeskPage,
  { thing, fields, back }: InvalidatingState,
  { id, at, number, why, undoneAt }: Invalidation,
): Markup {
  const { words, services } = page;
  const { lang } = words;
  const text = invalidatingWords(lang);
  const time = (instant: number): string => formatTime(lang, instant, services.site.timeZone);
  const first = spokenIn(thing.document)[0]!;
  const told = shownNumber(page, thing, number);
  const field = `back-${id}`;
  const fault = fields?.[field];
  return html`<li>
    <p><strong>${told === undefined ? text.outHidden(time(at)) : text.outOn(told, time(at))}</strong></p>
    <blockquote>${spoken({ ...why }, lang)}</blockquote>
    ${
      undoneAt === undefined
        ? html`<details ${fault && 'open'}>
            <summary>${text.undo}</summary>
            <form method="post" action="${actionOf(page, thing)}${toErrors}" novalidate>
              <p class="hint">${text.undoHint}</p>
              ${deskField(
                words,
                { fields },
                {
                  name: `why.${first}`,
                  id: field,
                  label: text.whyBack,
                  hint: whyHint(page, text.whyHint),
                  value: fault && back?.[`why.${first}`],
                  rows: 2,
                  lang: first,
                  longest: longestReason,
                  required: true,
                },
              )}
              ${hidden({ step: 'restore', id, at: String(at) })}
              <button type="submit" class="quiet">${text.undo}</button>
            </form>
          </details>`
        : html`<p>${text.undone(time(undoneAt))}</p>`
    }
  </li>`;
}
