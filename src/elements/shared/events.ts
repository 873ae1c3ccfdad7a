import type { CivicError } from '../../client/errors.ts';
import { CivicEvent } from './event.ts';

/**
 * An act needs a person whom the platform knows, and the page named none that it takes. A page that can log people in answers
 * with `respondWith()`; the act is then sent again. Otherwise the element says that one has to log in, and keeps what was typed.
 */
export class CivicLoginRequestEvent extends CivicEvent {
  /** Address of the thing that is acted upon. */
  readonly src: string;
  /** The page's answer, if there is one. */
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
    'civic-error': CivicErrorEvent;
  }
}
