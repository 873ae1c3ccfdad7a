import { html, type TemplateResult } from 'lit';
import type { ResultOf } from '../../../schema/ballot.ts';
import { percentage, percentages } from '../../../tally/percentages.ts';
import { lookOf, markedMention, mentionOf, namer } from '../voting/naming.ts';
import type { Voting } from '../voting/voting.ts';
import { inRank, renderHead, renderLead, renderOwn } from './head.ts';
import { renderParts } from './parts.ts';
import { renderFolded, renderShare, renderTable } from './table.ts';

/** Renders the merit profile of each option, the best first, with its majority mention; then the same as figures. */
export function renderJudgments(voting: Voting, result: ResultOf<'majority-judgment'>): TemplateResult {
  const { words, poll } = voting;
  const { t, number } = words;
  const { mentions, counted, counts } = result;
  if (counted === 0) return html`<p>${t('poll.nobody')}</p>`;
  const rows = inRank(result).flatMap(([option, place]) => {
    const row = counts.find((each) => each.option === option);
    return row ? [{ ...row, place }] : [];
  });
  const names = mentions.map((id) => mentionOf(poll, id));
  const look = (at: number): number => lookOf(at, mentions.length);
  // The best first, as in the ballot.
  const grades = names.map((name, at) => ({ name, at })).reverse();
  const isPartial = rows.some(({ missing }) => missing > 0);
  const [first] = rows;
  return html`
    ${renderLead(voting, first?.place.options ?? [], {
      by: leadOf(voting, result, rows),
      more: first?.place.byLot && t('poll.by-lot'),
    })}
    <ul class="mentions" role="list">
      ${grades.map(
        ({ name, at }) => html`
          <li>
            <i class="look look-${look(at)}" aria-hidden="true"></i>
            <span lang=${poll.lang} dir="auto">${name}</span>
          </li>
        `,
      )}
    </ul>
    <ol class="rows" role="list">
      ${rows.map(({ option, place, median, profile }) => {
        const grade = mentions.indexOf(median);
        return html`
          <li class=${place === first?.place ? 'first' : ''}>
            <span class="about">${renderHead(voting, option, place)} ${renderOwn(voting, option)}</span>
            <span class="chip look-${look(grade)}" lang=${poll.lang} dir="auto">${names[grade]}</span>
            ${renderParts(
              words,
              grades.map(({ at }) => ({ votes: profile[at] ?? 0, look: look(at) })),
            )}
          </li>
        `;
      })}
    </ol>
    <p class="quiet">${t('poll.profiles.half')}</p>
    ${renderFolded(
      t('poll.figures'),
      renderTable(
        t('poll.caption.profiles'),
        [
          t('poll.option'),
          t('poll.majority.short'),
          ...grades.map(({ name }) => html`<span lang=${poll.lang} dir="auto">${name}</span>`),
          ...(isPartial ? [t('poll.missing')] : []),
        ],
        rows.map(({ option, place, median, profile, missing }) => {
          const shares = percentages(profile);
          return {
            head: renderHead(voting, option, place),
            cells: [
              html`<span lang=${poll.lang} dir="auto">${mentionOf(poll, median)}</span>`,
              ...grades.map(({ at }) => renderShare(words, profile[at] ?? 0, shares[at] ?? 0)),
              ...(isPartial ? [number(missing)] : []),
            ],
          };
        }),
        true,
      ),
    )}
  `;
}

/**
 * Writes by how much the first is ahead of the next: the share that gives it its majority mention or better. Where the next has more of
 * those, what parts them is the mention above.
 */
function leadOf(
  voting: Voting,
  { mentions }: ResultOf<'majority-judgment'>,
  [first, next]: readonly { option: string; median: string; profile: readonly number[] }[],
): string {
  if (!first || !next) return '';
  const { words, poll } = voting;
  const shareFrom = ({ profile }: { profile: readonly number[] }, from: number): number =>
    percentage(
      profile.slice(from).reduce((sum, votes) => sum + votes, 0),
      profile.reduce((sum, votes) => sum + votes, 0),
    );
  const median = mentions.indexOf(first.median);
  const from = [median, median + 1].find((each) => shareFrom(first, each) > shareFrom(next, each));
  return from === undefined
    ? ''
    : words.t('poll.by.mention', {
        mention: markedMention(poll, mentions[from] ?? ''),
        lead: words.percent(shareFrom(first, from)),
        next: words.percent(shareFrom(next, from)),
        option: namer(words, poll)(next.option),
      });
}
