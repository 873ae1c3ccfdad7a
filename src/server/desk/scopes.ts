import { say, spokenIn } from '../core/documents.ts';
import type { ServerNoun } from '../core/noun.ts';
import { things } from '../core/tables.ts';
import { eachThing, isId, pathOf } from '../core/things.ts';
import type { ReadStore } from '../store/store.ts';
import { DocumentFault } from './faults.ts';

/* A role is given in the whole site, whose scope is empty, or in one thing, whose scope is its name. */

/** A role or a key in a thing that is not there. */
export class UnknownScope extends DocumentFault {
  constructor(scope: string) {
    const detail = `Nothing is named "${scope}": write the last part of an address, such as pistes-cyclables. See civic-widgets list.`;
    super([{ field: 'only', detail }]);
    this.message = detail;
  }
}

/** Returns the path of the thing that a scope is of; nothing where it is the whole site, or nothing stands there. */
export async function pathOfScope(
  store: ReadStore,
  nouns: readonly ServerNoun[],
  scope: string,
): Promise<string | undefined> {
  if (scope === '' || !isId(scope)) return undefined;
  const row = await store.get(things, { scope, id: scope });
  const noun = row && nouns.find(({ type }) => type === row.type);
  return noun && pathOf(noun, scope);
}

/** Returns the path of the thing in which something is given; nothing where that is the whole site. @throws UnknownScope */
export async function pathToGiveIn(
  store: ReadStore,
  nouns: readonly ServerNoun[],
  scope: string,
): Promise<string | undefined> {
  const path = await pathOfScope(store, nouns, scope);
  if (scope !== '' && path === undefined) throw new UnknownScope(scope);
  return path;
}

/** A thing in which a role can be given. */
export interface Place {
  scope: string;
  path: string;
  title: string;
  /** Language of the title: another one where it has none in that which was asked for. */
  lang: string;
}

/** Lists the things in which a role can be given, by their titles. */
export async function listPlaces(store: ReadStore, nouns: readonly ServerNoun[], lang: string): Promise<Place[]> {
  const found: Place[] = [];
  for await (const { scope, path, document } of eachThing(store, nouns)) {
    const spoken = spokenIn(document);
    const own = spoken.includes(lang) ? lang : (spoken[0] ?? 'fr');
    found.push({ scope, path, title: say(document.title, own), lang: own });
  }
  return found.sort((one, other) => one.title.localeCompare(other.title, lang));
}
