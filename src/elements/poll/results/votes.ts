import { html, nothing, type TemplateResult } from 'lit';
import type { Result, ResultOf } from '../../../schema/ballot.ts';
import { percentage, percentages } from '../../../tally/percentages.ts';
import { stanceOf } from '../voting/naming.ts';
import type { Voting } from '../voting/voting.ts';
import { inRank, renderHero, renderLead } from './head.ts';
import { renderTable } from './table.ts';

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
 */
export function renderVotes(
  voting: Voting,
  result: VotesResult,
  others: readonly [name: string, result: VotesResult][],
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
  const first = apart || places.size === 0 ? options.filter((option) => total(option) === maxVotes) : undefined;

  return html`
    ${renderFirst(voting, result, counted, first)}
    ${renderTable(
      t(approval ? 'poll.caption.approval' : 'poll.caption.plurality'),
      [
        t('poll.option'),
        apart ? t('poll.online') : t('poll.votes'),
        ...others.map(([name]) => name),
        ...(apart ? [t('poll.together')] : []),
        t('poll.share'),
      ],
      shown.map((option) => ({
        head: renderHero(voting, option, places.get(option), share(option) / 1000),
        cells: [
          ...all.map((each) => number(votesIn(each, option))),
          ...(apart ? [number(total(option))] : []),
          words.percent(share(option)),
        ],
      })),
      apart,
    )}
    ${result.method === 'three-way' ? renderBalance(voting, total('agree') - total('disagree')) : nothing}
  `;
}

function renderFirst(
  voting: Voting,
  { ranking }: VotesResult,
  counted: number,
  first: readonly string[] | undefined,
): TemplateResult {
  const { t } = voting.words;
  if (counted === 0) return html`<p>${t('poll.nobody')}</p>`;
  if (first) return renderLead(voting, first);
  const [place] = ranking;
  return renderLead(voting, place?.options ?? [], place?.byLot && t('poll.by-lot'));
}

function renderBalance({ words, poll }: Voting, balance: number): TemplateResult {
  const [agree, disagree] = ['agree', 'disagree'].map((stance) => stanceOf(words, poll, stance));
  const sign = balance > 0 ? '+' : '';
  return html`<p>
    ${words.t('poll.balance', { balance: `${sign}${words.number(balance)}`, agree: agree ?? '', disagree: disagree ?? '' })}
  </p>`;
}
