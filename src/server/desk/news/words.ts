import type { LetterFault } from './letters.ts';

/** What the desk says of messages to those who asked for news, in one language. */
export interface NewsWords {
  lang: string;
  link: string;
  /** Why there is no such link where nobody is asked whether they want news. */
  none: string;
  title: string;
  intro: string;
  readers: (count: string) => string;
  nobody: string;
  write: string;
  subject: string;
  text: string;
  textHint: string;
  optional: (label: string, language: string) => string;
  fallback: (language: string) => string;
  save: string;
  previewTitle: string;
  change: string;
  test: string;
  testHint: (email: string) => string;
  testIn: (language: string) => string;
  /** Who gets a mail, above it. */
  readersIn: (language: string, count: string) => string;
  tested: string;
  send: (count: string) => string;
  pace: (count: string, minutes: string) => string;
  soon: (date: string) => string;
  urgent: string;
  reason: (language: string) => string;
  reasonHint: string;
  sending: string;
  /** Says to how many it has still to go, how many get it each minute, and how long that takes. */
  leaving: (people: string, count: string, minutes: string) => string;
  /** Says that it has gone to all, and how many they are. */
  allSent: (count: string) => string;
  stopped: string;
  notStopped: string;
  /** The message that is being corrected has left meanwhile. */
  gone: string;
  stop: string;
  noMail: string;
  faults: Record<LetterFault, string>;
  fieldFaults: Record<'required' | 'too-long', string>;
  faultOf: (label: string, fault: string) => string;
  earlier: string;
  states: Record<'draft' | 'sending' | 'sent' | 'stopped', string>;
  receivers: (count: string) => string;
  current: string;
  yours: string;
  takeUp: string;
  /** One of two versions has no text in a language. */
  missing: string;
  /** In the mail. */
  otherLanguage: (language: string) => string;
  whyYou: string;
  leaveHere: string;
  /** On the page of the link. */
  leaveTitle: string;
  leaveIntro: (title: string) => string;
  leave: string;
  left: (title: string) => string;
  noLink: string;
}
