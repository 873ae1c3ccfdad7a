import { isPiled, isStacked, mayFit } from '../../text/bounds.ts';
import { trimUnseen } from '../../text/trim.ts';
import { emailFault, trimEmail } from '../../text/email.ts';
import { lengthOf } from '../../text/length.ts';

/*
 * What names, places and addresses may be. The rules follow Unicode's own classes (UTS 39, UAX 44) and the practice of
 * parliaments' petition sites: a name may be written in any script, and may not be an address, a formula or invisible.
 */

/** Why a field was refused, a word of `docs/protocol.md`. */
export type Fault = 'required' | 'too-long' | 'invalid' | 'link' | 'formula' | 'characters';

/** A field as it is kept, or its fault. */
export type Checked<T = string> = { value: T } | { fault: Fault };

/** Longest name and place, in code points. */
export const maxNameLength = 100;

/** Tag characters spell hidden text behind a flag; nothing visible is lost with them. */
const tags = /[\u{e0000}-\u{e007f}]/gu;
/**
 * Marks of direction and zero widths: they come along when one pastes, keyboards set them between words, and they show nothing. Not what
 * turns letters round: without it, another text would stand there than the one that was read.
 */
const unseen = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202c\u2060\u2066-\u2069\ufeff]/g;
/** Controls, private use, halves of surrogate pairs; what turns letters round; line breaks, and invisible signs that no script needs. */
const forbidden = /[\p{Cc}\p{Co}\p{Cs}\p{Bidi_Control}\u2028\u2029\u2061-\u2064\u206a-\u206f\u{fff9}-\u{fffb}]/u;
/** What leaves no mark on the page. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\p{M}\u2800\u3164\u115f\u1160\uffa0]/gu;
/** A scheme, `www.`, or a domain under a usual ending that is no part of names: “M.De Gaulle” and “J.-P.” pass. */
const link =
  /:\/\/|\bwww\.|\b(?:mailto|javascript|data):|[\p{L}\p{N}-][.。](?:com|fr|org|net|info|biz|xyz|site|online|shop|cn|uk|bzh)(?![\p{L}\p{N}.])/iu;
/** Endings of domains that are people's names as well. */
const linkOrName = /[\p{L}\p{N}-][.。](?:eu|io|app|dev|top|ru)(?![\p{L}\p{N}.])/iu;
/** What stands before a name for a first one, or for a title: “K.Dev”, “Dr.Top”, “R.K.Dev”. */
const initials = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{0,3}\.(?=\p{Lu})/gu;

/** Returns a text without the initials and titles that make a name look like a domain. */
export const withoutInitials = (text: string): string => text.replace(initials, '');

/** A spreadsheet runs a cell that begins with one of these. */
const formula = /^[=+\-@]/;

/** Checks a name or a place; answers it trimmed, in normal form C, without what cannot be seen. */
export function checkName(given: string): Checked {
  if (!mayFit(given, maxNameLength)) return { fault: 'too-long' };
  if (!given.isWellFormed()) return { fault: 'characters' };
  const seen = trimUnseen(given.replace(tags, '').replace(unseen, ''));
  if (isPiled(seen)) return { fault: 'characters' };
  const value = seen.normalize('NFC');
  if (value === '') return { fault: 'required' };
  if (lengthOf(value) > maxNameLength) return { fault: 'too-long' };
  if (forbidden.test(value) || isStacked(value)) return { fault: 'characters' };
  if (value.replace(invisible, '') === '') return { fault: 'characters' };
  // Wide and small forms of letters and signs are read as the plain ones.
  const read = value.normalize('NFKC');
  if (formula.test(read)) return { fault: 'formula' };
  return link.test(read) || linkOrName.test(withoutInitials(read)) ? { fault: 'link' } : { value };
}

/** Checks an address that may be left out. */
export const checkOptionalEmail = (given: string | undefined): Checked<string | undefined> =>
  given === undefined || given.trim() === '' ? { value: undefined } : checkEmail(given);

/** Checks that mail could be sent to an address. */
export function checkEmail(given: string): Checked {
  const seen = given.replace(unseen, '');
  const fault = emailFault(seen);
  return fault ? { fault } : { value: trimEmail(seen) };
}
