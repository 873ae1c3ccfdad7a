import type { SharedActWords } from './act-words.ts';
import type { Conformity } from './conformity.ts';
import type { PrivacyWords } from './privacy.ts';

/** What the server says to people of all nouns alike, in one language. What differs from one noun to another stands in its folder. */
export interface Words extends SharedActWords {
  lang: string;
  /** Sentences for a field, by `field.fault`, else by the fault alone. */
  faults: Record<string, string>;
  problems: Record<number, { title: string; detail: string }>;
  /** Where what describes a page can't be read. */
  unreadable: { title: string; detail: string };
  page: PageWords;
  answering: AnsweringWords;
  privacy: PrivacyWords;
  form: FormWords;
  frame: FrameWords;
  live: LiveWords;
}

/** What is said to programs that follow changes. */
export interface LiveWords {
  /** Nothing is named that could be followed, or too much at a time. */
  wanted: (most: number) => string;
  /** Nobody more can follow for now. */
  full: string;
}

export interface PageWords {
  skip: string;
  home: string;
  otherLanguage: { lang: string; label: string };
  countedAt: (date: string) => string;
  countedAtClose: string;
  pending: (count: string) => string;
  /** How many were taken out of the count. */
  invalidated: (count: string) => string;
  offline: (count: string) => string;
  /** Why a count fell. */
  fallen: (date: string, number: string, why: string) => string;
  method: string;
  numbers: string;
  contents: string;
  siteMap: string;
  /** The search of the site map. */
  titleSearch: {
    label: string;
    button: string;
    found: (words: string) => string;
    none: string;
    /** Where not all titles were read yet. */
    further: string;
  };
  /** Heads the pages that tell of the site itself. */
  aboutSite: string;
  /** The way to what those who run the site did. */
  log: string;
  /** The way to the list of all data, and to that of a thing. */
  data: string;
  dataOf: string;
  legal: string;
  accessibility: (level?: Conformity) => string;
  empty: string;
  more: string;
  mailbox: string;
  mailboxIntro: string;
  mailboxEmpty: string;
  mailTo: (address: string) => string;
  code: string;
}

/** What is said of what the institution owes and answers. */
export interface AnsweringWords {
  answer: string;
  answerBy: (author: string, date: string) => string;
  answerLink: string;
  timeline: string;
  duties: string;
  /** Before a day. */
  due: string;
  met: string;
  /** Behind the day on which it was done, where that was before it was due. */
  ahead: string;
  late: (days: number) => string;
}

export interface FormWords {
  /** Said before a form whose fields are all required but those that say otherwise. */
  /** Names a field that people do not see, for whoever sees it all the same. */
  trap: string;
  required: string;
  /** Behind the label of a field that is required where others are not. */
  must: string;
  name: string;
  email: string;
  noticeTitle: string;
  notice: (controller: string, purpose: string, retention: string) => string;
  noticeLink: string;
  /** Heads what is to be corrected, of which there is so much. */
  errors: (count: number) => string;
}

/** What is said of frames and of pasted addresses. */
export interface FrameWords {
  /** The address of a frame names nothing of this server; `path` is one at which the names of things begin. */
  nothing: { title: string; detail: (path: string) => string };
  /** What the picture of a count says: the thing's title, and the count with its unit. */
  badge: (title: string, count: string) => string;
  unpublished: string;
  /** When it opens: there is no number yet. */
  opens: (date: string) => string;
}
