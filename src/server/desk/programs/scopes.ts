import type { ServerNoun, Stored } from '../../core/noun.ts';
import { eachThing, findThing } from '../../core/things.ts';
import type { ReadStore } from '../../store/store.ts';
import { titleOf } from '../pages/things.ts';

/** A thing that a key can be for, by its scope. */
export interface KeyScope {
  scope: string;
  title: string;
}

/** Lists the things that a key can be for, by their titles. */
export async function listThings(store: ReadStore, nouns: readonly ServerNoun[], lang: string): Promise<KeyScope[]> {
  const found: KeyScope[] = [];
  for await (const { scope, document } of eachThing(store, nouns))
    found.push({ scope, title: titleOf(document, lang) });
  return found.sort((one, other) => one.title.localeCompare(other.title, lang));
}

/** Finds the thing that a scope is of. */
export async function findScope(
  store: ReadStore,
  nouns: readonly ServerNoun[],
  scope: string,
): Promise<Stored | undefined> {
  for (const noun of nouns) {
    const stored = await findThing(store, noun, scope);
    if (stored) return stored;
  }
  return undefined;
}
