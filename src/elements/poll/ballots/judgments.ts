import { html } from 'lit';
import type { FormOf } from '../voting/draft.ts';
import { mentionOf } from '../voting/naming.ts';
import { unmarkedRule, unmarkedWord } from '../voting/unmarked.ts';
import type { BallotParts } from './parts.ts';
import type { Voting } from '../voting/voting.ts';
import { renderScale, type Grade } from './scale.ts';

/** Makes the fields of judgments, a mention for each option, from the best to the worst as one reads them; each option is a group of its own. */
export function judgments(voting: Voting, { mentions }: FormOf<'judgments'>): BallotParts {
  const { poll, words } = voting;
  const grades = mentions.map((id): Grade => [id, mentionOf(poll, id)]).reverse();
  const unmarked = unmarkedWord(words, poll);
  const none: Grade[] = unmarked ? [['', unmarked]] : [];
  return {
    legend: words.t('poll.judgments'),
    hints: [unmarkedRule(words, poll)],
    fields: html`<div class="judgments">
      ${voting.options.map((option, at) => renderScale(voting, option, at, [...grades, ...none]))}
    </div>`,
  };
}
