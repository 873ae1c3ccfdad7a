import { html, nothing, type TemplateResult } from 'lit';
import type { Rank, Result } from '../../../schema/ballot.ts';
import { renderBar } from '../../shared/ui/bar.ts';
import { renderIsolated } from '../../shared/ui/within.ts';
import type { PollKey } from '../texts/texts.ts';
import { namer } from '../voting/naming.ts';
import type { Voting } from '../voting/voting.ts';
import { methodText } from './method.ts';
import { ownWord } from './own.ts';

/** Returns the options of a result in the order of its ranking, each with its place. */
export const inRank = ({ ranking }: Result): [string, Rank][] =>
  ranking.flatMap((place) => place.options.map((option): [string, Rank] => [option, place]));

/** Writes a rank in words: tied ones say so, and those that the lot has parted. */
export function placeText({ words }: Voting, { rank, options, byLot }: Rank): string {
  const place = options.length > 1 ? words.t('poll.shared', { rank }) : words.number(rank);
  return byLot ? `${place} (${words.t('poll.by-lot')})` : place;
}

/** Renders an option at the head of its row, with its rank. */
export const renderHead = (voting: Voting, option: string, place?: Rank): TemplateResult => html`
  ${place ? html`<span class="place">${placeText(voting, place)}</span>` : nothing}
  ${renderIsolated(namer(voting.words, voting.poll)(option), voting.poll.lang)}
`;

/** Renders one's own mark of an option, in words, where there is one; a tick where it was chosen. */
export function renderOwn({ words, poll, own }: Voting, option: string): TemplateResult | typeof nothing {
  const text = ownWord(words, poll, own, option);
  const isTicked = own?.kind === 'choices' || own?.kind === 'three-way';
  return text
    ? html`<span class="mine" part="own">${renderIsolated(text, poll.lang)}${isTicked ? ' ✓' : ''}</span>`
    : nothing;
}

/** An option as it stands in the picture of a result. */
export interface PictureRow {
  readonly option: string;
  readonly place?: Rank | undefined;
  readonly isFirst: boolean;
  /** The figure that counts, in words. */
  readonly figure: string;
  /** The length of its bar, from 0 to 1. */
  readonly length: number;
}

/** Renders the picture of a result: a row for each option, with the figure that counts and a bar. The table beside it says the same. */
export const renderRows = (voting: Voting, rows: readonly PictureRow[]): TemplateResult => html`
  <ol class="rows" role="list">
    ${rows.map(
      ({ option, place, isFirst, figure, length }) => html`
        <li class=${isFirst ? 'first' : ''}>
          <span class="about">${renderHead(voting, option, place)} ${renderOwn(voting, option)}</span>
          <span class="figure">${figure}</span>
          ${renderBar(length)}
        </li>
      `,
    )}
  </ol>
`;

/** Says who is first and by how much, as a heading, and by which method; ties are ties. */
export function renderLead(
  voting: Voting,
  first: readonly string[],
  { by = '', more = '' }: { by?: string; more?: string | undefined } = {},
): TemplateResult {
  const { words, poll } = voting;
  const options = words.list(first.map(namer(words, poll)));
  const text = words.t(first.length > 1 ? 'poll.lead.tie' : 'poll.lead', { options });
  return renderTop(voting, more ? `${text} (${more})` : text, first.length > 1 ? '' : by);
}

/** Renders what a result comes to, in sentences where what the poll wrote is marked, with its method and the way to how that works. */
export const renderTop = (voting: Voting, title: string, by: string): TemplateResult => html`
  <div class="lead">
    <div class="title" role="heading" aria-level=${voting.context.sublevel + 1}>
      ${renderIsolated(title, voting.poll.lang)}
    </div>
    ${by && html`<p>${renderIsolated(by, voting.poll.lang)}</p>`}
    <p class="quiet">${methodText(voting)} <a href="#facts" @click=${goToFacts}>${voting.words.t('poll.how')}</a></p>
  </div>
`;

/** Writes by how much the first of several is ahead: its figure against that of the next, and what is counted. */
export function byText(
  { words, poll }: Voting,
  unit: PollKey,
  order: readonly string[],
  figure: (option: string) => string,
): string {
  const [first, next] = order;
  return first === undefined || next === undefined
    ? ''
    : words.t('poll.by', {
        unit: words.t(unit),
        lead: figure(first),
        next: figure(next),
        option: namer(words, poll)(next),
      });
}

/** Opens how the vote is run, and moves the focus there: a fragment does not reach into a shadow root. */
function goToFacts(event: Event): void {
  event.preventDefault();
  const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
  const facts = root.querySelector<HTMLDetailsElement>('#facts');
  if (!facts) return;
  facts.open = true;
  facts.querySelector('summary')?.focus();
}
