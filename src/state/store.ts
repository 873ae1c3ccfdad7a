import type { CivicAdapter } from '../adapters/adapter.ts';
import type { Thing } from '../schema/common.ts';
import { Poller } from './poller.ts';
import { Resource } from './resource.ts';

/** Everything the page knows now: one resource per address and language, whoever asks, and one poller for all of them. */
export class CivicStore {
  readonly poller = new Poller();
  private readonly resources = new Map<string, Resource<Thing>>();

  readonly adapter: CivicAdapter;

  constructor(adapter: CivicAdapter) {
    this.adapter = adapter;
  }

  /** The thing at `src` with its texts in `lang`; the same object for everyone who asks for the same. */
  resource(src: string, lang: string): Resource<Thing> {
    const id = `${lang} ${src}`;
    const known = this.resources.get(id);
    if (known) return known;
    const resource = new Resource<Thing>(
      async ({ signal, fresh }) => {
        const { thing, ...rest } = await this.adapter.read(src, { signal, lang, fresh });
        return { value: thing, ...rest };
      },
      {
        watched: (is) => (is ? this.poller.add(resource) : this.poller.remove(resource)),
        settled: () => this.poller.settled(resource),
      },
    );
    this.resources.set(id, resource);
    return resource;
  }
}

/** What a page says once for all its elements. */
export interface PageOptions {
  /** The backend that they speak to. */
  adapter?: CivicAdapter;
  /** BCP 47 language of elements around which no `lang` is set. */
  lang?: string;
  /** Colours of elements without a `theme` of their own; those of the page where it is not set. */
  theme?: 'light' | 'dark';
}

let shared: CivicStore | undefined;

/** What the page has said so far, besides the adapter. */
export const pageOptions: Omit<PageOptions, 'adapter'> = {};

/** Sets what is given, for elements that are connected after it. The last call wins. */
export function configure({ adapter, ...options }: PageOptions): void {
  if (adapter) shared = new CivicStore(adapter);
  Object.assign(pageOptions, options);
}

/** The store of the page; none before it is configured. */
export const pageStore = (): CivicStore | undefined => shared;
