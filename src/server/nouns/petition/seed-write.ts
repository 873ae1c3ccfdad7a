import { events } from '../../confirmation/tables.ts';
import { dayLength, daysFrom, putEach } from '../../core/seed.ts';
import { things } from '../../core/tables.ts';
import { pathOf, rowOf } from '../../core/things.ts';
import type { Store, Writer } from '../../store/store.ts';
import { petitionKind } from './kind.ts';
import { stampAdded } from './passed.ts';
import { seedPetitions, type SeedPetition } from './seed.ts';

/** Puts in the petitions of the demo; answers whether one was not there yet. */
export const seedPetitionsOf = (store: Store, now: number): Promise<boolean> =>
  putEach(store, seedPetitions(daysFrom(now)), (writer, petition) => seedPetition(writer, petition, now));

async function seedPetition(
  writer: Writer,
  { id, document, signatures, days: [first, last] }: SeedPetition,
  now: number,
): Promise<boolean> {
  if (!(await writer.insert(things, rowOf(petitionKind, id, document, now)))) return false;
  const start = now + first * dayLength;
  const length = (last - first) * dayLength;
  const acts = Array.from({ length: signatures }, (_, number) => ({
    act: `demo ${String(number).padStart(5, '0')}`,
    // Many come at first, few towards the end, as people do.
    at: Math.floor(start + length * ((number + 0.5) / signatures) ** 1.6),
  }));
  for (const kind of ['received', 'counted']) {
    await writer.insertMany(
      events,
      acts.map((act) => ({ scope: id, thing: id, kind, ...act })),
    );
  }
  // What its promises oblige to is due from the first look at the desk on, which reads stamps alone.
  await stampAdded(writer, undefined, { kind: petitionKind, scope: id, id, path: pathOf(petitionKind, id), document });
  return true;
}
