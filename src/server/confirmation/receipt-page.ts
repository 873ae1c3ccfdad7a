import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ReceiptState } from '../../schema/common.ts';
import type { Services } from '../core/services.ts';
import type { View } from '../core/view.ts';
import { errorSummary, textField, toErrors, type Faults } from '../pages/fields.ts';
import { layout, pathOf, type Markup } from '../pages/layout.ts';
import { showCodeForm } from './code-step.ts';
import { showCounted } from './form-pages.ts';
import type { ActHandlers } from './handlers.ts';
import { back, frame, refusedPage, withdrawnPage, type Step } from './pages.ts';
import type { Actable } from './rules.ts';
import { stepOf } from './step.ts';

/** Path below a thing of the page on which who has noted the code of a receipt finds their act again. */
export const receiptPath = 'receipt';

/** Returns the address of that page. */
export const receiptUrl = ({ url }: Pick<View, 'url'>): string => `${url}/${receiptPath}`;

/** Reads a code as people write it down: in groups, in capitals. */
export function readCode(typed: string): string {
  const code = typed.replaceAll(/[\s.-]/g, '');
  return /^[\da-f]{32}$/i.test(code) ? code.toLowerCase() : typed.trim();
}

/** Renders the form that a code is typed into. @param typed the code that was, which stays */
export function receiptPage(step: Step, faults: Faults, typed = ''): Markup {
  const { words, said, action, thing } = step;
  const { steps } = said;
  const at = (lang: string): string => `${pathOf(thing.url)}/${receiptPath}?lang=${lang}`;
  return layout(
    { ...frame(step, steps.receipt), otherLanguage: at(words.page.otherLanguage.lang) },
    html`${errorSummary(words, faults)}
      <h1>${steps.receipt}</h1>
      <p>${steps.receiptText}</p>
      <form method="post" action="${action}/receipt?lang=${words.lang}${toErrors}" novalidate>
        ${textField(words, faults, { name: 'key', label: steps.receiptCode, hint: steps.receiptHint, autocomplete: 'off', value: typed })}
        <button type="submit">${steps.receiptFind}</button>
      </form>
      ${back(step)}`,
  );
}

/** Answers with what became of the act that a code opens, and with the form again where it opens none. */
export async function showReceipt<S extends Actable>(
  c: Context,
  services: Services,
  handlers: ActHandlers<S>,
  thing: S,
  key: string,
  { state, at, why, confirmedBy, mail }: ReceiptState & { why?: string },
): Promise<Response> {
  const step = stepOf(c, services, thing, { key });
  const { refusals, steps } = step.said;
  if (state === 'waiting') return showCodeForm(c, step, { outcome: 'received', mail }, undefined);
  if (state === 'counted' && confirmedBy === undefined) return showCounted(c, services, handlers, thing, step, key);
  if (state === 'counted') return c.html(refusedPage(step, refusals['confirmed-by-link'] ?? ''));
  if (why) return c.html(refusedPage(step, refusals[why] ?? ''));
  if (at !== undefined) return c.html(withdrawnPage(step));
  return c.html(receiptPage(step, { message: steps.receiptUnknown }, key), 404);
}
