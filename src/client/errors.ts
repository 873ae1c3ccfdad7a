/** Kind of an error, in one word that code may branch on. */
export type CivicErrorCode =
  | 'network'
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'rate-limited'
  | 'invalid-response'
  | 'unsupported'
  | 'configuration'
  | 'server';

export interface CivicErrorOptions {
  /** HTTP status, where an answer came. */
  status?: number;
  /** Seconds to wait, where the backend said so (`Retry-After`). */
  retryAfter?: number;
  /** Body of the backend's answer: a problem document (RFC 9457), other JSON, or the first 500 characters of a text. */
  problem?: unknown;
  cause?: unknown;
}

const marker = Symbol.for('civic.error');
const retryable: ReadonlySet<CivicErrorCode> = new Set(['network', 'timeout', 'rate-limited', 'server']);

/**
 * The one error of this package. The message is for developers and says where, what, and the way out; what a person reads
 * is chosen by `code`. `retryable` tells whether the same call may work later without a change.
 */
export class CivicError extends Error {
  override readonly name = 'CivicError';
  readonly code: CivicErrorCode;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly problem: unknown;
  readonly retryable: boolean;

  constructor(code: CivicErrorCode, message: string, options: CivicErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.retryAfter = options.retryAfter;
    this.problem = options.problem;
    this.retryable = retryable.has(code);
    Object.defineProperty(this, marker, { value: true });
  }
}

/** Recognises the error by a shared symbol, because `instanceof` fails between two copies of the script. */
export const isCivicError = (error: unknown): error is CivicError =>
  typeof error === 'object' && error !== null && marker in error;
