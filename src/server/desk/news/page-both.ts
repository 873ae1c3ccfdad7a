import { html } from 'hono/html';
import { spokenIn } from '../../core/documents.ts';
import type { Stored } from '../../core/noun.ts';
import { hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import type { Written } from './letters.ts';
import { newsWordsFor } from './words-for.ts';

/** Returns the fields of a message, by language, as its form sends them. */
export const fieldsFrom = ({ subject, text }: Written): Record<string, string> =>
  Object.fromEntries([
    ...Object.entries(subject).map(([lang, words]) => [`subject.${lang}`, words]),
    ...Object.entries(text).map(([lang, words]) => [`text.${lang}`, words]),
  ]) as Record<string, string>;

/** Renders the words of a page that is out of date beside those that are kept, in each language. */
export function bothVersions(
  { words }: DeskPage,
  { document }: Stored,
  { yours, kept }: { yours: Written; kept: Written },
): Markup {
  const said = newsWordsFor(words.lang);
  const langs = spokenIn(document).filter((lang) => lang in yours.text || lang in kept.text);
  const version = (head: string, { subject, text }: Written): Markup =>
    html`<section>
      <h2>${head}</h2>
      ${langs.map((lang) =>
        text[lang] === undefined && subject[lang] === undefined
          ? html`<p class="hint">${said.missing}</p>`
          : html`<article class="letter">
              <h3 lang="${lang}">${subject[lang]}</h3>
              <p class="lines" lang="${lang}">${text[lang]}</p>
            </article>`,
      )}
    </section>`;
  return html`<div class="versions">${version(said.yours, yours)} ${version(said.current, kept)}</div>`;
}

/** Renders the button that puts the words of a page in the place of those that are kept. */
export function takeUpForm({ words, services }: DeskPage, stored: Stored, yours: Written, upon: number): Markup {
  const action = `${rootOf(services)}/desk${stored.path}/news?lang=${words.lang}${toErrors}`;
  return html`<form method="post" action="${action}">
    ${hidden({ ...fieldsFrom(yours), upon: String(upon) })}
    <button type="submit" class="quiet">${newsWordsFor(words.lang).takeUp}</button>
  </form>`;
}
