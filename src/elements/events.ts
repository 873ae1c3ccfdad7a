import type { CivicError } from '../client/errors.ts';

/** What every event of an element is: it crosses shadow roots and reaches the page. */
class CivicEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/** Someone asks to sign. The page may stop it with `preventDefault()`; what was typed stays typed. */
export class CivicPetitionSignRequestEvent extends CivicEvent {
  constructor() {
    super('civic-petition-sign-request', true);
  }
}

/** The backend answered a signature: `received` waits for its confirmation, `counted` is in the count. */
export class CivicPetitionSignedEvent extends CivicEvent {
  readonly outcome: 'received' | 'counted';

  constructor(outcome: 'received' | 'counted') {
    super('civic-petition-signed');
    this.outcome = outcome;
  }
}

/** Someone withdrew their signature. */
export class CivicPetitionWithdrawnEvent extends CivicEvent {
  constructor() {
    super('civic-petition-withdrawn');
  }
}

/** Something failed; `error.code` says what, `error.message` tells a developer where and the way out. */
export class CivicErrorEvent extends CivicEvent {
  readonly error: CivicError;

  constructor(error: CivicError) {
    super('civic-error');
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'civic-petition-sign-request': CivicPetitionSignRequestEvent;
    'civic-petition-signed': CivicPetitionSignedEvent;
    'civic-petition-withdrawn': CivicPetitionWithdrawnEvent;
    'civic-error': CivicErrorEvent;
  }
}
