import type { AdapterOptions, CivicAdapter, CreateAdapter, FindAdapter } from './adapters/adapter.ts';
import { restAdapter } from './adapters/rest.ts';
import { CivicError } from './client/errors.ts';
import { nouns } from './schema/nouns.ts';

/** A platform whose adapter is a file of its own, loaded when something of that platform is first shown. */
interface Platform {
  name: string;
  /** What the addresses of its things look like, as one copies them from the address bar. */
  addresses: RegExp;
  load(): Promise<CreateAdapter>;
}

/** How the address of a thing begins where it is named as in the reference backend: with the plural of its noun. */
const plurals = `/(?:${nouns.map(({ plural }) => plural).join('|')})`;

const platforms: readonly Platform[] = [
  {
    name: 'decidim',
    addresses:
      /^https?:\/\/[^/]+(?:\/[a-z]{2}(?:-[a-z]{2,4})?)?\/(?:initiatives\/i-\d+|(?:processes|assemblies)\/[\w-]+|[a-z]+\/[\w-]+\/f\/\d+\/[a-z]+\/\d+)\/?(?:[?#]|$)/i,
    load: async () => (await import('./adapters/decidim.ts')).decidimAdapter,
  },
  {
    name: 'mastodon',
    addresses:
      /^https?:\/\/[^/]+(?:\/(?:web|deck))?\/(?:@[\w.-]+(?:@[\w.-]+)?|users\/[\w.-]+\/statuses)\/\d{5,}\/?(?:[?#]|$)/,
    load: async () => (await import('./adapters/mastodon.ts')).mastodonAdapter,
  },
  {
    name: 'uk-petitions',
    addresses: /^https:\/\/petition\.parliament\.uk\/(?:archived\/)?petitions\/\d+/,
    load: async () => (await import('./adapters/uk-petitions.ts')).ukPetitionsAdapter,
  },
  {
    name: 'polis',
    addresses: /^https?:\/\/(?:[^/]+\.)?(?:pol\.is|polis\.[^/]+)\/(?:[^?#]*\/)?\d[a-z\d]{5,}(?:[/?#]|$)/i,
    load: async () => (await import('./adapters/polis.ts')).polisAdapter,
  },
  {
    name: 'postgrest',
    addresses: RegExp(`${plurals}\\?(?:[^#]*&)?id=eq\\.`),
    load: async () => (await import('./adapters/postgrest.ts')).postgrestAdapter,
  },
  {
    name: 'static',
    addresses: RegExp(`${plurals}/[^?#]+\\.json(?:[?#]|$)`),
    load: async () => (await import('./adapters/static.ts')).staticAdapter,
  },
  {
    name: 'wordpress',
    addresses: /\/wp-json\/|[?&](p|page_id|rest_route)=[\d/]|\/20\d\d\/[01]\d\/./,
    load: async () => (await import('./adapters/wordpress.ts')).wordpressAdapter,
  },
];

/** Every name that `adapter` may have. */
export const adapterNames: readonly string[] = ['rest', ...platforms.map(({ name }) => name)];

async function load({ name, load: loadFile }: Platform, options: AdapterOptions): Promise<CivicAdapter> {
  try {
    return (await loadFile())(options);
  } catch (cause) {
    const advice = 'Publish the files beside civic-widgets.js with it, and allow them in script-src';
    throw new CivicError('network', `${name}: the file of its adapter cannot be loaded. ${advice}.`, { cause });
  }
}

/**
 * Finds adapters by name or by the address of the thing; what no platform is known for is asked for as `rest`.
 *
 * @throws CivicError where there is no adapter of that name, or its file cannot be loaded
 */
export function findAdapter(options: AdapterOptions = {}): FindAdapter {
  const rest = restAdapter(options);
  const loaded = new Map<Platform, Promise<CivicAdapter>>();
  return (src, name) => {
    const platform = platforms.find((each) => (name ? each.name === name : each.addresses.test(src)));
    if (!platform) {
      if (!name || name === rest.name) return rest;
      throw new CivicError('configuration', `there is no adapter "${name}". There are ${adapterNames.join(', ')}.`);
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
