import type { CivicAdapter } from '../adapters/adapter.ts';
import { CivicError } from '../client/errors.ts';
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

let shared: CivicStore | undefined;

/** Says which backend the elements of this page speak to. The last call wins for elements that are connected after it. */
export function configure({ adapter }: { adapter: CivicAdapter }): void {
  shared = new CivicStore(adapter);
}

/** The store of the page, or a `CivicError` that says how to make one. */
export function pageStore(): CivicStore {
  if (shared) return shared;
  throw new CivicError(
    'configuration',
    'no adapter is configured. Call configure({ adapter: restAdapter() }), or import civic-widgets/define.',
  );
}
