/** Why an act was refused, a word of `docs/protocol.md`. */
export type Reason =
  | 'invalid'
  | 'not-open'
  | 'paused'
  | 'closed'
  | 'text-changed'
  | 'key-used'
  | 'unknown'
  | 'withdrawn'
  | 'link-invalid'
  | 'code-wrong'
  | 'code-expired'
  | 'too-many-tries'
  | 'too-many-mails'
  | 'rate-limited';

const statuses: Record<Reason, 409 | 422 | 429> = {
  invalid: 422,
  'not-open': 409,
  paused: 409,
  closed: 409,
  'text-changed': 409,
  'key-used': 409,
  unknown: 409,
  withdrawn: 409,
  'link-invalid': 422,
  'code-wrong': 422,
  'code-expired': 422,
  'too-many-tries': 422,
  'too-many-mails': 429,
  'rate-limited': 429,
};

export interface RefusalDetails {
  /** The fields to mend and their faults. */
  fields?: Record<string, string>;
  /** Seconds after which it is worth trying again. */
  retryAfter?: number;
}

/** An act that is not taken, with the reason that the participant is told. Nothing of it is kept. */
export class Refusal extends Error {
  readonly reason: Reason;
  readonly status: 409 | 422 | 429;
  readonly fields: Record<string, string> | undefined;
  readonly retryAfter: number | undefined;

  constructor(reason: Reason, { fields, retryAfter }: RefusalDetails = {}) {
    super(reason);
    this.name = 'Refusal';
    this.reason = reason;
    this.status = statuses[reason];
    this.fields = fields;
    this.retryAfter = retryAfter;
  }
}
