import { Refusal } from '../../core/refusal.ts';

/**
 * Where a page of published ballots begins: behind a text; once all short texts are read, behind a place among the long ones; and in the end
 * at one of the long ones that stand in the document.
 */
export type BallotPlace = { text: string } | { long: string } | { given: number };

const encoder = new TextEncoder();

/** Writes a place as it goes into an address. */
export function writePlace(place: BallotPlace): string {
  const bytes = encoder.encode(JSON.stringify(place));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** @throws Refusal `cursor` where a place was cut or made up. */
export function readPlace(given: string): BallotPlace {
  try {
    const bytes = Uint8Array.from(atob(given.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));
    const { text, long, given: number } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    if (isText(text)) return { text };
    if (isText(long)) return { long };
    if (Number.isSafeInteger(number) && Number(number) >= 0) return { given: Number(number) };
  } catch {
    // It is none.
  }
  throw new Refusal('cursor');
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.isWellFormed() && !value.includes('\0');

/** Returns a place between two ids, the nearest that is none of both: it tells nothing of either but where it begins. */
export function between(before: string, after: string): string {
  let shared = 0;
  while (shared < before.length && before[shared] === after[shared]) shared += 1;
  if (shared === before.length) return before;
  // Ids are made of signs that come before this one.
  return `${before.slice(0, shared + 1)}~`;
}
