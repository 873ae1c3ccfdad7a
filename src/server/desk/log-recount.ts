import type { ServerNoun } from '../core/noun.ts';
import type { MendNotes } from '../core/recount.ts';
import { things } from '../core/tables.ts';
import type { Difference } from '../store/recount.ts';
import type { Writer } from '../store/store.ts';
import { writeLog } from './log.ts';

/** What of a count may be told to everyone. A count of what else there is, as a place or a domain, could be one of a few people. */
const told = new Set(['scope', 'thing', 'kind', 'side', 'slot']);

/** Why, for everyone. */
const why = {
  fr: 'Le compte ne correspondait plus à ses lignes\u00a0: il a été refait à partir d’elles.',
  en: 'The count did not agree with its rows any more: it was made anew from them.',
};

/** Makes what writes into the log what was mended, in the transaction that mends it. */
export const logMended = (nouns: readonly ServerNoun[], clock: () => number): MendNotes => ({
  async count(writer: Writer, { into, key, was, is }: Difference): Promise<void> {
    const { scope, kind } = key;
    if (typeof scope !== 'string' || into.key.some((column) => !told.has(column))) return;
    const thing = await writer.get(things, { scope, id: scope });
    const noun = nouns.find(({ type }) => type === thing?.type);
    const details = { why, count: { of: typeof kind === 'string' ? kind : into.name, by: is - was } };
    const path = noun && { path: `${noun.path}/${scope}` };
    await writeLog(writer, { scope, ...path, by: 'operator', act: 'recounted', now: clock(), details });
  },
  thing: (writer, { scope, path, ...details }) =>
    writeLog(writer, { scope, path, by: 'operator', act: 'recounted', now: clock(), details }),
});
