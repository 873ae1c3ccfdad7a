import { html, type TemplateResult } from 'lit';
import type { CivicError } from '../../../client/errors.ts';
import type { Words } from '../../../locales/text.ts';

/** Renders the place that is kept while the first read is on its way. */
export const renderLoading = (words: Words): TemplateResult => html`
  <div class="stack loading" aria-busy="true">
    <p class="quiet">${words.t('loading')}</p>
    <div class="skeleton line"></div>
    <div class="skeleton hero"></div>
    <div class="skeleton line"></div>
  </div>
`;

/** Renders why nothing can be shown, in words for people; what the page wrote inside the element stays in use. */
export const renderFailure = (words: Words, error: CivicError, retry: () => void): TemplateResult => html`
  <div class="stack">
    <div class="message wrong stack" role="alert">
      <p>${sentence(words, error)}</p>
      <p><button type="button" @click=${retry}>${words.t('retry')}</button></p>
    </div>
    <slot></slot>
  </div>
`;

/** Returns the sentence for people of an act that failed. */
export const actSentence = (words: Words, error: CivicError): string =>
  error.code === 'unauthorized' ? words.t('login') : sentence(words, error);

/** Returns the sentence for people of an error. */
export const sentence = (words: Words, { code, retryAfter }: CivicError): string =>
  (code === 'rate-limited' && untilThen(words, retryAfter)) ||
  words.first([`error.${code}`, ...(code === 'unauthorized' ? ['error.forbidden'] : [])], 'error.any');

/** Says of what came too often when it may come again, where that is more than the minute that is said of all; nothing else. */
export const untilThen = (words: Words, retryAfter = 0): string | undefined =>
  retryAfter > 60 ? words.t('error.rate-limited.until', { when: words.until(retryAfter) }) : undefined;
