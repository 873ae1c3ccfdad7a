import { html } from 'hono/html';
import type { Petition } from '../../../schema/petition.ts';
import { formatDay, formatNumber } from '../../words/format.ts';
import type { SignerList } from './signers.ts';
import type { Site } from '../../core/services.ts';
import type { Words } from '../../words/words.ts';
import { petitionWords } from './words-for.ts';
import { layout, pathOf, type Markup } from '../../pages/layout.ts';

/** Renders the public list of those who signed and agreed to be shown, in pages. Names of people are no matter for search engines. */
export function signersPage(
  { title, url, lang }: Pick<Petition, 'title' | 'url' | 'lang'>,
  { items, total, next }: SignerList,
  { words, site, otherLanguage }: { words: Words; site: Site; otherLanguage: string | undefined },
): Markup {
  const { list, steps } = petitionWords(words.lang);
  const here = `${pathOf(url)}/signatures`;
  const heading = list.title(title);
  return layout(
    { words, site, title: heading, url: `${url}/signatures`, personal: true, otherLanguage },
    html`<h1 lang="${lang}">${heading}</h1>
      <p>${list.intro(formatNumber(words.lang, total))}</p>
      ${
        items.length > 0
          ? html`<table>
              <caption>
                ${list.caption}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${list.name}</th>
                  <th scope="col">${list.place}</th>
                  <th scope="col">${list.day}</th>
                </tr>
              </thead>
              <tbody>
                ${items.map(
                  ({ name, place, day }) =>
                    html`<tr>
                      <th scope="row"><bdi>${name}</bdi></th>
                      <td><bdi>${place}</bdi></td>
                      <td><time datetime="${day}">${formatDay(words.lang, day, 'UTC')}</time></td>
                    </tr>`,
                )}
              </tbody>
            </table>`
          : html`<p>${list.empty}</p>`
      }
      ${next && html`<p><a rel="next" href="${here}?${new URLSearchParams({ after: next, lang: words.lang }).toString()}">${words.page.more}</a></p>`}
      <p><a href="${pathOf(url)}?lang=${words.lang}">${steps.back}</a></p>`,
  );
}
