import { pollWords } from '../poll/words-for.ts';
import { consultationWords } from './words-for.ts';
import { html } from 'hono/html';
import { percentages } from '../../../tally/percentages.ts';
import { formatDay, formatNumber, formatShare } from '../../words/format.ts';
import type { ListedProposal, ProposalList } from './proposal-list.ts';
import type { Site } from '../../core/services.ts';
import type { Words } from '../../words/words.ts';
import { layout, pathOf, type Markup } from '../../pages/layout.ts';

const stances = ['agree', 'neutral', 'disagree'] as const;

/** Renders the proposals of a consultation with number of votes and shares beside each other, sortable by either, in pages. */
export function proposalsPage(
  consultation: { title: string; lang: string; url: string },
  { items, next, order }: ProposalList,
  limit: number,
  words: Words,
  site: Site,
): Markup {
  const { page } = words;
  const { proposals: text } = consultationWords(words.lang);
  const path = `${pathOf(consultation.url)}/proposals`;
  const showsVotes = items.some(({ votes }) => votes);
  const query = (changes: Record<string, string>): string =>
    `${path}?${new URLSearchParams({ order, limit: String(limit), lang: words.lang, ...changes }).toString()}`;
  const sort = (each: typeof order): Markup =>
    each === order
      ? html`<li><strong aria-current="true">${text.orders[each]}</strong></li>`
      : html`<li><a href="${query({ order: each })}">${text.orders[each]}</a></li>`;
  const title = text.title(consultation.title);
  return layout(
    {
      words,
      site,
      title,
      url: `${consultation.url}/proposals`,
      otherLanguage: query({ lang: page.otherLanguage.lang }),
    },
    html`<h1>${title}</h1>
      ${
        showsVotes &&
        html`<nav class="orders" aria-label="${text.orderedBy}">
          <p>${text.orderedBy}</p>
          <ul>
            ${(['volume', 'share', 'oldest'] as const).map(sort)}
          </ul>
        </nav>`
      }
      <div class="wide" tabindex="0">
        <table class="stacked">
          ${
            showsVotes &&
            html`<caption>
              ${text.caption}
            </caption>`
          }
          <thead>
            <tr>
              <th scope="col">${text.proposal}</th>
              <th scope="col">${text.section}</th>
              ${showsVotes && figuresIn(words).map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody lang="${consultation.lang}">
            ${items.map((item) => row(item, words, site))}
          </tbody>
        </table>
      </div>
      ${next && html`<p><a rel="next" href="${query({ after: next })}">${text.next}</a></p>`}
      <p><a href="${pathOf(consultation.url)}?lang=${words.lang}">${consultation.title}</a></p>`,
  );
}

/** The heads of the numbers; where a table has no room for heads, each number bears its own. */
const figuresIn = ({ lang }: Words): string[] => {
  const { proposals } = consultationWords(lang);
  const { stances: answers } = pollWords(lang);
  return [proposals.votes, answers.agree, proposals.mixed, answers.disagree];
};

function row(
  { url, title, section, removed, hiddenAt, rewordedAt, votes }: ListedProposal,
  words: Words,
  { timeZone }: Site,
): Markup {
  const { lang } = words;
  const { proposals: text } = consultationWords(lang);
  const [votesHead, ...answers] = figuresIn(words);
  const shares = votes && percentages(stances.map((stance) => votes[stance]));
  return html`<tr>
    <th scope="row">
      <a href="${pathOf(url)}?lang=${lang}">${title ?? text[hiddenAt ? 'hidden' : 'removed']}</a
      >${removed && html` <em>${removed}</em>`}
      ${rewordedAt && html`<p class="hint">${text.rewordedOn(formatDay(lang, rewordedAt, timeZone))}</p>`}
    </th>
    <td>${section ?? ''}</td>
    ${
      votes &&
      html`<td data-head="${votesHead}">${formatNumber(lang, votes.ballots)}</td>
        ${stances.map((stance, at) => html`<td data-head="${answers[at]}">${formatNumber(lang, votes[stance])} (${formatShare(lang, shares?.[at] ?? 0)})</td>`)}`
    }
  </tr>`;
}
