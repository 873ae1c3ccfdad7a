import { CivicEvent } from '../shared/event.ts';

/** Someone asks to vote, or to change their vote. The page may stop it with `preventDefault()`; the choice stays. */
export class CivicVoteRequestEvent extends CivicEvent {
  constructor() {
    super('civic-vote-request', true);
  }
}

/** The backend answered a ballot. */
export class CivicVoteCastEvent extends CivicEvent {
  /** `received` waits for its confirmation, `counted` is in the count. */
  readonly outcome: 'received' | 'counted';

  constructor(outcome: 'received' | 'counted') {
    super('civic-vote-cast');
    this.outcome = outcome;
  }
}

/** Someone withdrew their vote. */
export class CivicVoteWithdrawnEvent extends CivicEvent {
  constructor() {
    super('civic-vote-withdrawn');
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-vote-request': CivicVoteRequestEvent;
    'civic-vote-cast': CivicVoteCastEvent;
    'civic-vote-withdrawn': CivicVoteWithdrawnEvent;
  }
}
