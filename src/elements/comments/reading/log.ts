import { html, nothing, type TemplateResult } from 'lit';
import type { Reading } from './reading.ts';

/** Renders the decisions of the moderators, for everyone to read and to count. */
export function renderLog({ thread: { log }, words: { t } }: Reading): TemplateResult | typeof nothing {
  if (!log) return nothing;
  const file = new URL(log);
  file.pathname += '.csv';
  return html`<p class="quiet">
    <a href=${log} rel="noreferrer">${t('comments.log')}</a> ·
    <a href=${file.href} rel="noreferrer" download>${t('comments.log.file')}</a>
  </p>`;
}
