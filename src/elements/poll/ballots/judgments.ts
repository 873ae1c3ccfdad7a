import type { FormOf } from '../voting/draft.ts';
import { lookOf, mentionOf } from '../voting/naming.ts';
import { unmarkedRule, unmarkedWord } from '../voting/unmarked.ts';
import type { BallotParts } from './parts.ts';
import type { Voting } from '../voting/voting.ts';
import type { Kinds } from './kinds.ts';
import type { Grade } from './scale.ts';

/** Makes the fields of judgments, a mention for each option, from the best to the worst as one reads them; each option is a group of its own. */
export function judgments(voting: Voting, { mentions }: FormOf<'judgments'>, { scales }: Kinds): BallotParts {
  const { poll, words } = voting;
  const grades = mentions.map((id): Grade => [id, mentionOf(poll, id)]).reverse();
  return {
    legend: words.t('poll.judgments'),
    hints: [unmarkedRule(words, poll)],
    fields: scales.render(words, ({ renderScales }) =>
      renderScales(voting, grades, unmarkedWord(words, poll), (at) => lookOf(grades.length - 1 - at, grades.length)),
    ),
  };
}
