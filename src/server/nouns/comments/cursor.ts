import { Refusal } from '../../core/refusal.ts';
import { hash } from '../../../text/hash.ts';
import type { Value } from '../../store/store.ts';

/** Where a list goes on: how things stood when reading began, and the last row's place in the order. */
export interface Cursor {
  /** When the first page was read. */
  at: number;
  after: Value[];
}

/**
 * Writes a cursor in the form that goes into an address. `question` is what the list was asked for; few bits of it tell a mistake: a cursor of
 * another question.
 */
export function writeCursor(question: string, { at, after }: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([hash(question), at, ...after]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * Reads a cursor whose place is made of values of these types.
 *
 * @throws Refusal `cursor` where it was cut, made up, or given for another list.
 */
export function readCursor(question: string, given: string, types: readonly ('number' | 'string')[]): Cursor {
  const values = decode(given);
  const [of, at, ...after] = values ?? [];
  const fits =
    of === hash(question) &&
    isWhole(at) &&
    after.length === types.length &&
    after.every((value, position) =>
      types[position] === 'number'
        ? isWhole(value)
        : typeof value === 'string' && value.isWellFormed() && !value.includes('\0'),
    );
  if (!fits) throw new Refusal('cursor');
  return { at, after: after as Value[] };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

function decode(given: string): unknown[] | undefined {
  try {
    const text = atob(given.replaceAll('-', '+').replaceAll('_', '/'));
    const value: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(text, (each) => each.charCodeAt(0))));
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
