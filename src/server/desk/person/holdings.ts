import { acts, people } from '../../confirmation/tables.ts';
import { sameMailbox } from '../../core/mailboxes.ts';
import type { ServerNoun } from '../../core/noun.ts';
import type { Asking, Holding, KeptAct } from '../../core/person.ts';
import type { Services } from '../../core/services.ts';
import { slices } from '../../store/slices.ts';
import type { Store } from '../../store/store.ts';
import { writeLog, type Author } from '../log.ts';

/* All that the server keeps of one person, whatever it is of. */

type Nouns = readonly ServerNoun[];

/** Finds it by an address, however that is spelt. It goes through everyone whose address is kept, so it takes as long as there are people. */
export async function holdingsOf(services: Services, nouns: Nouns, email: string): Promise<Holding[]> {
  const asking: Asking = { email, acts: await actsOf(services.store, email) };
  const found: Holding[] = [];
  for (const { holdings } of nouns) found.push(...((await holdings?.(services, asking)) ?? []));
  return found;
}

async function actsOf(store: Store, email: string): Promise<KeptAct[]> {
  const same = sameMailbox(email);
  const found: KeptAct[] = [];
  for await (const rows of slices(store, people)) {
    for (const person of rows.filter((row) => sameMailbox(row.email) === same)) {
      const { scope, act } = person;
      const row = await store.get(acts, { scope, id: act });
      if (row)
        found.push({ scope, act, thing: row.thing, kind: row.kind, at: row.at, textVersion: row.text_version, person });
    }
  }
  return found;
}

/** Writes what is kept of a person as JSON that they can read, and a program too. */
export const dataFile = ({ site, baseUrl, clock }: Services, email: string, found: readonly Holding[]): string =>
  `${JSON.stringify({ of: email, from: site.name, address: baseUrl, at: new Date(clock()).toISOString(), data: found.map(({ told }) => told) }, null, 2)}\n`;

/** Erases what is kept of a person, all of it or nothing, and writes into the log that it was done, without who it was. */
export async function eraseHoldings(
  services: Services,
  nouns: Nouns,
  email: string,
  by: Author,
  isAsked: (writer: Parameters<Holding['erase']>[0]) => Promise<boolean> = async () => true,
): Promise<number | undefined> {
  const found = await holdingsOf(services, nouns, email);
  const now = services.clock();
  const count = await services.store.write(async (writer) => {
    if (!(await isAsked(writer))) return undefined;
    if (found.length === 0 && by === 'operator') return 0;
    for (const { erase } of found) await erase(writer, now);
    await writeLog(writer, { scope: '', by, act: 'person-erased', now, details: {} });
    return found.length;
  });
  for (const { scope, thing } of found) services.counts.forget(scope, thing);
  return count;
}
