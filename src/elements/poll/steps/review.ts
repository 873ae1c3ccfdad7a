import { html, nothing, type TemplateResult } from 'lit';
import type { Ballot } from '../../../schema/ballot.ts';
import { renderField, renderMistakes, renderNotice, renderSubmit } from '../../shared/ui/form.ts';
import { isFinal } from '../voting/known.ts';
import { mentionOf, namer, stanceOf, stances } from '../voting/naming.ts';
import type { Voting } from '../voting/voting.ts';

/** Renders a ballot in words, as it will be counted. */
export function renderChoice({ words, poll }: Pick<Voting, 'words' | 'poll'>, ballot: Ballot): TemplateResult {
  const { t } = words;
  const name = namer(words, poll);
  const lines = (texts: readonly string[]): TemplateResult =>
    html`<ul class="facts" role="list">
      ${texts.map((text) => html`<li><bdi>${text}</bdi></li>`)}
    </ul>`;
  switch (ballot.kind) {
    case 'blank':
      return lines([t('poll.review.blank')]);
    case 'choices':
      return lines(ballot.choices.length > 0 ? ballot.choices.map(name) : [t('poll.review.nothing')]);
    case 'three-way':
      return lines([stanceOf(words, poll, stances[ballot.stance])]);
    case 'scores':
      return lines(
        Object.entries(ballot.scores).map(([id, mark]) => t('poll.review.mark', { option: name(id), mark })),
      );
    case 'judgments':
      return lines(
        Object.entries(ballot.judgments).map(([id, mention]) =>
          t('poll.review.mark', { option: name(id), mark: mentionOf(poll, mention) }),
        ),
      );
    case 'ranking':
      return lines(
        ballot.ranking.length > 0
          ? ballot.ranking.map((ids, at) => `${words.number(at + 1)}. ${words.list([ids].flat().map(name))}`)
          : [t('poll.review.nothing')],
      );
  }
}

/** Renders the ballot to be read once more, and, the first time, the address that makes it count once. */
export function renderReview(voting: Voting): TemplateResult {
  const { words, poll, isChange, faults } = voting;
  const { t } = words;
  const { busy } = voting;
  return html`
    <form class="stack" part="review" novalidate @submit=${voting.handleSend}>
      <div class="title" role="heading" aria-level=${voting.context.sublevel} tabindex="-1" data-step>
        ${t('poll.review')}
      </div>
      ${renderMistakes(voting, true)} ${renderChoice(voting, voting.reviewed)}
      ${
        isFinal(poll)
          ? html`<p class="message">${poll.can.vote?.reason}</p>`
          : poll.can.withdraw?.allowed
            ? html`<p class="quiet">${t('poll.review.later')}</p>`
            : nothing
      }
      ${
        voting.asksEmail
          ? renderField('email', t('sign.email'), faults, {
              autocomplete: 'email',
              type: 'email',
              hint: t('poll.email.hint'),
              value: voting.typed,
            })
          : nothing
      }
      ${isChange ? nothing : renderNotice(words, poll)}
      <div class="actions">
        ${renderSubmit(busy, t(busy ? 'sign.sending' : isChange ? 'poll.send.change' : 'poll.send'))}
        <button type="button" @click=${voting.handleBack}>${t('poll.review.change')}</button>
      </div>
    </form>
  `;
}
