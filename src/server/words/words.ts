/** Everything that the server says to people, in one language. */
export interface Words {
  lang: string;
  methods: Record<'signatures' | 'participants' | 'contributions' | 'votes' | 'comments', string>;
  abilities: {
    notOpen: string;
    opens: (date: string) => string;
    paused: string;
    resumes: string;
    archived: string;
    closed: (date: string) => string;
    kept: string;
  };
  timeline: {
    opened: string;
    reached: (lang: string, at: number, label: string) => string;
    closed: string;
    answered: string;
  };
  units: Record<'signatures' | 'participants' | 'contributions' | 'votes' | 'comments', Forms>;
  /** Sentences for a refusal, by its reason. */
  refusals: Record<string, string>;
  /** Sentences for a field, by `field.fault`, else by the fault alone. */
  faults: Record<string, string>;
  problems: Record<number, { title: string; detail: string }>;
  page: PageWords;
  form: FormWords;
  steps: StepWords;
  mails: MailWords;
}

export interface Forms {
  one: string;
  many?: string;
  other: string;
}

export interface PageWords {
  skip: string;
  home: string;
  otherLanguage: { lang: string; label: string };
  opensOn: (date: string) => string;
  closesOn: (date: string) => string;
  closedOn: (date: string) => string;
  paused: string;
  archived: string;
  countedAt: (date: string) => string;
  pending: (count: string) => string;
  next: (at: string, label: string, duty: string) => string;
  allReached: string;
  thresholds: string;
  reachedOn: (date: string) => string;
  method: string;
  author: (name: string) => string;
  answer: string;
  answerBy: (author: string, date: string) => string;
  answerLink: string;
  timeline: string;
  numbers: string;
  numbersOf: (title: string) => string;
  metric: string;
  value: string;
  counted: string;
  contents: string;
  empty: string;
  mailbox: string;
  mailboxIntro: string;
  mailboxEmpty: string;
  mailTo: (address: string) => string;
  code: string;
}

export interface FormWords {
  title: string;
  required: string;
  name: string;
  email: string;
  emailHint: string;
  place: string;
  displayPublicly: string;
  receiveNews: string;
  noticeTitle: string;
  notice: (controller: string, purpose: string, retention: string) => string;
  noticeLink: string;
  send: string;
  errors: string;
}

export interface StepWords {
  received: string;
  receivedNext: string;
  notCountedYet: string;
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
  withdraw: string;
  withdrawTitle: string;
  withdrawText: (title: string) => string;
  withdrawn: string;
  withdrawnText: string;
  back: string;
}

export interface MailWords {
  greeting: string;
  codeSubject: (code: string) => string;
  received: (title: string) => string;
  code: string;
  link: string;
  validity: string;
  notYou: string;
  withdraw: string;
  duplicateSubject: (title: string) => string;
  duplicate: (title: string) => string;
  duplicateHint: string;
  duplicateNotYou: string;
}
