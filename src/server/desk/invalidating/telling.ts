import { events } from '../../confirmation/tables.ts';
import type { Invalidating, Secret, Stored } from '../../core/noun.ts';
import type { ReadStore } from '../../store/store.ts';
import { inSlices } from './slicing.ts';
import { invalidatedActs, invalidations } from './tables.ts';

/*
 * Of secret ballots, a result with and without some of them tells what those say together, and two results tell their difference. What can be
 * reckoned from all results is what each part says that they cut out of each other, and no less: so no part may be smaller than the
 * fewest that are shown together, nor what is left outside.
 */

/** Part of what was cut out: how many of it are taken now, and how many are not. */
interface Part {
  inside: number;
  outside: number;
  /** All of it was chosen by the receipts of those who cast it. */
  isTold: boolean;
}

/**
 * Checks whether the choices of few could be reckoned, once these acts are taken out besides all that was taken out before, put back or not.
 *
 * @param isTold the acts are chosen by receipts, so that whoever cast them has told that they are theirs
 */
export async function tellsFew(
  reader: ReadStore,
  stored: Stored,
  invalidating: Invalidating,
  { acts, isTold }: { acts: readonly string[]; isTold: boolean },
  has: Secret,
): Promise<boolean> {
  const { fewest } = invalidating;
  if (fewest <= 1) return false;
  const before = await takenBefore(reader, stored, invalidating);
  const now = new Set(await authorsOf(reader, stored, invalidating, acts));
  const parts = new Map<string, Part>([['', { inside: 0, outside: 0, isTold: false }]]);
  for (const author of new Set([...before.keys(), ...now])) {
    const { name, isTold: wasTold } = before.get(author) ?? { name: '', isTold: false };
    const part = parts.get(name) ?? { inside: 0, outside: 0, isTold: wasTold };
    part[now.has(author) ? 'inside' : 'outside'] += 1;
    parts.set(name, part);
  }
  parts.get('')!.outside = await countOthers(reader, stored, invalidating, new Set([...before.keys(), ...now]), has);
  const isFew = (number: number): boolean => number > 0 && number < fewest;
  return [...parts.values()].some(
    (part) => part.inside > 0 && !part.isTold && ((isFew(part.inside) && !isTold) || isFew(part.outside)),
  );
}

/** Returns who was ever taken out, each with the name of the part that they are in: of all takings that they were in. */
async function takenBefore(
  reader: ReadStore,
  stored: Stored,
  invalidating: Invalidating,
): Promise<Map<string, { name: string; isTold: boolean }>> {
  const { scope, id: thing } = stored;
  const taken = new Map<string, { name: string; isTold: boolean }>();
  const rows = (await reader.list(invalidations, { scope })).filter((row) => row.thing === thing);
  for (const { id, chosen } of rows) {
    const isTold = (JSON.parse(chosen) as string[]).includes('receipts');
    const acts = (await reader.list(invalidatedActs, { scope, invalidation: id })).map(({ act }) => act);
    for (const author of await authorsOf(reader, stored, invalidating, acts)) {
      const known = taken.get(author) ?? { name: '', isTold: false };
      taken.set(author, { name: `${known.name} ${id}`, isTold: known.isTold || isTold });
    }
  }
  return taken;
}

/** Returns what stands for those who acted, once each. */
async function authorsOf(
  reader: ReadStore,
  stored: Stored,
  { authors }: Invalidating,
  acts: readonly string[],
): Promise<string[]> {
  const found = await inSlices(acts, async (some) => (authors ? authors(reader, stored, some) : [...some]));
  return [...new Set(found)];
}

/** Counts who counts now besides some, as far as that matters. */
async function countOthers(
  reader: ReadStore,
  stored: Stored,
  invalidating: Invalidating,
  known: ReadonlySet<string>,
  has: Secret,
): Promise<number> {
  const { scope, id: thing } = stored;
  const others = new Set<string>();
  for (let after: string[] | undefined = []; after && others.size < invalidating.fewest;) {
    const rows: { act: string }[] = await reader.list(
      events,
      { scope, thing, kind: 'counted' },
      { limit: 1000, ...(after.length > 0 && { after }) },
    );
    const standing = await invalidating.standing(
      reader,
      stored,
      rows.map(({ act }) => act),
      has,
    );
    for (const author of await authorsOf(reader, stored, invalidating, standing))
      if (!known.has(author)) others.add(author);
    const last = rows.at(-1);
    after = last && [last.act];
  }
  return others.size;
}
