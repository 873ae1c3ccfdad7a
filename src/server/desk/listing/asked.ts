import * as z from 'zod/mini';
import type { ServerNoun } from '../../core/noun.ts';
import type { Phase } from '../../../schema/common.ts';

/* What is asked of the list: which things, and where it goes on. */

/** The states in which things are listed: those of what is published, and what is not published yet. */
export const listedStates = ['draft', 'not-open', 'open', 'paused', 'closed', 'archived'] as const satisfies readonly (
  Phase | 'draft'
)[];
export type ListedState = (typeof listedStates)[number];

/** Longest search, in UTF-16 units. */
export const longestSearch = 200;

export interface AskedList {
  state?: ListedState | undefined;
  /** The type of a noun. */
  noun?: string | undefined;
  /** Words that the title, or the name in the address, holds. */
  q?: string | undefined;
  after?: string | undefined;
}

/** What the form above the list offers, and what was asked by it. */
export interface Asking {
  asked: AskedList;
  nouns: readonly ServerNoun[];
  /** How many fit. */
  number: number;
  /** Drafts are listed for those who may make something. */
  hasDrafts: boolean;
}

/** A draft, as the list shows it. */
export interface ListedDraft {
  path: string;
  type: string;
  /** Its titles by language: none, where none was typed yet. */
  titles: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  changedAt: number;
}

/** What programs and commands ask. */
export const askedList = z.object({
  state: z.optional(z.enum(listedStates)),
  noun: z.optional(z.string().check(z.maxLength(100))),
  q: z.optional(z.string().check(z.maxLength(longestSearch))),
  after: z.optional(z.string().check(z.maxLength(500))),
  lang: z.optional(z.string().check(z.maxLength(35))),
});

/** Reads what a form asks: what makes no sense asks for nothing. @param query the fields of the address */
export function readAsked(query: Readonly<Record<string, string>>, types: readonly string[]): AskedList {
  const { state, noun, after } = query;
  const q = query['q']?.slice(0, longestSearch).toWellFormed().trim();
  return {
    state: listedStates.find((each) => each === state),
    noun: types.find((each) => each === noun),
    ...(q && { q }),
    ...(after && { after }),
  };
}
