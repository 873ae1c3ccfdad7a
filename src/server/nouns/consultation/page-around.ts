import { html } from 'hono/html';
import { pathOf, type Markup } from '../../pages/layout.ts';
import { consultationWords } from './words-for.ts';

/** Beside the vote on a proposal: its arguments for and against, and the figures of its consultation. */
export function aroundProposal(url: string, lang: string): Markup {
  const path = pathOf(url);
  const consultation = path.replace(/\/proposals\/[^/]+$/, '');
  const { proposals: text } = consultationWords(lang);
  return html`<section class="discussion" aria-labelledby="arguments">
      <h2 id="arguments">${text.arguments}</h2>
      <civic-comments src="${path}/comments" layout="columns" heading-level="3">
        <p><a href="${path}/comments">${text.arguments}</a></p>
      </civic-comments>
    </section>
    <section aria-labelledby="figures">
      <h2 id="figures">${text.figures}</h2>
      <civic-counter src="${consultation}"><a href="${consultation}">${text.figures}</a></civic-counter>
    </section>`;
}
