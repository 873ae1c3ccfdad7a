import type { TimelineWords } from '../../core/told.ts';
import type { Forms, OwnActWords, StatusWords } from '../../words/act-words.ts';

/** What the server says of petitions. */
export interface PetitionWords extends OwnActWords {
  /** What its numbers count. */
  units: Record<'signatures', Forms>;
  /** What its thresholds count. */
  signatures: Forms;
  /** That people took back `{count}` signatures since `{date}`. */
  takenBack: Forms;
  /** What is counted on paper. */
  onPaper: string;
  /** How signatures are counted. */
  method: string;
  status: StatusWords;
  timeline: TimelineWords & { reached: (lang: string, at: number, label: string) => string };
  /** To those who signed, when the text has changed since. */
  changed: {
    subject: (title: string) => string;
    told: (title: string) => string;
    reason: string;
    /** Where words have changed. */
    fields: Record<'title' | 'text' | 'author', string>;
    /** What stands before the words of then and of now, and before those that have nothing in their place. */
    before: string;
    after: string;
    added: string;
    removed: string;
    /** More has changed than is told. */
    further: string;
    read: string;
    stays: string;
    withdraw: string;
  };
  page: PetitionPageWords;
  list: SignerListWords;
  form: SignFormWords;
}

export interface PetitionPageWords {
  next: (missing: number, at: number) => string;
  allReached: string;
  thresholds: string;
  reachedOn: (date: string) => string;
  author: (name: string) => string;
}

/** What stands around the public list of signatures. */
export interface SignerListWords {
  link: (count: string) => string;
  title: (petition: string) => string;
  intro: (count: string) => string;
  caption: string;
  name: string;
  place: string;
  day: string;
  empty: string;
}

export interface SignFormWords {
  title: string;
  emailHint: string;
  place: string;
  displayPublicly: string;
  receiveNews: string;
  send: string;
}
