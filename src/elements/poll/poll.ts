import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../../locales/text.ts';
import type { Poll } from '../../schema/poll.ts';
import { bar } from '../../styles/bar.ts';
import { forms } from '../../styles/forms.ts';
import { answeringStyles } from '../shared/answering/answering.styles.ts';
import { renderAnswer, renderTimeline } from '../shared/answering/answering.ts';
import { renderDuties } from '../shared/answering/duties.ts';
import { CivicElement } from '../shared/base.ts';
import { Later } from '../shared/later.ts';
import { renderText } from '../shared/ui/long-text.ts';
import { renderPhase } from '../shared/ui/phase.ts';
import { Kinds } from './ballots/kinds.ts';
import { pollStyles } from './poll.styles.ts';
import { renderOutcome, renderQuorum } from './results/outcome.ts';
import { renderFolded } from './results/table.ts';
import { renderSeries } from './steps/series.ts';
import { renderLink, renderStep } from './steps/steps.ts';
import { pollTexts, type PollKey } from './texts/texts.ts';
import { isKnown } from './voting/known.ts';
import { Voting } from './voting/voting.ts';

export type * from '../../schema/poll.ts';
export * from './events.ts';

// Not where the fields begin: there the compiler leaves the name of the source.
const loadResults = () => import('./results/results.ts');
const loadCasting = async (voting: Voting) => (await import('./steps/following.ts')).startCasting(voting);
const loadFacts = () => import('./results/facts.ts');

/**
 * A poll that people can vote in, change their vote in, see the result of, and count again.
 *
 * @summary One question, any ballot: choice, several choices, agree/neutral/disagree, score, ranking, majority judgment; change or withdraw; a result with its method named, that one can count again.
 * @slot - What people see without JavaScript and when the backend cannot be reached: a link to the poll.
 * @event {CivicVoteRequestEvent} civic-vote-request - Someone asks to vote or to change their vote; `preventDefault()` stops it.
 * @event {CivicVoteCastEvent} civic-vote-cast - The backend answered a ballot: `outcome` is `received` or `counted`.
 * @event {CivicVoteWithdrawnEvent} civic-vote-withdrawn - Someone withdrew their vote.
 * @event {CivicLoginRequestEvent} civic-login-request - Someone acts whom the backend does not know; `respondWith()` says whether they have logged in.
 * @event {CivicErrorEvent} civic-error - Something failed; `error.code` says what.
 * @csspart title - The question.
 * @csspart ballot - The ballot to fill in.
 * @csspart review - The ballot before it is sent, and the address.
 * @csspart notice - The privacy notice.
 * @csspart code - The step of the mailed code.
 * @csspart waiting - An act that got no answer yet, which is kept on this device.
 * @csspart thanks - What is said once the ballot is counted.
 * @csspart proof - The check that the act is in the public ledger, and what came of it.
 * @csspart results - The result.
 * @csspart own - The mark of one's own choice in the result.
 * @csspart offline - A count that was made apart, as on paper.
 * @csspart recount - The button that counts the ballots again, and what came of it.
 * @csspart facts - How the poll is run.
 * @csspart answer - The official answer.
 * @csspart changed - What is said where the words have changed since one acted.
 * @csspart duties - What the poll obliges the institution to, and until when.
 */
export class CivicPollElement extends CivicElement<Poll, PollKey> {
  static override texts: Texts = pollTexts;
  static override styles = [...CivicElement.styles, forms, bar, answeringStyles, pollStyles];

  protected readonly shows = 'poll';
  private readonly voting = new Voting(this.context, loadCasting);
  private readonly results = new Later(this.context, loadResults);
  private readonly kinds = new Kinds(this.context);
  private readonly facts = new Later(this.context, loadFacts);

  /** A result or a ballot that is seen at once is drawn with the poll, not after it; and a step when it is reached. */
  protected override get late(): Promise<unknown> | undefined {
    const { thing, voting } = this;
    if (!thing) return undefined;
    const isFirst = !this.context.find('#title');
    const canVote = thing.can.vote?.allowed;
    const seen = canVote ? this.kinds.ask(thing) : thing.result && this.results.ask();
    const coming = [voting.late, isFirst ? seen : undefined].filter((each) => each !== undefined);
    return coming.length > 0 ? Promise.all(coming) : undefined;
  }

  protected override renderThing(): TemplateResult {
    const { words, voting, headingLevel: level } = this;
    const { poll } = voting;
    // One thing at a time: who reads their vote once more, or types the code, has only that before them.
    const isActing = voting.step === 'form' || voting.step === 'code';
    const at = this.watched.resource?.error && poll.numbers['votes']?.asOf;
    return html`
      <article class="stack" aria-labelledby="title">
        <div
          id="title"
          class="title"
          part="title"
          role="heading"
          aria-level=${level}
          lang=${poll.lang}
          dir="auto"
          tabindex=${poll.series ? -1 : nothing}
        >
          ${poll.title}
        </div>
        ${poll.description ? renderText(words, poll.description, poll.lang) : nothing}
        <p><strong>${renderPhase(words, poll)}</strong></p>
        ${at ? html`<p class="fault">${words.t('error.stale', { date: words.time(at) })}</p>` : nothing}
        ${renderQuorum(voting)} ${renderAnswer(words, poll, level + 1)} ${renderDuties(words, poll, level + 1)}
        ${
          isKnown(poll)
            ? this.renderVoting(isActing)
            : html`<p class="message">${words.t('poll.unknown')}</p>
                ${renderLink(voting)}`
        }
        ${isActing ? nothing : html`${renderTimeline(words, poll)} ${this.renderFacts()}`}
      </article>
    `;
  }

  private renderFacts(): TemplateResult {
    const { words, facts, voting } = this;
    facts.askSoon();
    const shown = facts.render(words, ({ renderFacts }) => renderFacts(voting));
    return renderFolded(words.t('poll.facts'), shown, { id: 'facts', opened: () => facts.ask() });
  }

  private renderVoting(isActing: boolean): TemplateResult {
    const { voting } = this;
    const { poll } = voting;
    const shown = renderStep(voting, this.kinds);
    if (poll.can.vote?.allowed) voting.casting.askSoon();
    return html`${poll.series ? renderSeries(voting, shown) : shown}
    ${isActing || (poll.series && !poll.result) ? nothing : renderOutcome(voting, this.results)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-poll': CivicPollElement;
  }
}
