/** All that is said of the acts on a thing. */
export interface ActWords {
  abilities: AbilityWords;
  /** Sentences for a refusal, by its reason. */
  refusals: Record<string, string>;
  steps: StepWords;
  mails: MailWords;
}

/** What is said alike of the acts on all things. */
export interface SharedActWords {
  abilities: Pick<AbilityWords, 'opens' | 'archived'>;
  refusals: ActWords['refusals'];
  steps: Pick<
    StepWords,
    | 'receivedNext'
    | 'delayed'
    | 'failed'
    | 'code'
    | 'codeHint'
    | 'nothing'
    | 'spam'
    | 'correctEmail'
    | 'resend'
    | 'resent'
    | 'notMe'
    | 'receipt'
    | 'receiptText'
    | 'receiptCode'
    | 'receiptHint'
    | 'receiptFind'
    | 'receiptUnknown'
  >;
  mails: Pick<MailWords, 'greeting' | 'made' | 'codeSubject' | 'link' | 'notYou' | 'duplicateNotYou'>;
}

/** Why an act is refused in words that only its noun has. */
type OwnReason = 'not-open' | 'paused' | 'closed' | 'text-changed' | 'key-used' | 'unknown' | 'withdrawn';

/** A part of what is said of acts: a noun says all of it that is not shared, and what it says otherwise than the others. */
type Own<Part extends 'abilities' | 'steps' | 'mails'> = Omit<ActWords[Part], keyof SharedActWords[Part]> &
  Partial<SharedActWords[Part]>;

/** What a noun says of its acts. */
export interface OwnActWords {
  abilities: Own<'abilities'>;
  refusals: Record<OwnReason, string> & Record<string, string>;
  steps: Own<'steps'>;
  mails: Own<'mails'>;
}

export interface AbilityWords {
  notOpen: string;
  opens: (date: string) => string;
  paused: string;
  resumes: string;
  archived: string;
  closed: (date: string) => string;
  kept: string;
}

export interface StepWords {
  received: string;
  receivedNext: string;
  notCountedYet: string;
  /** The mail could not leave yet, or was refused for good. */
  delayed: string;
  failed: string;
  code: string;
  codeHint: string;
  confirm: string;
  nothing: string;
  spam: string;
  correctEmail: string;
  resend: string;
  resent: string;
  counted: string;
  countedText: string;
  confirmTitle: string;
  confirmText: (title: string) => string;
  /** Refuses an act that someone else made with one's address. */
  notMe: string;
  withdraw: string;
  withdrawTitle: string;
  withdrawText: (title: string) => string;
  withdrawn: string;
  withdrawnText: string;
  back: string;
  /** The page on which who has noted the code of a receipt finds their act again. */
  receipt: string;
  receiptText: string;
  receiptCode: string;
  receiptHint: string;
  receiptFind: string;
  receiptUnknown: string;
}

/** What an act says of itself to the owner of the address. */
export interface Made {
  /** Name and place as they were typed; empty where none was asked for. */
  who: string;
  when: string;
  /** Origin of the page where it was made; empty where none was told. */
  from: string;
  /** The name would be shown in public. */
  isListed: boolean;
}

export interface MailWords {
  greeting: string;
  made: (made: Made) => string;
  codeSubject: (code: string) => string;
  received: (title: string) => string;
  code: string;
  link: string;
  validity: string;
  notYou: string;
  withdraw: string;
  duplicateSubject: (title: string) => string;
  duplicate: (title: string) => string;
  /** Before the link that withdraws; empty where there is nothing to withdraw. */
  duplicateHint: string;
  duplicateNotYou: string;
}

/** What the page of a thing says of the phase that it is in. */
export type StatusWords = Record<'paused' | 'archived', string> &
  Record<'opensOn' | 'closesOn' | 'closedOn', (date: string) => string>;

export interface Forms {
  one: string;
  many?: string;
  other: string;
}
