import { html } from 'hono/html';
import type { Site } from '../core/services.ts';
import type { ActWords, Made } from '../words/act-words.ts';
import type { Words } from '../words/words.ts';
import { errorSummary, hidden, textField, toErrors, type Faults } from '../pages/fields.ts';
import { layout, pathOf, type Frame, type Markup } from '../pages/layout.ts';

/** What every step of one act knows. */
export interface Step {
  words: Words;
  /** The words for acts of this kind. */
  said: ActWords;
  site: Site;
  thing: { title: string; url: string; lang: string };
  /** Where its acts are sent to. */
  action: string;
  /** Opens the act: its secret key, or the token of the mailed link. */
  secret: { key: string } | { token: string };
  /** What a plain form carries along until the code is typed, and where its forms are sent to. */
  carried?: { action: string; fields: Record<string, string> };
  /** What waits to be confirmed, to be read once more. */
  waiting?: Markup | undefined;
  /** Taking the act back takes more with it, so that it is asked once more. */
  asksToWithdraw: boolean;
}

/** Renders “Received, one step left”: the form for the code, and another mail. */
export function codePage(
  step: Step,
  state: Faults & {
    resent?: boolean;
    mailsLeft?: number | undefined;
    mail?: string | undefined;
    email?: string | undefined;
  },
): Markup {
  const { words, said, action, secret, carried, waiting } = step;
  const { steps } = said;
  const fields = { ...carried?.fields, ...secret, lang: words.lang };
  return layout(
    frame(step, steps.received),
    html`${errorSummary(words, state)}
      <h1>${steps.received}</h1>
      <p role="status">${state.resent && !state.mail && steps.resent}</p>
      <p>${{ delayed: steps.delayed, failed: steps.failed }[state.mail ?? ''] ?? steps.receivedNext}</p>
      <p>${steps.notCountedYet}</p>
      ${waiting}
      <form method="post" action="${carried?.action ?? `${action}/confirm`}${toErrors}" novalidate>
        ${textField(words, state, { name: 'code', label: steps.code, hint: steps.codeHint, autocomplete: 'one-time-code', digits: true })}
        ${hidden(fields)}
        <button type="submit">${steps.confirm}</button>
      </form>
      ${
        state.mailsLeft !== 0 &&
        html`<section aria-labelledby="nothing">
          <h2 id="nothing">${steps.nothing}</h2>
          <p>${steps.spam}</p>
          <form method="post" action="${carried?.action ?? `${action}/resend`}${toErrors}" novalidate>
            ${textField(words, state, { name: 'email', label: steps.correctEmail, type: 'email', autocomplete: 'email', value: state.email, optional: true })}
            ${hidden({ ...fields, ...(carried && { resend: 'yes' }) })}
            <button type="submit" class="quiet">${steps.resend}</button>
          </form>
        </section>`
      }
      ${back(step)}`,
  );
}

/**
 * Renders what a mailed link opens. Opening it does nothing: mail scanners open links too.
 *
 * @param key the one that this browser goes on with once it has confirmed, where acts give one
 */
export function askPage(step: Step, act: 'confirm' | 'withdraw', made?: Made, key?: string): Markup {
  const { words, said, thing, action, secret } = step;
  const { steps } = said;
  const confirming = act === 'confirm';
  const title = confirming ? steps.confirmTitle : steps.withdrawTitle;
  return layout(
    frame(step, title, act),
    html`<h1>${title}</h1>
      <p>${confirming ? steps.confirmText(thing.title) : steps.withdrawText(thing.title)}</p>
      ${made && html`<p>${said.mails.made(made)}</p>`}
      <form method="post" action="${action}/${act}">
        ${hidden({ ...secret, lang: words.lang, ...(confirming && key !== undefined && { key }) })}
        <button type="submit">${confirming ? steps.confirm : steps.withdraw}</button>
      </form>
      ${
        confirming &&
        html`<form method="post" action="${action}/withdraw">
          ${hidden({ ...secret, lang: words.lang })}
          <button type="submit" class="quiet">${steps.notMe}</button>
        </form>`
      }
      ${back(step)}`,
  );
}

/** Renders that an act counts. @param more what the act gives to see @param isFinal there is no way back */
export function countedPage(step: Step, more?: Markup, isFinal = false): Markup {
  const { steps } = step.said;
  return layout(
    frame(step, steps.counted),
    html`<h1>${steps.counted}</h1>
      <p>${steps.countedText}</p>
      ${more} ${back(step)} ${!isFinal && wayOut(step)}`,
  );
}

function wayOut({ words, said, thing, action, secret, asksToWithdraw }: Step): Markup {
  const fields = { ...secret, lang: words.lang };
  if (asksToWithdraw) {
    const address = `${pathOf(thing.url)}/withdraw?${new URLSearchParams(fields).toString()}`;
    return html`<p><a href="${address}">${said.steps.withdraw}</a></p>`;
  }
  return html`<form method="post" action="${action}/withdraw">
    ${hidden(fields)}
    <button type="submit" class="quiet">${said.steps.withdraw}</button>
  </form>`;
}

export function withdrawnPage(step: Step): Markup {
  const { steps } = step.said;
  return layout(
    frame(step, steps.withdrawn),
    html`<h1>${steps.withdrawn}</h1>
      <p>${steps.withdrawnText}</p>
      ${back(step)}`,
  );
}

/** Says why an act was refused where there is no form to show again. */
export function refusedPage(step: Step, message: string): Markup {
  return layout(
    frame(step, message),
    html`<h1>${message}</h1>
      ${back(step)}`,
  );
}

/** Returns what the layout of a step takes. @param act path of the step below its thing, where it has an address of its own */
export function frame({ words, site, thing, secret }: Step, title: string, act?: string): Frame {
  const query = new URLSearchParams({ lang: words.page.otherLanguage.lang, ...secret });
  return {
    words,
    site,
    title,
    url: thing.url,
    personal: true,
    // A step that was reached by a form has no address of its own.
    otherLanguage: act && `${pathOf(thing.url)}/${act}?${query.toString()}`,
  };
}

/** Renders the way back to the thing. */
export const back = ({ words, said, thing }: Step): Markup =>
  html`<p><a href="${pathOf(thing.url)}?lang=${words.lang}">${said.steps.back}</a></p>`;
