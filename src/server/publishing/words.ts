import type { DataForm } from '../core/addresses.ts';

/** What is said of open data, in one language. */
export interface PublishingWords {
  /** Title of the page of the data of a thing. */
  title: (of: string) => string;
  /** What its data is, in a sentence or two. */
  says: (of: string) => string;
  lead: string;
  back: string;
  numbers: string;
  /** Says of the table of the numbers what is in it. */
  caption: string;
  metric: string;
  value: string;
  counted: string;
  none: string;
  /** Some numbers are not published yet. */
  hidden: string;
  how: string;
  downloads: string;
  files: Record<DataForm, string>;
  /** What a file is, by its media type. */
  forms: Readonly<Record<string, string>>;
  about: string;
  publisher: string;
  licence: string;
  period: string;
  from: (date: string) => string;
  until: (date: string) => string;
  between: (from: string, until: string) => string;
  noPeriod: string;
  changed: string;
  notTold: string;
  signs: string;
  signsSaid: string;
  groups: string;
  groupsSaid: (least: string) => string;
  personal: string;
  personalSaid: string;
  checks: string;
  ledger: string;
  ledgerHint: string;
  log: string;
  parts: string;
  more: string;
  /** The list of all data of a site. */
  all: string;
  allLead: string;
  allSays: (site: string) => string;
}
