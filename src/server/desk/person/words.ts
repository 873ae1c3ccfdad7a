import type { Wish } from './wishes.ts';

/** What is said of the data of one person, in one language. */
export interface PersonWords {
  link: string;
  title: string;
  intro: string;
  email: string;
  what: string;
  wishes: Record<Wish, { label: string; hint: string }>;
  ask: string;
  asked: string;
  tooMany: string;
  noMail: string;
  subject: (site: string, what: Wish) => string;
  mail: (site: string, what: Wish, url: string) => readonly string[];
  pageTitle: string;
  pages: Record<Wish, { intro: string; button: string }>;
  erased: string;
  noLink: string;
}
