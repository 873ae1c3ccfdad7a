import type { ServerNoun, Stored } from '../../core/noun.ts';
import { findThing } from '../../core/things.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import type { DeskRoutes } from '../entry.ts';
import { tellings } from './tables.ts';

/*
 * Those who acted on words that changed are told at a pace that leaves room for codes and sign-ins, which go out by the same way: the row says
 * how far that has come.
 */

/** Most that are told of a thing at a time, which is about a minute. */
const atOnce = 100;

/** Counts those whom it is still to be told, of a thing. */
export async function countUntold(reader: ReadStore, nouns: readonly ServerNoun[], stored: Stored): Promise<number> {
  const row = await reader.get(tellings, { id: stored.id });
  const noun = nouns.find(({ type }) => type === row?.type);
  return row && noun?.countToTell ? noun.countToTell(reader, stored, row.after) : 0;
}

/** Tells nobody more, of a thing whose people are erased. */
export const endTelling = async (writer: Writer, { id }: Pick<Stored, 'id'>): Promise<void> =>
  void (await writer.remove(tellings, { id }));

/** Tells the next of those who are still to be told. Two processes share the work: each takes what follows in a transaction of its own. */
export async function tellDue({ services, nouns }: DeskRoutes): Promise<void> {
  const { store, outbox } = services;
  if (!outbox.works) return;
  const rows = await store.list(tellings, {});
  for (const { id } of rows) await tellSome(id);
  if (rows.length > 0) await outbox.sendDue();

  function tellSome(id: string): Promise<void> {
    return store.write(async (writer) => {
      const row = await writer.get(tellings, { id });
      const noun = nouns.find(({ type }) => type === row?.type);
      const stored = noun && (await findThing(writer, noun, id));
      const next =
        row && stored && (await noun?.tellOfChange?.(services, writer, stored, { after: row.after, limit: atOnce }));
      if (row && next) await writer.put(tellings, { ...row, after: next });
      else await writer.remove(tellings, { id });
    });
  }
}
