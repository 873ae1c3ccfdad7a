import { closingOf } from '../../core/phases.ts';
import { isClosedForGood } from '../../core/retention.ts';
import type { ReadStore } from '../../store/store.ts';
import { DeskFault } from '../faults.ts';
import type { Rule } from '../keeping/change.ts';
import { erasures } from './tables.ts';

/** A thing is not opened again once those who took part were erased: each of them could take part twice. */
export class ErasedFault extends DeskFault {
  constructor(path: string, at: number) {
    const day = new Date(at).toISOString().slice(0, 10);
    super(
      409,
      `${path} can’t be opened again: names and addresses were erased on ${day}, so that nobody would be known to have taken part already. Put another one at an address of its own.`,
    );
  }
}

/** Returns when those who took part in a thing were erased, or it began, in milliseconds since 1970; nothing where they were not. */
export const erasedAt = async (reader: ReadStore, scope: string): Promise<number | undefined> =>
  (await reader.get(erasures, { scope }))?.at;

/** Lets nothing go on that closed for good and of which people were erased. */
export const refuseReopening: Rule = async (change) => {
  const { kept, id, path, before, taken, asked: after } = change;
  if (!taken) return;
  // What went on before may go on. An end that is put off says that people can take part, be it archived or not.
  const wasOpen = before !== undefined && !isClosedForGood(before, change);
  const isExtended =
    after.closesAt !== before?.closesAt && (closingOf(after, change.timeZone) ?? Infinity) > change.now;
  if (wasOpen || (isClosedForGood(after, change) && !isExtended)) return;
  const at = await erasedAt(kept, id);
  if (at !== undefined) throw new ErasedFault(path, at);
};
