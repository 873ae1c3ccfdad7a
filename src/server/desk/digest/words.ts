import type { Pace } from './wishes.ts';

/** What is said of the mails on what waits for a moderator, in one language. */
export interface DigestWords {
  title: string;
  legend: string;
  hint: string;
  paces: Record<Pace, { label: string; hint: string }>;
  save: string;
  done: Record<'moderation-chosen' | 'moderation-stopped', string>;
  noMail: string;
  /** On the page of the queue. */
  link: string;
  subject: (count: number, shown: string, site: string) => string;
  waiting: (count: number, shown: string, site: string) => string;
  since: (time: string) => string;
  queue: string;
  whyYou: string;
  stopHere: string;
  leaveIntro: string;
  leave: string;
  left: string;
  noLink: string;
}
