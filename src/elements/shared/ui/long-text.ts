import { html, type TemplateResult } from 'lit';
import { cut, maxHeadLength } from './cut.ts';
import type { Words } from '../../../locales/text.ts';

/** Renders the words of a thing, folded where they are long. */
export function renderText(words: Words, text: string, lang: string): TemplateResult {
  const [first = ''] = text.split(/\n\s*\n/, 1);
  if (text.length <= maxHeadLength) return html`<p class="paragraphs measure" lang=${lang} dir="auto">${text}</p>`;
  const head = first.length <= maxHeadLength ? first : `${cut(first)}…`;
  const rest = first.length <= maxHeadLength ? text.slice(first.length).trim() : text;
  return html`
    <p class="measure" lang=${lang} dir="auto">${head}</p>
    <details>
      <summary>${words.t('text.more')}</summary>
      <p class="paragraphs measure" lang=${lang} dir="auto">${rest}</p>
    </details>
  `;
}
