import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../../locales/text.ts';
import type { Told } from '../../../schema/answering.ts';

/** What an institution has said of a thing, and in which language. */
type Said = Told & { readonly lang: string };

/** Renders what the institution answered: who, when, what, and where the whole stands. */
export function renderAnswer(words: Words, { answer, lang }: Said, level: number): TemplateResult | typeof nothing {
  if (!answer) return nothing;
  const { author, at, text, url } = answer;
  return html`
    <div class="message good stack" part="answer">
      <div class="title" role="heading" aria-level=${level}>${words.t('answer')}</div>
      <p class="quiet"><bdi lang=${lang}>${author}</bdi> · <time datetime=${at}>${words.date(at)}</time></p>
      <p class="paragraphs measure" lang=${lang} dir="auto">${text}</p>
      ${url ? html`<p><a href=${url} rel="noreferrer">${words.t('answer.link')}</a></p>` : nothing}
    </div>
  `;
}

/** Renders what happened so far, oldest first. */
export function renderTimeline(words: Words, { timeline = [], lang }: Said): TemplateResult | typeof nothing {
  if (timeline.length === 0) return nothing;
  return html`
    <details>
      <summary>${words.t('timeline')}</summary>
      <ol class="facts" role="list">
        ${timeline.map(
          ({ at, label, author, url }) => html`
            <li>
              <span class="quiet"
                >${author ? html`<bdi lang=${lang}>${author}</bdi> · ` : nothing}<time datetime=${at}
                  >${words.date(at)}</time
                ></span
              >
              <span lang=${lang} dir="auto">${url ? html`<a href=${url} rel="noreferrer">${label}</a>` : label}</span>
            </li>
          `,
        )}
      </ol>
    </details>
  `;
}
