import { html, type TemplateResult } from 'lit';
import type { Words } from '../../../locales/text.ts';
import type { Count, Phase } from '../../../schema/common.ts';
import { isOver } from './phase.ts';

/** Renders the time of a count in words, or that it is the last one where nothing is taken any more, what stands beside it, and why it fell, with the way to where that is said. */
export const asOf = (
  words: Words,
  { asOf: at, pending, invalidated, offline, checked, why }: Count,
  phase: Phase,
): TemplateResult => {
  const said = [
    isOver(phase) ? words.t('count.at-close') : words.t('count.as-of', { date: words.time(at) }),
    offline ? words.t('count.offline', { count: offline }) : '',
    pending ? words.t('count.pending', { count: pending }) : '',
    invalidated ? words.t('count.invalidated', { count: invalidated }) : '',
    checked ? words.t('count.checked', { count: checked }) : '',
  ];
  return html`${said.filter(Boolean).join(' · ')} ${why && html`<br /><a href=${why.url}>${why.text}</a>`}`;
};
