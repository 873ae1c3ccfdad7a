import type { ActWords, Forms } from './act-words.ts';
import type { FrameWords } from './frame-words.ts';

/** Everything that the server says to people, in one language. What is said of acts speaks of petitions; other nouns bring their own. */
export interface Words extends ActWords {
  lang: string;
  methods: Record<'signatures' | 'participants' | 'contributions' | 'votes' | 'comments' | 'ballots', string>;
  timeline: {
    opened: string;
    reached: (lang: string, at: number, label: string) => string;
    closed: string;
    answered: string;
  };
  units: Record<'signatures' | 'participants' | 'contributions' | 'votes' | 'comments', Forms>;
  /** Sentences for a field, by `field.fault`, else by the fault alone. */
  faults: Record<string, string>;
  problems: Record<number, { title: string; detail: string }>;
  /** Where what describes a page can't be read. */
  unreadable: { title: string; detail: string };
  page: PageWords;
  form: FormWords;
  frame: FrameWords;
}

export interface PageWords {
  list: ListWords;
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

/** What stands around the public list of signatures. */
export interface ListWords {
  link: (count: string) => string;
  title: (petition: string) => string;
  intro: (count: string) => string;
  caption: string;
  name: string;
  place: string;
  day: string;
  more: string;
  empty: string;
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
