import type { TemplateResult } from 'lit';
import type { Texts } from '../../locales/text.ts';
import type { Poll } from '../../schema/poll.ts';
import { bar } from '../../styles/bar.ts';
import { CivicElement } from '../shared/base.ts';
import { renderPoll } from './article.ts';
import { pollStyles } from './poll.styles.ts';
import { resultStyles } from './results/results.styles.ts';
import { pollTexts, type PollKey } from './texts/texts.ts';
import { Voting } from './voting.ts';

export type * from '../../schema/poll.ts';
export * from './events.ts';

/**
 * A poll that people can vote in, change their vote in, see the result of, and count again.
 *
 * @summary One question with any ballot, from a single choice to a ranking, and its result with the method named.
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
 * @csspart thanks - What is said once the ballot is counted.
 * @csspart results - The result.
 * @csspart own - The mark of one's own choice in the result.
 * @csspart offline - A count that was made apart, as on paper.
 * @csspart recount - The button that counts the ballots again, and what came of it.
 * @csspart facts - How the poll is run.
 */
export class CivicPollElement extends CivicElement<Poll, PollKey> {
  static override texts: Texts = pollTexts;
  static override styles = [...CivicElement.styles, bar, pollStyles, resultStyles];

  protected readonly shows = 'poll';
  private readonly voting = new Voting(this.context);

  protected override renderThing(): TemplateResult {
    return renderPoll(this.voting, this.headingLevel, this.watched.resource?.error !== undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-poll': CivicPollElement;
  }
}
