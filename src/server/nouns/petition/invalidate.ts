import { actId } from '../../confirmation/rules.ts';
import { events, people } from '../../confirmation/tables.ts';
import type { Invalidating } from '../../core/noun.ts';
import type { ReadStore } from '../../store/store.ts';
import type { PetitionDocument, StoredPetition } from './document.ts';
import { dayOfSigning } from './signers.ts';
import { listed } from './tables.ts';

/** Takes signatures out of the count. Their rows stay, and so does the rule that an address signs once. */
export const petitionInvalidating: Invalidating<PetitionDocument> = {
  metric: 'signatures',
  fewest: 1,
  actOf: (stored, receipt) => actId(stored as StoredPetition, receipt),

  standing,

  async invalidate(writer, petition, acts, at) {
    const { scope, id: thing } = petition;
    const some = await standing(writer, petition, acts);
    const rows = some.map((act) => ({ scope, thing, kind: 'invalidated', act, at }));
    const taken = (await writer.insertMany(events, rows)).map(({ act }) => act);
    await writer.removeMany(listed, { scope, thing }, 'act', taken);
    return taken;
  },

  async restore(writer, { scope, id: thing }, acts, { timeZone }) {
    const place = { scope, thing, kind: 'invalidated' };
    const out = await happened(writer, place, acts);
    const erased = await happened(writer, { scope, thing, kind: 'erased' }, acts);
    const some = acts.filter((act) => out.has(act) && !erased.has(act));
    await writer.removeMany(events, place, 'act', some);
    const counted = await happened(writer, { scope, thing, kind: 'counted' }, some);
    const signers = await writer.getMany(people, { scope }, 'act', some);
    const shown = signers.filter(({ display_publicly: shows }) => shows === 1);
    await writer.insertMany(
      listed,
      shown.map(({ act }) => ({ scope, thing, day: dayOfSigning(counted.get(act)!, timeZone), act })),
    );
    return some;
  },
};

/** Returns those of some signatures that count. */
async function standing(
  reader: ReadStore,
  { scope, id: thing }: { scope: string; id: string },
  acts: readonly string[],
): Promise<string[]> {
  const counted = await happened(reader, { scope, thing, kind: 'counted' }, acts);
  const withdrawn = await happened(reader, { scope, thing, kind: 'withdrawn' }, acts);
  const out = await happened(reader, { scope, thing, kind: 'invalidated' }, acts);
  return acts.filter((act) => counted.has(act) && !withdrawn.has(act) && !out.has(act));
}

/** Returns when something became of some acts, by act. */
const happened = async (
  reader: ReadStore,
  place: { scope: string; thing: string; kind: string },
  acts: readonly string[],
): Promise<Map<string, number>> =>
  new Map((await reader.getMany(events, place, 'act', acts)).map(({ act, at }) => [act, at]));
