import { html, nothing, type TemplateResult } from 'lit';
import type { Ballot } from '../../../schema/ballot.ts';
import { renderField, renderMistakes, renderNotice, renderSubmit } from '../../shared/ui/form.ts';
import { renderReason } from '../../shared/ui/reason.ts';
import { renderIsolated } from '../../shared/ui/within.ts';
import { isFinal } from '../voting/known.ts';
import { markedMention, namer, stances } from '../voting/naming.ts';
import { unmarkedWord } from '../voting/unmarked.ts';
import type { Casting } from '../voting/casting.ts';
import type { Voting } from '../voting/voting.ts';

/** Renders a ballot in words, every option as it will be counted: first what one chose, then quietly what one left out. */
export function renderChoice({ words, poll }: Pick<Voting, 'words' | 'poll'>, ballot: Ballot): TemplateResult {
  const { t } = words;
  const name = namer(words, poll);
  const show = (text: string): unknown => renderIsolated(text, poll.lang);
  const all = poll.form.kind === 'three-way' ? Object.values(stances) : poll.options.map(({ id }) => id);
  const lines = (taken: readonly string[], texts: readonly string[]): TemplateResult => {
    const left = all.filter((id) => !taken.includes(id));
    const unmarked = unmarkedWord(words, poll);
    return html`<ul class="facts" role="list">
      ${texts.map((text) => html`<li>${show(text)}</li>`)}
      ${
        unmarked
          ? left.map(
              (id) => html`<li class="quiet">${show(t('poll.review.mark', { option: name(id), mark: unmarked }))}</li>`,
            )
          : left.length > 0
            ? html`<li class="quiet">
                ${show(
                  t(ballot.kind === 'ranking' ? 'poll.review.last' : 'poll.review.left', {
                    count: left.length,
                    options: words.list(left.map(name)),
                  }),
                )}
              </li>`
            : nothing
      }
    </ul>`;
  };
  const marked = (marks: readonly (readonly [string, string])[]): TemplateResult =>
    lines(
      marks.map(([id]) => id),
      marks.map(([id, mark]) => t('poll.review.mark', { option: name(id), mark })),
    );
  switch (ballot.kind) {
    case 'blank':
      return lines(all, [t('poll.review.blank')]);
    case 'choices':
      return lines(ballot.choices, ballot.choices.map(name));
    case 'three-way':
      return lines([stances[ballot.stance]], [name(stances[ballot.stance])]);
    case 'scores':
      return marked(Object.entries(ballot.scores).map(([id, mark]) => [id, words.number(mark)]));
    case 'judgments':
      return marked(Object.entries(ballot.judgments).map(([id, mention]) => [id, markedMention(poll, mention)]));
    case 'ranking':
      return lines(
        ballot.ranking.flat(),
        ballot.ranking.map((ids, at) => `${words.number(at + 1)}. ${words.list([ids].flat().map(name))}`),
      );
  }
}

/** Renders the ballot to be read once more, and, the first time, the address that makes it count once. */
export function renderReview(casting: Casting): TemplateResult {
  const { words, faults, busy, voting } = casting;
  const { poll, isChange } = voting;
  const { t } = words;
  return html`
    <form class="stack" part="review" novalidate @submit=${casting.handleSend}>
      <div class="title" role="heading" aria-level=${voting.context.sublevel} tabindex="-1" data-step>
        ${t('poll.review')}
      </div>
      ${renderMistakes(casting, true)} ${renderChoice(voting, voting.reviewed)}
      ${
        isFinal(poll)
          ? html`<p class="message">
              ${renderReason(words, poll, poll.can.vote ?? { allowed: true }, { final: t('poll.review.final') })}
            </p>`
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
        <button type="button" @click=${casting.handleBack}>${t('poll.review.change')}</button>
      </div>
    </form>
  `;
}
