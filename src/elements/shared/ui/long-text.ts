import { html, type TemplateResult } from 'lit';
import { cut, longest } from './cut.ts';
import type { Words } from '../../../locales/text.ts';

/** The words of a thing, folded where they are long. */
export function renderText(words: Words, text: string, lang: string): TemplateResult {
  const [first = ''] = text.split(/\n\s*\n/, 1);
  if (text.length <= longest) return html`<p class="paragraphs measure" lang=${lang}>${text}</p>`;
  const head = first.length <= longest ? first : `${cut(first)}…`;
  const rest = first.length <= longest ? text.slice(first.length).trim() : text;
  return html`
    <p class="measure" lang=${lang}>${head}</p>
    <details>
      <summary>${words.t('text.more')}</summary>
      <p class="paragraphs measure" lang=${lang}>${rest}</p>
    </details>
  `;
}
