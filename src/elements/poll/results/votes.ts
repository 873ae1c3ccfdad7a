import { html, nothing, type TemplateResult } from 'lit';
import type { Result, ResultOf } from '../../../schema/ballot.ts';
import { percentage, percentages } from '../../../tally/percentages.ts';
import { renderIsolated } from '../../shared/ui/within.ts';
import { stanceOf } from '../voting/naming.ts';
import type { Voting } from '../voting/voting.ts';
import { byText, inRank, renderHead, renderLead, renderOwn, renderRows, renderTop } from './head.ts';
import { renderParts } from './parts.ts';
import { renderFolded, renderTable } from './table.ts';

/** Results that are numbers of ballots for each option: these alone add up over several counts. */
export type VotesResult = ResultOf<'plurality' | 'approval' | 'three-way'>;

export const isVotes = (result: Result): result is VotesResult =>
  ['plurality', 'approval', 'three-way'].includes(result.method);

const votesIn = ({ counts }: VotesResult, option: string): number =>
  counts.find((row) => row.option === option)?.votes ?? 0;

/**
 * Renders the ballots for each option, with their share.
 *
 * @param others counts made apart, as of paper ballots, by name: each has its column, and all are added in one more
 * @param sources who counted what, which stands with the figures
 */
export function renderVotes(
  voting: Voting,
  result: VotesResult,
  others: readonly (readonly [name: string, result: VotesResult])[],
  sources: unknown,
): TemplateResult {
  const { words } = voting;
  const { t, number } = words;
  const all = [result, ...others.map(([, other]) => other)];
  const counted = all.reduce((sum, each) => sum + each.counted, 0);
  const options = result.counts.map(({ option }) => option);
  const totals = new Map(
    options.map((option) => [option, all.reduce((sum, each) => sum + votesIn(each, option), 0)] as const),
  );
  const total = (option: string): number => totals.get(option) ?? 0;
  const approval = result.method === 'approval';
  const parts = percentages([...totals.values()]);
  const share = (option: string): number =>
    approval ? percentage(total(option), counted) : (parts[options.indexOf(option)] ?? 0);

  const apart = others.length > 0;
  const places = new Map(apart || result.method === 'three-way' ? [] : inRank(result));
  const shown =
    result.method === 'three-way' ? options : apart ? options.sort((a, b) => total(b) - total(a)) : [...places.keys()];
  const maxVotes = Math.max(...totals.values());
  const [place] = result.ranking;
  const first =
    apart || places.size === 0 ? options.filter((option) => total(option) === maxVotes) : (place?.options ?? []);
  const by = byText(
    voting,
    'poll.votes',
    shown.toSorted((a, b) => total(b) - total(a)),
    (option) => number(total(option)),
  );

  const lead = (): TemplateResult =>
    result.method === 'three-way'
      ? renderStances(voting, total, share)
      : html`${renderLead(voting, first, { by, more: apart ? '' : place?.byLot && t('poll.by-lot') })}
        ${approval ? html`<p class="quiet">${t('poll.caption.approval')}</p>` : nothing}
        ${renderRows(
          voting,
          shown.map((option) => ({
            option,
            isFirst: first.includes(option),
            figure: words.percent(share(option)),
            length: share(option) / 1000,
          })),
        )}`;

  return html`
    ${counted === 0 ? html`<p>${t('poll.nobody')}</p>` : lead()}
    ${renderFolded(
      t('poll.figures'),
      html`${renderTable(
        t(approval ? 'poll.caption.approval' : 'poll.caption.plurality'),
        [
          t('poll.option'),
          apart ? t('poll.online') : t('poll.votes'),
          ...others.map(([name]) => html`<bdi lang=${voting.poll.lang}>${name}</bdi>`),
          ...(apart ? [t('poll.together')] : []),
          t('poll.share'),
        ],
        shown.map((option) => ({
          head: renderHead(voting, option, places.get(option)),
          cells: [
            ...all.map((each) => number(votesIn(each, option))),
            ...(apart ? [number(total(option))] : []),
            words.percent(share(option)),
          ],
        })),
        apart,
      )}
      ${sources}`,
    )}
  `;
}

/** Renders three positions as one whole, the neutral one in the middle, under how far for and against lie apart. */
function renderStances(
  voting: Voting,
  total: (stance: string) => number,
  share: (stance: string) => number,
): TemplateResult {
  const { words, poll } = voting;
  const looks = [
    ['agree', 6],
    ['neutral', 3],
    ['disagree', 0],
  ] as const;
  const [agree, disagree] = [stanceOf(words, poll, 'agree'), stanceOf(words, poll, 'disagree')];
  const ahead = total('agree') - total('disagree');
  const title =
    ahead === 0
      ? words.t('poll.lead.tie', { options: words.list([agree, disagree]) })
      : words.t('poll.ahead', { count: Math.abs(ahead), stance: ahead > 0 ? agree : disagree });
  return html`
    ${renderTop(voting, title, '')}
    <ul class="mentions" role="list">
      ${looks.map(
        ([stance, look]) => html`
          <li>
            <i class="look look-${look}" aria-hidden="true"></i>
            <span>
              ${renderIsolated(stanceOf(words, poll, stance), poll.lang)}
              <strong>${words.percent(share(stance))}</strong> ${renderOwn(voting, stance)}
            </span>
          </li>
        `,
      )}
    </ul>
    ${renderParts(
      words,
      looks.map(([stance, look]) => ({ votes: total(stance), look })),
    )}
  `;
}
