import { spokenIn, type ThingDocument } from '../core/documents.ts';
import type { Body } from '../http/body.ts';
import { withoutPiles } from '../../text/bounds.ts';
import { tidy } from '../../text/length.ts';
import type { Why } from './running.ts';

/* Why something is done, as forms send it: a field for each language of the thing. */

/** Longest reason, in UTF-16 units, as its field has it. */
export const longestReason = 300;

/** Returns a reason as it is kept. No field lets more be typed than is kept of it, and no half of a sign is. */
const reasonOf = (given: string): string =>
  tidy(withoutPiles(given))
    .slice(0, longestReason)
    .replace(/[\ud800-\udbff]$/, '')
    .toWellFormed();

/** Reads why something is done to a thing; nothing where no field says it. */
export const readWhy = (body: Body, document: ThingDocument): Why | undefined => readReasons(body, spokenIn(document));

/** Reads why something is done, in whatever languages it is said in; nothing where no field says it. */
export const readReasonsIn = (body: Body): Why | undefined =>
  readReasons(
    body,
    Object.keys(body).flatMap((name) => /^why\.([a-z]{2,3})$/.exec(name)?.[1] ?? []),
  );

/** Reads why something is done, in some languages; nothing where no field says it. */
export function readReasons(body: Body, languages: readonly string[]): Why | undefined {
  const reasons = languages.flatMap((lang): [string, string][] => {
    const given = body[`why.${lang}`];
    const said = typeof given === 'string' ? reasonOf(given) : '';
    return said ? [[lang, said]] : [];
  });
  return reasons.length > 0 ? Object.fromEntries<string>(reasons) : undefined;
}
