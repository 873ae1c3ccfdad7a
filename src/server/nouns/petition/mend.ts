import { readCounters } from '../../core/counters.ts';
import type { CountServices } from '../../core/counts.ts';
import type { Mending } from '../../core/mending.ts';
import { eachThing } from '../../core/things.ts';
import { formatDay, formatNumber } from '../../words/format.ts';
import type { StoredPetition } from './document.ts';
import { petitionKind } from './kind.ts';
import { thresholds } from './tables.ts';
import { standingIn, stampByHistory, unknownIn, type Stamp } from './thresholds.ts';

/** Stamps the thresholds that petitions have reached and that nobody stamped, by their history. */
export async function mendPetitions({ store, counts }: CountServices, { tell, note }: Mending): Promise<void> {
  for await (const petition of eachThing(store, [petitionKind])) {
    const { scope, id: thing, path } = petition;
    const place = { scope, thing };
    const kept = new Map((await store.list(thresholds, place)).map(({ at, reached_at }) => [at, reached_at]));
    const kinds = await readCounters(store, scope, thing);
    const [counted, paper] = [kinds.get('counted') ?? 0, kinds.get('paper') ?? 0];
    const { document } = petition as StoredPetition;
    const unknown = unknownIn(document, kept, { counted, paper, standing: standingIn(kinds) });
    if (unknown.length === 0) continue;
    const stamps = await stampByHistory(store, place, unknown, counts.turn, (writer, stamp) => {
      const reached = { at: stamp.at, on: new Date(stamp.reachedAt).toISOString() };
      return note(writer, { scope, path, why: whyOf(stamp), reached });
    });
    counts.forget(scope, thing);
    for (const { at, reachedAt } of stamps) {
      tell({ what: `threshold ${thing} / ${at}`, was: 'not stamped', is: new Date(reachedAt).toISOString() });
    }
  }
}

/** Says what was wrong, for everyone. */
const whyOf = ({ at, reachedAt }: Stamp) => ({
  fr: `Le seuil de ${formatNumber('fr', at)} a été atteint le ${formatDay('fr', reachedAt, 'UTC')} (jour UTC), sans que ce soit noté\u00a0: la date vient de l’historique des signatures.`,
  en: `The threshold of ${formatNumber('en', at)} was reached on ${formatDay('en', reachedAt, 'UTC')} (day of UTC), and nothing had noted it: the date is from the history of the signatures.`,
});
