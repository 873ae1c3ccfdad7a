import { html } from 'hono/html';
import type { Ballot } from '../../../schema/ballot.ts';
import type { Poll } from '../../../schema/poll.ts';
import { pathOf, type Markup } from '../../pages/layout.ts';
import { formatNumber } from '../../words/format.ts';
import { mentionOf, unmarkedWord } from './asked.ts';
import { taken } from './ballot-faults.ts';
import { pollWords } from './words-for.ts';

/** Renders a ballot that waits to be confirmed, every option as it will be counted: first what was chosen, then what was left out. */
export function reviewSection(poll: Poll, ballot: Ballot, lang: string): Markup {
  const { say } = pollWords(lang);
  const { chosen, left } = linesOf(poll, ballot, lang);
  return html`<section class="review" aria-labelledby="review">
    <h2 id="review">${say('poll.review')}</h2>
    <ul>
      ${chosen.map((line) => html`<li>${line}</li>`)} ${left.map((line) => html`<li class="hint">${line}</li>`)}
    </ul>
    <p><a href="${pathOf(poll.url)}?lang=${lang}">${say('poll.review.change')}</a></p>
  </section>`;
}

function linesOf(poll: Poll, ballot: Ballot, lang: string): { chosen: string[]; left: string[] } {
  const { say } = pollWords(lang);
  const { options } = poll;
  const list = (names: readonly string[]): string => new Intl.ListFormat(lang).format(names);
  const name = (id: string): string => options.find((option) => option.id === id)?.label ?? id;
  const marked = (id: string, mark: string): string => say('poll.review.mark', { option: name(id), mark });
  const ids = taken(ballot);
  const others = options.filter(({ id }) => !ids.includes(id)).map(({ id }) => id);
  const rest = (key: 'poll.review.left' | 'poll.review.last', left: readonly string[]): string[] =>
    left.length > 0 ? [say(key, { count: left.length, options: list(left.map(name)) })] : [];
  const unmarked = others.map((id) => marked(id, unmarkedWord(poll, lang)));
  switch (ballot.kind) {
    case 'blank':
      return { chosen: [say('poll.review.blank')], left: [] };
    case 'choices':
      return { chosen: ids.map(name), left: rest('poll.review.left', others) };
    case 'three-way': {
      // Its options are the stances, from agreement on.
      const [stance, ...stances] = [options[1 - ballot.stance], ...options.filter((_, at) => at !== 1 - ballot.stance)];
      return {
        chosen: [stance?.label ?? ''],
        left: rest(
          'poll.review.left',
          stances.flatMap((each) => each?.id ?? []),
        ),
      };
    }
    case 'scores':
      return {
        chosen: Object.entries(ballot.scores).map(([id, mark]) => marked(id, formatNumber(lang, mark))),
        left: unmarked,
      };
    case 'judgments':
      return {
        chosen: Object.entries(ballot.judgments).map(([id, mention]) => marked(id, mentionOf(poll, mention))),
        left: unmarked,
      };
    case 'ranking':
      return {
        chosen: ballot.ranking.map((place, at) => `${formatNumber(lang, at + 1)}. ${list([place].flat().map(name))}`),
        left: rest('poll.review.last', others),
      };
  }
}
