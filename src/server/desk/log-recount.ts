import { randomSecret } from '../core/crypto.ts';
import type { ServerNoun } from '../core/noun.ts';
import type { MendNotes } from '../core/recount.ts';
import { things } from '../core/tables.ts';
import type { Difference } from '../store/recount.ts';
import type { Writer } from '../store/store.ts';
import { noteFall } from './falls/falls.ts';
import { writeLog } from './log.ts';

/** Why, for everyone. */
const why = {
  fr: 'Le compte ne correspondait plus à ses lignes\u00a0: il a été refait à partir d’elles.',
  en: 'The count did not agree with its rows any more: it was made anew from them.',
};

/** Makes what writes into the log what was mended of published counts, in the transaction that mends it. */
export const logMended = (nouns: readonly ServerNoun[], clock: () => number): MendNotes => ({
  async count(writer: Writer, { into, key, was, is }: Difference): Promise<void> {
    const { scope, thing } = key;
    const row = typeof scope === 'string' ? await writer.get(things, { scope, id: scope }) : undefined;
    const noun = nouns.find(({ type }) => type === row?.type);
    const counted = noun?.countOf?.({ into, key });
    // What is not published, as how many are from a place, could be one of a few people.
    if (!row || !noun || !counted) return;
    const now = clock();
    const by = counted.sign * (is - was);
    const details = { why, count: { of: counted.metric, by } };
    const path = `${noun.path}/${row.id}${counted.below ?? ''}`;
    await writeLog(writer, { scope: row.scope, path, by: 'operator', act: 'recounted', now, details });
    if (by < 0 && typeof thing === 'string') {
      await noteFall(
        writer,
        { scope: row.scope, thing, id: `recount ${randomSecret()}` },
        { at: now, number: -by, why },
      );
    }
  },
  thing: (writer, { scope, path, ...details }) =>
    writeLog(writer, { scope, path, by: 'operator', act: 'recounted', now: clock(), details }),
});
