import type { CountServices } from '../../core/counts.ts';
import type { OnMended } from '../../core/noun.ts';
import { eachThing } from '../../core/things.ts';
import type { StoredPetition } from './document.ts';
import { tallySignatures } from './count.ts';
import { petitionKind } from './kind.ts';
import { thresholds } from './tables.ts';

/** Stamps the thresholds that petitions have reached and that nobody stamped, by their history. */
export async function mendPetitions(services: CountServices, onMended: OnMended): Promise<void> {
  for await (const petition of eachThing(services.store, [petitionKind])) {
    const { scope, id: thing } = petition;
    const before = await services.store.list(thresholds, { scope, thing });
    services.counts.forget(scope, thing);
    await tallySignatures(services, petition as StoredPetition);
    await services.counts.idle();
    for (const { at, reached_at } of await services.store.list(thresholds, { scope, thing })) {
      const isNew = !before.some((row) => row.at === at && row.reached_at !== null);
      if (!isNew || reached_at === null) continue;
      onMended({ what: `threshold ${thing} / ${at}`, was: 'not stamped', is: new Date(reached_at).toISOString() });
    }
  }
}
