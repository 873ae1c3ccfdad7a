import { CivicEvent } from '../shared/event.ts';

/** Someone asks to sign. The page may stop it with `preventDefault()`; what was typed stays typed. */
export class CivicPetitionSignRequestEvent extends CivicEvent {
  constructor() {
    super('civic-petition-sign-request', true);
  }
}

/** The backend answered a signature. */
export class CivicPetitionSignedEvent extends CivicEvent {
  /** `received` waits for its confirmation, `counted` is in the count. */
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

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-petition-sign-request': CivicPetitionSignRequestEvent;
    'civic-petition-signed': CivicPetitionSignedEvent;
    'civic-petition-withdrawn': CivicPetitionWithdrawnEvent;
  }
}
