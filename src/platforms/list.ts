import type { CreateAdapter } from '../adapters/adapter.ts';

/** A platform whose adapter is a file of its own, loaded when something of that platform is first shown. */
export interface Platform {
  name: string;
  /** Pattern of the addresses of its things, as one copies them from the address bar. */
  addresses: RegExp;
  /** What follows the plural of a noun in them, where they have one as in the reference backend: `/petitions/pistes-cyclables.json`. */
  afterPlural?: '/' | '?';
  load(): Promise<CreateAdapter>;
}

/** Every platform besides the reference backend's own interface, `rest`. */
export const platforms: readonly Platform[] = [
  {
    name: 'decidim',
    addresses:
      /^https?:\/\/[^/]+(?:\/[a-z]{2}(?:-[a-z]{2,4})?)?\/(?:initiatives\/i-\d+|(?:processes|assemblies)\/[\w-]+|[a-z]+\/[\w-]+\/f\/\d+\/[a-z]+\/\d+)\/?(?:[?#]|$)/i,
    load: async () => (await import('../adapters/decidim.ts')).decidimAdapter,
  },
  {
    name: 'mastodon',
    addresses:
      /^https?:\/\/[^/]+(?:\/(?:web|deck))?\/(?:@[\w.-]+(?:@[\w.-]+)?|users\/[\w.-]+\/statuses)\/\d{5,}\/?(?:[?#]|$)/,
    load: async () => (await import('../adapters/mastodon.ts')).mastodonAdapter,
  },
  {
    name: 'uk-petitions',
    addresses: /^https:\/\/petition\.parliament\.uk\/(?:archived\/)?petitions\/\d+/,
    load: async () => (await import('../adapters/uk-petitions.ts')).ukPetitionsAdapter,
  },
  {
    name: 'polis',
    addresses: /^https?:\/\/(?:[^/]+\.)?(?:pol\.is|polis\.[^/]+)\/(?:[^?#]*\/)?\d[a-z\d]{5,}(?:[/?#]|$)/i,
    load: async () => (await import('../adapters/polis.ts')).polisAdapter,
  },
  {
    name: 'postgrest',
    addresses: /^[^?#]+\?(?:[^#]*&)?id=eq\./,
    afterPlural: '?',
    load: async () => (await import('../adapters/postgrest.ts')).postgrestAdapter,
  },
  {
    name: 'static',
    addresses: /^[^?#]+\.json(?:[?#]|$)/,
    afterPlural: '/',
    load: async () => (await import('../adapters/static.ts')).staticAdapter,
  },
  {
    name: 'wordpress',
    addresses: /\/wp-json\/|[?&](p|page_id|rest_route)=[\d/]|\/20\d\d\/[01]\d\/./,
    load: async () => (await import('../adapters/wordpress.ts')).wordpressAdapter,
  },
];

/** Every name that `adapter` may have. */
export const adapterNames: readonly string[] = ['rest', ...platforms.map(({ name }) => name)];
