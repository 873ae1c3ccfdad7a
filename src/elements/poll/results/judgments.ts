import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ResultOf } from '../../../schema/ballot.ts';
import { percentage, percentages } from '../../../tally/percentages.ts';
import { mentionOf, namer } from '../voting/naming.ts';
import type { Voting } from '../voting/voting.ts';
import { inRank, renderHead, renderLead, renderOwn } from './head.ts';
import { renderFolded, renderShare, renderTable } from './table.ts';

/** Seven looks, from the worst to the best: a colour and a pattern, because colour alone tells some people nothing. */
const patterns = ['M0 0l8 8M8 0l-8 8', 'M-2 10L10-2', 'M4 3v2', '', 'M0 4h8', 'M2 0v8M6 0v8', 'M0 0h8v8h-8z'];

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
  const look = (at: number): number => Math.round((at * 6) / (mentions.length - 1));
  const names = mentions.map((id) => mentionOf(poll, id));
  const nameOf = (id: string): string => names[mentions.indexOf(id)] ?? id;
  const isPartial = rows.some(({ missing }) => missing > 0);
  const [first] = rows;
  return html`
    ${renderLead(voting, first?.place.options ?? [], {
      by: leadOf(voting, result, rows),
      more: first?.place.byLot && t('poll.by-lot'),
    })}
    ${renderPatterns()}
    <ul class="mentions" role="list">
      ${names.map(
        (name, at) => html`
          <li>
            <svg aria-hidden="true" width="20" height="20">
              <rect class="segment" x="1" y="1" width="18" height="18" fill="url(#look-${look(at)})"></rect>
            </svg>
            <span lang=${poll.lang}>${name}</span>
          </li>
        `,
      )}
    </ul>
    <ol class="profiles" role="list">
      ${rows.map(
        ({ option, place, median, profile }) => html`
          <li>
            ${renderHead(voting, option, place)}
            <span class="quiet">${t('poll.majority', { mention: nameOf(median) })}</span>
            ${renderOwn(voting, option)} ${renderProfile(profile, look)}
          </li>
        `,
      )}
    </ol>
    <p class="quiet">${t('poll.profiles.half')}</p>
    ${renderFolded(
      t('poll.figures'),
      renderTable(
        t('poll.caption.profiles'),
        [
          t('poll.option'),
          t('poll.majority.short'),
          ...names.map((name) => html`<span lang=${poll.lang}>${name}</span>`),
          ...(isPartial ? [t('poll.missing')] : []),
        ],
        rows.map(({ option, place, median, profile, missing }) => {
          const shares = percentages(profile);
          return {
            head: renderHead(voting, option, place),
            cells: [
              nameOf(median),
              ...profile.map((votes, at) => renderShare(words, votes, shares[at] ?? 0)),
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
        mention: mentionOf(poll, mentions[from] ?? ''),
        lead: words.percent(shareFrom(first, from)),
        next: words.percent(shareFrom(next, from)),
        option: namer(words, poll)(next.option),
      });
}

/** Draws one bar of all judgments, from the worst to the best, with the line where the majority mention stands. */
function renderProfile(profile: readonly number[], look: (at: number) => number): TemplateResult {
  const all = profile.reduce((sum, votes) => sum + votes, 0);
  let sum = 0;
  return html`
    <svg class="profile" aria-hidden="true" width="100%" height="28">
      ${profile.map((votes, at) => {
        if (votes === 0) return nothing;
        const start = (100 * sum) / all;
        sum += votes;
        return svg`<rect class="segment" x="${start}%" y="4" width="${(100 * votes) / all}%" height="20"
          fill="url(#look-${look(at)})"></rect>`;
      })}
      <line class="half" x1="50%" x2="50%" y1="0" y2="28"></line>
    </svg>
  `;
}

const renderPatterns = (): TemplateResult => html`
  <svg class="patterns" aria-hidden="true" width="0" height="0">
    ${patterns.map(
      (path, at) => svg`
        <pattern id="look-${at}" width="8" height="8" patternUnits="userSpaceOnUse">
          <rect class="look look-${at}" width="8" height="8"></rect>
          <path class="hatch" d=${path}></path>
        </pattern>
      `,
    )}
  </svg>
`;
