import { html, type TemplateResult } from 'lit';
import type { Words } from '../../../locales/text.ts';

/** A text longer than this is folded, so that the place it takes is known before it comes. */
const longest = 400;

/** The words of a thing, folded where they are long. */
export function renderText(words: Words, text: string, lang: string): TemplateResult {
  const [first = ''] = text.split(/\n\s*\n/, 1);
  if (text.length <= longest) return html`<p class="paragraphs measure" lang=${lang}>${text}</p>`;
  const head = first.length <= longest ? first : `${first.slice(0, first.lastIndexOf(' ', longest))}…`;
  const rest = first.length <= longest ? text.slice(first.length).trim() : text;
  return html`
    <p class="measure" lang=${lang}>${head}</p>
    <details>
      <summary>${words.t('text.more')}</summary>
      <p class="paragraphs measure" lang=${lang}>${rest}</p>
    </details>
  `;
}
