import { html } from 'hono/html';
import type { Services } from '../core/services.ts';
import type { Words } from '../words/words.ts';
import { layout, pathOf, type Markup } from './layout.ts';

/** Path of the page on personal data, unless the site has its own there or elsewhere. */
export const privacyPath = '/donnees-personnelles.html';

/** Renders what the server does with personal data, whatever the site. It says nothing of what only the site can know. */
export function privacyPage({ site, baseUrl }: Services, words: Words): Markup {
  const { page, privacy } = words;
  const url = `${baseUrl}${privacyPath}`;
  return layout(
    { words, site, title: privacy.title, url, otherLanguage: `${pathOf(url)}?lang=${page.otherLanguage.lang}` },
    html`<article>
      <h1>${privacy.title}</h1>
      ${[...privacy.paragraphs, privacy.rights(site.name)].map((paragraph) => html`<p>${paragraph}</p>`)}
    </article>`,
  );
}
