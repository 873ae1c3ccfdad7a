import { findThingAt } from '../core/addresses.ts';
import { spokenIn } from '../core/documents.ts';
import type { ThingAddress } from '../core/noun.ts';
import type { Services } from '../core/services.ts';
import type { Details, LogEntry } from './log.ts';

/** Finds which counts everyone may know of what stands at a path; nothing where nothing does. */
async function countsAt(
  services: Services,
  addresses: readonly ThingAddress[],
  path: string,
): Promise<ReadonlySet<string> | undefined> {
  const found = await findThingAt(addresses, services, path);
  if (!found) return undefined;
  const { id, document, read } = found.thing;
  const { baseUrl: base, clock, site } = services;
  const view = {
    id,
    url: `${base}${path}`,
    base,
    lang: spokenIn(document)[0] ?? 'fr',
    now: clock(),
    timeZone: site.timeZone,
  };
  return new Set(Object.keys((await read(view)).numbers));
}

/**
 * Leaves the numbers out of lines about a count that not everyone may know yet, as the votes of a poll until its close: they are told with
 * the count. What was said before of something whose words are not shown is left out too, until they are.
 */
export async function withoutHidden<E extends LogEntry>(
  services: Services,
  addresses: readonly ThingAddress[],
  entries: readonly E[],
): Promise<E[]> {
  const known = new Map<string, Promise<ReadonlySet<string> | undefined>>();
  const shownAt = (path: string): Promise<ReadonlySet<string> | undefined> => {
    const counts = known.get(path) ?? countsAt(services, addresses, path).catch(() => undefined);
    known.set(path, counts);
    return counts;
  };
  const isHidden = async (path: string, metric: string): Promise<boolean> => {
    if (path === '') return false;
    // What is done to a part, as a proposal, may change a count of the whole.
    const whole = path.split('/').slice(0, 3).join('/');
    const all = await Promise.all([...new Set([path, whole])].map(shownAt));
    const shown = all.filter((counts) => counts !== undefined);
    return shown.length > 0 && !shown.some((counts) => counts.has(metric));
  };
  const hide = async (path: string, { count, counts, held, ...others }: Details): Promise<Details> => {
    const shown = await Promise.all(
      (counts ?? []).map(async (each) => ((await isHidden(path, each.of)) ? [] : [each])),
    );
    const isOut = count !== undefined && (await isHidden(path, count.of));
    const isHeldOut = held !== undefined && (await isHidden(path, held.of));
    const left = shown.flat();
    return {
      ...others,
      ...(count && !isOut && { count }),
      ...(counts && { counts: left }),
      ...(held && !isHeldOut && { held }),
      ...((isOut || isHeldOut || left.length < (counts ?? []).length) && { countHidden: true }),
    };
  };
  const gone = new Map<string, Promise<boolean>>();
  const isGone = (path: string): Promise<boolean> => {
    const found =
      gone.get(path) ??
      findThingAt(addresses, services, path).then(
        (each) => each?.thing.isGone ?? false,
        () => false,
      );
    gone.set(path, found);
    return found;
  };
  const unsay = async (path: string, { before, ...others }: Details): Promise<Details> =>
    before && !(await isGone(path)) ? { ...others, before } : others;
  return Promise.all(
    entries.map(async (entry) => ({
      ...entry,
      details: await hide(entry.path, await unsay(entry.path, entry.details)),
    })),
  );
}
