import type { Kind } from '../../server/core/noun.ts';
import type { ThingDocument } from '../../server/core/documents.ts';
import { findThing } from '../../server/core/things.ts';
import { nouns, putThing } from '../../server/nouns.ts';
import type { Store } from '../../server/store/store.ts';
import * as registry from './registry.ts';
import { idOf, type Sample, type SampleTown } from './sample.ts';

type Registry = typeof registry;

/** The addresses of what stands in every backend for tests, by type. */
export type Begun = {
  -readonly [T in keyof Registry as Registry[T] extends { begin: unknown } ? T : never]: string;
};

const samples: Readonly<Record<string, Sample>> = registry;

type MockOf<S> = S extends { mock(town: SampleTown): infer Mock } ? (mock: Mock) => void : never;
/** What a mock backend offers of all nouns, together. */
export type Mocks = MockOf<Registry[keyof Registry]> extends (mock: infer All extends object) => void ? All : never;

/** Opens what samples are put into, over a store that a backend at this address reads. */
export function sampleTown(store: Store, baseUrl: string): SampleTown {
  return {
    store,
    async put(id, document) {
      await store.write((writer) => putThing(writer, id, document, Date.now()));
      const path = nouns.find(({ type }) => type === document.type)?.path;
      return `${baseUrl}${path}/${encodeURIComponent(id)}`;
    },
    async find<D extends ThingDocument>(kind: Kind<D>, src: string): Promise<D> {
      const found = await findThing(store, kind, idOf(src));
      if (!found) throw new Error(`There is no ${kind.type} at ${src}: add it first.`);
      return found.document;
    },
  };
}

/** Puts in what stands in every backend for tests. */
export async function beginAll(town: SampleTown): Promise<Begun> {
  const begun: Record<string, string> = {};
  for (const [type, { begin }] of Object.entries(samples)) {
    if (begin) begun[type] = await begin(town);
  }
  return begun as Begun;
}

/** Returns what a mock backend offers of every noun. */
export const mocksOf = (town: SampleTown): Mocks =>
  Object.assign({}, ...Object.values(samples).map(({ mock }) => mock(town))) as Mocks;

/** Counts what counts at an address, from the rows of the store; 0 where nothing can stand there. */
export async function countAt(store: Store, src: string): Promise<number> {
  const folder = `/${new URL(src).pathname.split('/').at(-2)}`;
  const type = nouns.find(({ path }) => path === folder)?.type ?? '';
  return (await samples[type]?.count(store, idOf(src))) ?? 0;
}
