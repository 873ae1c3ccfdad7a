import type { Poll } from '../../../schema/poll.ts';
import type { Result } from '../../../schema/ballot.ts';
import { canCount } from '../../../tally/can-count.ts';
import { resultFault, type ResultFault } from '../../../tally/check.ts';
import { optionsOf, settingsOf } from '../../../tally/settings.ts';

/** Figures that may be below zero. */
const signed = ['total', 'balance', 'lowest', 'highest', 'median', 'key'];

/** Checks whether every number in a value is a whole one, and none that counts something is below zero. */
function isWhole(value: unknown, field = ''): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && (value >= 0 || signed.includes(field));
  if (typeof value !== 'object' || !value) return true;
  const isList = Array.isArray(value);
  return Object.keys(value).every((key) => isWhole((value as Record<string, unknown>)[key], isList ? field : key));
}

/** Finds what is wrong with a published result, whatever a backend sent; nothing where this browser cannot judge it. */
export function faultIn(poll: Poll, result: Result): ResultFault | 'shape' | undefined {
  const fault = look(poll, result);
  return fault && canCount() ? fault : undefined;
}

/** Finds what seems wrong; `shape` where it is no result of this poll at all. */
function look(poll: Poll, result: Result): ResultFault | 'shape' | undefined {
  try {
    const options = optionsOf(settingsOf(poll));
    const { counts } = result;
    const fits =
      result.method === poll.method &&
      counts.length === options.length &&
      counts.every(({ option }) => options.includes(option)) &&
      isWhole(result) &&
      result.ranking.every((place) => place.options.every((option) => options.includes(option)));
    return fits ? resultFault(result) : 'shape';
  } catch {
    return 'shape';
  }
}
