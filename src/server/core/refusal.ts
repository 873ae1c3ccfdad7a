/** Why an act was refused, a word of `docs/protocol.md`. */
export type Reason =
  | 'invalid'
  | 'not-open'
  | 'paused'
  | 'closed'
  | 'text-changed'
  | 'key-used'
  | 'already-voted'
  | 'unknown'
  | 'withdrawn'
  | 'invalidated'
  | 'unreadable'
  | 'link-invalid'
  | 'confirmed-by-link'
  | 'not-allowed'
  | 'own'
  | 'parent'
  | 'removed'
  | 'too-late'
  | 'cursor'
  | 'code-wrong'
  | 'code-expired'
  | 'too-many-tries'
  | 'too-many-codes'
  | 'too-many-mails'
  | 'no-mail'
  | 'rate-limited';

export type RefusalStatus = 400 | 403 | 409 | 422 | 429 | 503;

const statuses: Record<Reason, RefusalStatus> = {
  invalid: 422,
  'not-open': 409,
  paused: 409,
  closed: 409,
  'text-changed': 409,
  'key-used': 409,
  'already-voted': 409,
  unknown: 409,
  withdrawn: 409,
  invalidated: 409,
  unreadable: 409,
  'link-invalid': 422,
  'confirmed-by-link': 409,
  'not-allowed': 403,
  own: 409,
  parent: 409,
  removed: 409,
  'too-late': 409,
  cursor: 422,
  'code-wrong': 422,
  'code-expired': 422,
  'too-many-tries': 422,
  'too-many-codes': 422,
  'too-many-mails': 429,
  'no-mail': 503,
  'rate-limited': 429,
};

export interface RefusalDetails {
  /** The fields to mend and their faults. */
  fields?: Record<string, string>;
  /** Seconds after which it is worth trying again. */
  retryAfter?: number;
  /** Where it is another than the reason usually has. */
  status?: RefusalStatus;
}

/** An act that is not taken, with the reason that the participant is told. Nothing of it is kept. */
export class Refusal extends Error {
  readonly reason: Reason;
  readonly status: RefusalStatus;
  readonly fields: Record<string, string> | undefined;
  readonly retryAfter: number | undefined;

  constructor(reason: Reason, { fields, retryAfter, status = statuses[reason] }: RefusalDetails = {}) {
    super(reason);
    this.name = 'Refusal';
    this.reason = reason;
    this.status = status;
    this.fields = fields;
    this.retryAfter = retryAfter;
  }
}
