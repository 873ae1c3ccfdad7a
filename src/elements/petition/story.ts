import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../locales/text.ts';
import type { Petition } from '../../schema/petition.ts';

/** A text longer than this is folded, so that the place it takes is known before it comes. */
const longest = 400;

/** The words of the petition, folded where they are long. */
export function renderText(words: Words, { text, lang }: Petition): TemplateResult {
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

/** What the institution answered: who, when, what, and where the whole stands. */
export function renderAnswer(words: Words, { answer, lang }: Petition, level: number): TemplateResult | typeof nothing {
  if (!answer) return nothing;
  const { author, at, text, url } = answer;
  return html`
    <div class="message good stack" part="answer">
      <div class="title" role="heading" aria-level=${level}>${words.t('answer')}</div>
      <p class="quiet">${author} · <time datetime=${at}>${words.date(at)}</time></p>
      <p class="paragraphs measure" lang=${lang}>${text}</p>
      ${url ? html`<p><a href=${url} rel="noreferrer">${words.t('answer.link')}</a></p>` : nothing}
    </div>
  `;
}

/** What happened so far, oldest first. */
export function renderTimeline(words: Words, { timeline, lang }: Petition): TemplateResult | typeof nothing {
  if (timeline.length === 0) return nothing;
  return html`
    <details>
      <summary>${words.t('timeline')}</summary>
      <ol class="facts" role="list">
        ${timeline.map(
          ({ at, label, url }) => html`
            <li>
              <time datetime=${at} class="quiet">${words.date(at)}</time>
              <span lang=${lang}>${url ? html`<a href=${url} rel="noreferrer">${label}</a>` : label}</span>
            </li>
          `,
        )}
      </ol>
    </details>
  `;
}
