import { hours } from '../../src/server/core/figure-tables.ts';
import { starts, views } from '../../src/server/desk/figures/tables.ts';
import type { Store } from '../../src/server/store/store.ts';

/*
 * Eight weeks of a petition, as figures show them: more by day than by night, a newspaper that writes of it, and never the same twice.
 */

const hour = 3_600_000;
const length = 56 * 24;
/** When the newspaper wrote of it, in hours before the last one. */
const article = 70;

const isDay = (at: number): boolean => new Date(at).getUTCHours() >= 6 && new Date(at).getUTCHours() < 21;

/** How much of all happens in an hour. */
function weightOf(at: number, ago: number): number {
  const since = article - ago;
  const echo = since < 0 ? 0 : 24 * Math.exp(-since / 3) + 2 * Math.exp(-since / 30);
  return (isDay(at) ? 1 : 0.06) * (0.5 + ((ago * 37) % 100) / 100) * (1 + echo);
}

/** Adds when a thing was shown and begun, and lets the acts that it has have happened meanwhile. @param until the last hour */
export async function addReaders(store: Store, scope: string, until: number): Promise<void> {
  const last = until - (until % hour);
  const weights = Array.from({ length }, (_, ago) => weightOf(last - ago * hour, ago));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  await store.write(async (writer) => {
    const [confirmed = 0] = (await writer.sums(hours, { scope }, 'value', { by: ['kind'] })).flatMap(
      ({ values: [kind], sum }) => (kind === 'counted' ? [sum] : []),
    );
    await writer.remove(hours, { scope });
    for (const [table, kind, total] of [
      [views, undefined, confirmed * 25],
      [starts, undefined, confirmed * 2.4],
      [hours, 'received', confirmed * 1.08],
      [hours, 'counted', confirmed],
    ] as const) {
      let share = 0;
      for (let ago = length - 1; ago >= 0; ago -= 1) {
        const before = Math.round((total * share) / all);
        share += weights[ago] ?? 0;
        const value = Math.round((total * share) / all) - before;
        const at = { scope, hour: last - ago * hour };
        if (kind) await writer.increment(hours, { ...at, kind, slot: 0 }, 'value', value);
        else await writer.increment(table, at, 'value', value);
      }
    }
  });
}
