import type { Body } from '../../http/body.ts';
import type { Refusal } from '../../core/refusal.ts';
import { wordsFor } from '../../words/words-for.ts';
import { writingWords } from './words-for.ts';

/** Returns what a plain form sent, as texts. */
export const textsOf = (body: Body): Record<string, string> =>
  Object.fromEntries(Object.entries(body).filter((each): each is [string, string] => typeof each[1] === 'string'));

/** Says why something was refused, in words for people. */
export const messageOf = ({ reason }: Refusal, lang: string): string =>
  writingWords(lang).refusals[reason] ?? wordsFor(lang).problems[422]?.detail ?? '';
