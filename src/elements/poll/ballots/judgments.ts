import { html } from 'lit';
import type { FormOf } from '../voting/draft.ts';
import { mentionOf } from '../voting/naming.ts';
import type { BallotParts } from './parts.ts';
import type { Voting } from '../voting/voting.ts';
import { renderScale, type Grade } from './scale.ts';

/** Makes the fields of judgments, a mention for each option, from the best to the worst as one reads them; each option is a group of its own. */
export function judgments(voting: Voting, { mentions, missing }: FormOf<'judgments'>): BallotParts {
  const { poll } = voting;
  const { t } = voting.words;
  const grades = mentions.map((id): Grade => [id, mentionOf(poll, id)]).reverse();
  const none: Grade[] = missing === 'refused' ? [] : [['', t('poll.judgments.none')]];
  const hint =
    typeof missing === 'object'
      ? t('poll.judgments.mention', { mention: mentionOf(poll, missing.mention) })
      : t(`poll.judgments.${missing}`);
  return {
    legend: t('poll.judgments'),
    hints: [hint],
    fields: html`<div class="judgments">
      ${voting.options.map((option, at) => renderScale(voting, option, at, [...grades, ...none]))}
    </div>`,
  };
}
