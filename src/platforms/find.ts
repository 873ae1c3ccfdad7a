import type { AdapterOptions, CivicAdapter, FindAdapter } from '../adapters/adapter.ts';
import { restAdapter } from '../adapters/rest.ts';
import { CivicError } from '../client/errors.ts';
import { nouns } from '../schema/nouns.ts';
import type { Platform } from './list.ts';

/** How the address of a thing begins where it is named as in the reference backend: with the plural of its noun. */
const plurals = nouns.map(({ plural }) => plural).join('|');

/** Checks whether a path ends like that of a thing of the reference backend: with the plural of its noun, and a name. */
export const isThingPath = (path: string): boolean => RegExp(`/(?:${plurals})/[^/]+/?$`).test(path);

const isOf = ({ addresses, afterPlural }: Platform, src: string): boolean =>
  addresses.test(src) && (!afterPlural || RegExp(`^[^?#]*/(?:${plurals})[${afterPlural}]`).test(src));

async function load({ name, load: loadFile }: Platform, options: AdapterOptions): Promise<CivicAdapter> {
  try {
    return (await loadFile())(options);
  } catch (cause) {
    const advice = 'Publish the files beside civic-widgets.js with it, and allow them in script-src';
    throw new CivicError('network', `${name}: the file of its adapter cannot be loaded. ${advice}.`, { cause });
  }
}

/**
 * Makes who finds adapters by name or by the address of the thing; what no platform is known for is asked for as `rest`.
 *
 * @throws CivicError where there is no adapter of that name, or its file cannot be loaded
 */
export function createFinder(platforms: readonly Platform[], options: AdapterOptions = {}): FindAdapter {
  const rest = restAdapter(options);
  const loaded = new Map<Platform, Promise<CivicAdapter>>();
  return (src, name) => {
    const platform = platforms.find((each) => (name ? each.name === name : isOf(each, src)));
    if (!platform) {
      if (!name || name === rest.name) return rest;
      const names = [rest, ...platforms].map((each) => each.name).join(', ');
      throw new CivicError('configuration', `there is no adapter "${name}". There are ${names}.`);
    }
    const known = loaded.get(platform);
    if (known) return known;
    const loading = load(platform, options);
    loaded.set(platform, loading);
    // A file that could not be loaded is asked for again with the next try.
    loading.catch(() => loaded.delete(platform));
    return loading;
  };
}
