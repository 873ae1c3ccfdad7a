import { html, nothing, type TemplateResult } from 'lit';
import type { Rank, Result } from '../../../schema/ballot.ts';
import { renderBar } from '../../shared/ui/bar.ts';
import { namer, ownWord } from '../voting/naming.ts';
import type { Voting } from '../voting/voting.ts';

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
  <bdi lang=${voting.poll.lang}>${namer(voting.words, voting.poll)(option)}</bdi>
`;

/** Renders one's own mark of an option, in words, where there is one. */
export function renderOwn({ words, poll, own }: Voting, option: string): TemplateResult | typeof nothing {
  const text = ownWord(words, poll, own, option);
  return text ? html`<span class="mine" part="own">${text}</span>` : nothing;
}

/** Renders the head of a row with one's own mark and a bar: the row that people look at first. */
export const renderHero = (voting: Voting, option: string, place: Rank | undefined, share: number): TemplateResult =>
  html`${renderHead(voting, option, place)} ${renderOwn(voting, option)} ${renderBar(share)}`;

/** Says who is first, in a sentence; ties are ties. */
export function renderLead(voting: Voting, first: readonly string[], more = ''): TemplateResult {
  const { words, poll } = voting;
  const options = words.list(first.map(namer(words, poll)));
  const text = words.t(first.length > 1 ? 'poll.lead.tie' : 'poll.lead', { options });
  return html`<p class="lead">${more ? `${text} (${more})` : text}</p>`;
}
