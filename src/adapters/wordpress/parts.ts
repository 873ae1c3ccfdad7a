import { CivicError } from '../../client/errors.ts';

/** The most that WordPress gives at once. */
export const size = 100;

/** The part of a list that is asked for, and the one after it. */
export interface Part {
  parameters: Record<string, string | number>;
  /** Position of the first, in the order that is asked for, and how many at most. */
  from: number;
  count: number;
  isReversed: boolean;
  next(total: number | undefined, came: number): string | undefined;
}

/**
 * Returns the part of a list that a cursor names. Positions are counted from the oldest, where nothing comes in: the newest come first by
 * reading backwards. `p3` is the third page, where the site does not tell how many there are.
 */
export function toPart(after: string | undefined, isNewest: boolean): Part {
  const [, isPage, digits] = /^(p?)(\d{1,9})$/.exec(after ?? (isNewest ? 'p1' : '0')) ?? [];
  const number = Number(digits);
  if (digits === undefined || (isPage && number === 0)) {
    throw new CivicError('not-found', `wordpress: "${after}" is no place in this list.`, { status: 410 });
  }
  if (isPage) {
    const next = (total: number | undefined, came: number): string | undefined => {
      const left = total === undefined ? undefined : total - number * size;
      if (left === undefined) return came < size ? undefined : `p${number + 1}`;
      return left > 0 ? String(left) : undefined;
    };
    const parameters = { page: number, order: 'desc' };
    return { parameters, from: (number - 1) * size, count: size, isReversed: false, next };
  }
  const from = isNewest ? Math.max(0, number - size) : number;
  const count = isNewest ? number - from : size;
  return {
    parameters: { offset: from, per_page: count, order: 'asc' },
    from,
    count,
    isReversed: isNewest,
    next: (total, came) => {
      if (isNewest) return from > 0 ? String(from) : undefined;
      return (total === undefined ? came < size : from + size >= total) ? undefined : String(from + size);
    },
  };
}
