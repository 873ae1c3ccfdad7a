import type { Writer } from '../store/store.ts';
import type { PrivacyNotice } from '../words/privacy-notice.ts';
import type { ThingDocument } from './documents.ts';
import type { ProposedIn } from './proposing.ts';
import { productName } from './site.ts';

/* What a noun asks of whoever makes one of its things at the desk: models to begin with, each with steps, each with fields. */

/** One field of a form. */
export interface MakingField {
  /** Where its value stands in the document, with `*` for the number of a row: `thresholds.*.at`. */
  readonly name: string;
  /** `sentence`: one line that is long enough to be shown on two; `box`: `true` where it is ticked, else left out. */
  readonly kind: 'line' | 'sentence' | 'text' | 'number' | 'day' | 'link' | 'choice' | 'box';
  /** It is asked once per language of the thing. */
  readonly spoken?: true;
  readonly optional?: true;
  /** Name of another field of the document: where something stands in that, something has to stand here. */
  readonly neededWith?: string;
  /** Longest text, in UTF-16 units, as the document has it. */
  readonly longest?: number;
  /** Smallest number. */
  readonly least?: number;
  /** Largest number. */
  readonly most?: number;
  /** The values of a choice; one that is optional has an empty one among them. */
  readonly choices?: readonly string[];
  /** What is chosen at first in a row that is added. */
  readonly begins?: string;
}

/** Fields that are asked as often as one likes, as those of a threshold. */
export interface MakingRows {
  /** Name of the list in the document. */
  readonly rows: string;
  readonly fields: readonly MakingField[];
  readonly least: number;
  readonly most: number;
  /** How many there are at first. */
  readonly begins: number;
  /** They are no part of the document: the noun keeps them when the thing is published. */
  readonly isBeside?: true;
}

/** One short page of the form. */
export interface MakingStep {
  readonly name: string;
  readonly asks: readonly (MakingField | MakingRows)[];
}

/** A kind of thing to begin with, e.g. a vote by majority judgment. */
export interface MakingModel {
  readonly name: string;
  /** What each of its documents has besides what is asked. */
  readonly begins: Readonly<Record<string, unknown>>;
  readonly steps: readonly MakingStep[];
  /** It is there to correct what was made otherwise, and is not offered. */
  readonly isHidden?: true;
  /** Its place among the models of all nouns. */
  readonly place: number;
}

/** What the site is called, and where it says what it does with personal data, and for how long. */
export interface MakingSite {
  readonly name: string;
  readonly privacy: string;
  readonly notice?: Pick<PrivacyNotice, 'kept' | 'controller'> | undefined;
}

/** Returns who is responsible for what is known of people, as the site says; nothing where it says that nowhere, and has no name of its own. */
export function responsibleIn({ name, notice }: MakingSite): string {
  const said = notice?.controller.split('\n', 1)[0]?.trim() ?? '';
  return said.slice(0, 300) || (name === productName ? '' : name);
}

/** Returns for how many months after the close it is known who took part: as long as the site says, in whole months; a year where it says nothing. */
export function monthsKept({ notice }: MakingSite): number {
  if (!notice) return 12;
  const { value, span } = notice.kept;
  // Less than a month is taken no more, and stands where it was taken once.
  return span === 'months' ? value : Math.max(1, Math.floor(value / longestMonth));
}

/** In days. */
const longestMonth = 31;

/** What is said of the fields of a noun, in one language. What all nouns share stands at the desk. */
export interface MakingWords {
  readonly models: Readonly<Record<string, { title: string; hint: string }>>;
  /** The questions that pages ask, by the names of steps. */
  readonly steps: Readonly<Record<string, string>>;
  /** By the names of fields. */
  readonly fields: Readonly<Record<string, { label: string; hint?: string }>>;
  /** By `field=value`. */
  readonly choices?: Readonly<Record<string, string>>;
  /** By the names of lists. */
  readonly rows?: Readonly<Record<string, { row: (number: number) => string; add: string; tooFew: string }>>;
  /** Texts to begin with in this language, by the place where they stand: `thresholds.0.label`. */
  defaults(site: MakingSite, model: string): Readonly<Record<string, string>>;
}

/** What was asked besides the document: rows by the names of their lists. */
export type Beside = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** How things of a noun are made at the desk. */
export interface Making<D extends ThingDocument = ThingDocument> {
  readonly models: readonly MakingModel[];
  words(lang: string): MakingWords;
  /** What stands in fields at first that are not asked per language. */
  defaults(site: MakingSite, model: string): Readonly<Record<string, string>>;
  /** Returns the model by which a thing can be corrected. */
  modelOf(document: D): string;
  /** Adds to a document what follows from what was asked, as names of options. */
  complete?(document: Record<string, unknown>): Record<string, unknown>;
  /** Keeps what stands beside the document of a new thing, in the transaction in which it is published. */
  addBeside?(writer: Writer, stored: ProposedIn, beside: Beside, now: number): Promise<void>;
}

/** When it opens and closes. @param end may be left out */
export const datesStep = (end?: 'optional'): MakingStep => ({
  name: 'dates',
  asks: [
    { name: 'closesAt', kind: 'day', ...(end && { optional: true }) },
    { name: 'opensAt', kind: 'day', optional: true },
  ],
});

/** How many months after the close names, places and addresses are erased. */
export const keepMonthsField: MakingField = {
  name: 'keepMonths',
  kind: 'number',
  optional: true,
  least: 1,
  most: 600,
};

/** What is said of personal data, and what is done. */
export const noticeStep: MakingStep = {
  name: 'notice',
  asks: [
    { name: 'notice.controller', kind: 'line', spoken: true, longest: 300 },
    { name: 'notice.purpose', kind: 'sentence', spoken: true, longest: 500 },
    { name: 'notice.retention', kind: 'line', spoken: true, longest: 300 },
    keepMonthsField,
    { name: 'notice.url', kind: 'link', longest: 2000 },
  ],
};

/** The title of every thing. */
export const titleField: MakingField = { name: 'title', kind: 'line', spoken: true, longest: 500 };
