import { html, type TemplateResult } from 'lit';
import type { Words } from '../../../locales/text.ts';
import type { Count } from '../../../schema/common.ts';

/** Renders the time of a count in words, what stands beside it, and why it fell, with the way to where that is said. */
export const asOf = (
  words: Words,
  { asOf: at, pending, invalidated, offline, checked, why }: Count,
): TemplateResult => {
  const said = [
    words.t('count.as-of', { date: words.time(at) }),
    offline ? words.t('count.offline', { count: offline }) : '',
    pending ? words.t('count.pending', { count: pending }) : '',
    invalidated ? words.t('count.invalidated', { count: invalidated }) : '',
    checked ? words.t('count.checked', { count: checked }) : '',
  ];
  return html`${said.filter(Boolean).join(' · ')} ${why && html`<br /><a href=${why.url}>${why.text}</a>`}`;
};
