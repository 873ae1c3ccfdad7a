import { findThing } from '../../core/things.ts';
import type { DeskRoutes } from '../entry.ts';
import { tellings } from './tables.ts';

/*
 * Those who acted on words that changed are told at a pace that leaves room for codes and sign-ins, which go out by the same way: the row says
 * how far that has come.
 */

/** Most that are told of a thing at a time, which is about a minute. */
const atOnce = 100;

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
