import type { Bundle } from '../../../schema/ballot.ts';
import { hash } from '../../../text/hash.ts';
import { compareValues } from '../../store/order.ts';
import type { PollDocument } from './document.ts';
import { maxCountedLength } from './tables.ts';

/** A text of ballots that stand in the document of a poll, and how many say it. */
export type GivenText = readonly [text: string, times: number];

/** The ballots of a document, each text once and in the order of the texts: short ones, which are put among those cast, and long ones. */
interface GivenBallots {
  readonly short: readonly GivenText[];
  readonly long: readonly GivenText[];
  readonly hash: number | string;
}

const none: GivenBallots = { short: [], long: [], hash: 0 };

/** Kept with each document as long as that is in use: a poll of many pages is read page by page. */
const known = new WeakMap<readonly Bundle[], GivenBallots>();

/** Checks whether a text is too long to be counted with others that say the same. */
export const isLong = (text: string): boolean => text.length > maxCountedLength && [...text].length > maxCountedLength;

/** Returns the ballots that stand in a document; they are sorted when they are first asked for. */
export function givenBallots({ bundles = [] }: Pick<PollDocument, 'bundles'>): GivenBallots {
  if (bundles.length === 0) return none;
  const before = known.get(bundles);
  if (before) return before;
  const texts = new Map<string, number>();
  for (const { times, ballot } of bundles) {
    const text = JSON.stringify(ballot);
    texts.set(text, (texts.get(text) ?? 0) + times);
  }
  const sorted = [...texts].sort(([a], [b]) => compareValues(a, b));
  const given = {
    short: sorted.filter(([text]) => !isLong(text)),
    long: sorted.filter(([text]) => isLong(text)),
    hash: hash(JSON.stringify(bundles)),
  };
  known.set(bundles, given);
  return given;
}

/** Returns the position of the first text behind another, by halving. */
export function positionBehind(texts: readonly GivenText[], text: string): number {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareValues(texts[middle]![0], text) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
