import type { AskIdentity, CivicAdapter, FindAdapter } from '../adapters/adapter.ts';
import type { Thing } from '../schema/common.ts';
import { Poller } from './poller.ts';
import { Resource } from './resource.ts';

/** Everything the page knows now: one resource per address and language, whoever asks, and one poller for all of them. */
export class CivicStore {
  readonly poller = new Poller();
  private readonly resources = new Map<string, Resource<Thing>>();
  private readonly adapters = new Map<string, CivicAdapter>();
  private readonly find: FindAdapter;

  /** @param adapter the one for every address, or who finds it for each */
  constructor(adapter: CivicAdapter | FindAdapter) {
    this.find = typeof adapter === 'function' ? adapter : () => adapter;
  }

  /** Returns the adapter that speaks with what stands at `src`, from the first read of it on. */
  adapterOf(src: string, name = ''): CivicAdapter | undefined {
    return this.adapters.get(`${name} ${src}`);
  }

  /** Returns the thing at `src` with its texts in `lang`; the same object for everyone who asks for the same. `name`: the adapter's. */
  resource(src: string, lang: string, name = ''): Resource<Thing> {
    const id = `${lang} ${name} ${src}`;
    const known = this.resources.get(id);
    if (known) return known;
    const resource = new Resource<Thing>(
      async ({ signal, fresh }) => {
        const adapter = await this.find(src, name);
        this.adapters.set(`${name} ${src}`, adapter);
        const { thing, ...rest } = await adapter.read(src, { signal, lang, fresh });
        resource.follow = adapter.follow;
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

/** Options that a page sets once for all its elements. */
export interface PageOptions {
  /** The backend that they speak to, who finds it for each address, or its name for elements without an `adapter`. */
  adapter?: CivicAdapter | FindAdapter | string;
  /** Callback that says who acts, for platforms that the page's people are known to. */
  identity?: AskIdentity;
  /** BCP 47 language of elements around which no `lang` is set. */
  lang?: string;
  /** Colours of elements without a `theme` of their own; those of the page where it is not set. */
  theme?: 'light' | 'dark';
  /** True on a device that many people use one after the other: nothing of what they do is kept on it. */
  kiosk?: boolean;
  /** Texts by language, in lower case: a catalogue, or the address of its JSON file, which is fetched when it is needed. */
  texts?: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;
}

let shared: CivicStore | undefined;

/** Options that the page has set so far, besides the adapter itself. */
export const pageOptions: Omit<PageOptions, 'adapter'> & { adapter?: string } = {};

/** Sets what is given, for elements that are connected after it. The last call wins. */
export function configure({ adapter, texts, ...options }: PageOptions): void {
  if (typeof adapter === 'string') pageOptions.adapter = adapter;
  else if (adapter) shared = new CivicStore(adapter);
  Object.assign(pageOptions, options, texts && { texts: { ...pageOptions.texts, ...texts } });
}

/** Asks the page who acts, if it has said how. */
export const askPage: AskIdentity = (question) => pageOptions.identity?.(question);

/** Returns the store of the page; `undefined` before it is configured. */
export const pageStore = (): CivicStore | undefined => shared;
