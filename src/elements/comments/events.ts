import { CivicEvent } from '../shared/event.ts';

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

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-comment-post-request': CivicCommentPostRequestEvent;
    'civic-comment-posted': CivicCommentPostedEvent;
    'civic-comment-voted': CivicCommentVotedEvent;
    'civic-comment-reported': CivicCommentReportedEvent;
  }
}
