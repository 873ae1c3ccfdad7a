import type { ThingDocument } from '../../server/core/documents.ts';
import type { Kind } from '../../server/core/noun.ts';
import type { AnyDocument } from '../../server/nouns.ts';
import type { Store } from '../../server/store/store.ts';

/** A day, in milliseconds. */
export const day = 24 * 3600 * 1000;

/** The backend that samples are put into. */
export interface SampleTown {
  readonly store: Store;
  /** Puts a thing at an address, which it answers, or changes it. */
  put(id: string, document: AnyDocument): Promise<string>;
  /** Finds the document at an address. @throws Error where there is none */
  find<D extends ThingDocument>(kind: Kind<D>, src: string): Promise<D>;
}

/** What tests put in of a noun. */
export interface Sample<Mock extends object = object> {
  /** Puts in what stands in every backend for tests; answers its address. */
  begin?(town: SampleTown): Promise<string>;
  /** Counts what counts of the thing at an id, from its rows and not through the interface. */
  count(store: Store, id: string): Promise<number>;
  /** Returns what a mock backend offers of it. */
  mock(town: SampleTown): Mock;
}

/** Returns the id in the address of a thing. */
export const idOf = (src: string): string => decodeURIComponent(new URL(src).pathname.split('/').at(-1) ?? '');
