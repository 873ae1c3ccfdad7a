import { findThingAt } from '../../core/addresses.ts';
import { languagesOf, spokenIn, type ThingDocument } from '../../core/documents.ts';
import type { ServerNoun, Stored } from '../../core/noun.ts';
import type { Services } from '../../core/services.ts';
import type { Figures } from '../pages/things.ts';

/** Reads the numbers of a thing as everyone may by now, and what its noun calls them; nothing where they can't be read. */
export async function readThingFigures(
  services: Services,
  nouns: readonly ServerNoun[],
  { path, document, id }: Pick<Stored, 'path' | 'id'> & { document: Pick<ThingDocument, 'title'> },
  lang: string,
): Promise<Figures | undefined> {
  const { clock, site, baseUrl } = services;
  const found = await findThingAt(
    nouns.flatMap(({ addresses }) => addresses),
    services,
    path,
  );
  const spoken = languagesOf(document).includes(lang) ? lang : spokenIn(document)[0]!;
  const at = { id, url: `${baseUrl}${path}`, base: baseUrl };
  try {
    const read = await found?.thing.read({ ...at, lang: spoken, now: clock(), timeZone: site.timeZone });
    const { units, withPaper } = found?.address.badge ?? {};
    return read && { numbers: read.numbers, units: units?.(lang) ?? {}, withPaper: withPaper?.(lang) };
  } catch (error) {
    console.error(`[desk] the figures of ${path} can't be read: ${String(error)}`);
    return undefined;
  }
}

/** Returns the numbers that have a name, by their metrics. */
export const namedNumbers = ({ numbers, units }: Figures): Figures['numbers'] =>
  Object.fromEntries(Object.entries(numbers).filter(([metric]) => Object.hasOwn(units, metric)));
