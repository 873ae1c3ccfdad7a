import type { CivicError } from '../../client/errors.ts';

/** What every event of an element is: it crosses shadow roots and reaches the page. */
class CivicEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/**
 * An act needs a person whom the platform knows, and the page named none that it takes. A page that can log people in answers
 * with `respondWith()`; the act is then sent again. Otherwise the element says that one has to log in, and keeps what was typed.
 */
export class CivicLoginRequestEvent extends CivicEvent {
  /** Address of the thing that is acted upon. */
  readonly src: string;
  /** What the page answered, if it did. */
  login: Promise<boolean> | undefined;

  constructor(src: string) {
    super('civic-login-request', true);
    this.src = src;
  }

  /** Says whether someone is logged in, once that is known; the act waits for it. */
  respondWith(login: Promise<boolean> | boolean): void {
    this.login = Promise.resolve(login);
  }
}

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

/** Someone asks to post a comment, or to change one. The page may stop it with `preventDefault()`; the text stays. */
export class CivicCommentPostRequestEvent extends CivicEvent {
  constructor() {
    super('civic-comment-post-request', true);
  }
}

/** The backend took a comment. */
export class CivicCommentPostedEvent extends CivicEvent {
  /** `published` can be read by all, `held` waits for a moderator. */
  readonly outcome: 'published' | 'held';
  /** The comment's, where the backend tells it. */
  readonly id: string | undefined;

  constructor(outcome: 'published' | 'held', id: string | undefined) {
    super('civic-comment-posted');
    this.outcome = outcome;
    this.id = id;
  }
}

/** The backend took a vote on a comment, or took it back. */
export class CivicCommentVotedEvent extends CivicEvent {
  /** The comment's. */
  readonly id: string;
  /** 1 for, −1 against, 0 where the vote was taken back. */
  readonly value: 1 | 0 | -1;

  constructor(id: string, value: 1 | 0 | -1) {
    super('civic-comment-voted');
    this.id = id;
    this.value = value;
  }
}

/** The backend took a report of a comment. */
export class CivicCommentReportedEvent extends CivicEvent {
  /** The comment's. */
  readonly id: string;
  /** The number of the report, to ask after it. */
  readonly reference: string;

  constructor(id: string, reference: string) {
    super('civic-comment-reported');
    this.id = id;
    this.reference = reference;
  }
}

/** Something failed; it is said once. */
export class CivicErrorEvent extends CivicEvent {
  /** `code` says what; `message` tells a developer where, and the way out. */
  readonly error: CivicError;

  constructor(error: CivicError) {
    super('civic-error');
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-login-request': CivicLoginRequestEvent;
    'civic-petition-sign-request': CivicPetitionSignRequestEvent;
    'civic-petition-signed': CivicPetitionSignedEvent;
    'civic-petition-withdrawn': CivicPetitionWithdrawnEvent;
    'civic-vote-request': CivicVoteRequestEvent;
    'civic-vote-cast': CivicVoteCastEvent;
    'civic-vote-withdrawn': CivicVoteWithdrawnEvent;
    'civic-comment-post-request': CivicCommentPostRequestEvent;
    'civic-comment-posted': CivicCommentPostedEvent;
    'civic-comment-voted': CivicCommentVotedEvent;
    'civic-comment-reported': CivicCommentReportedEvent;
    'civic-error': CivicErrorEvent;
  }
}
