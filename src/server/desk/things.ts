import { events } from '../confirmation/tables.ts';
import type { ThingDocument } from '../core/documents.ts';
import type { ServerNoun, Stored } from '../core/noun.ts';
import { digest } from '../core/crypto.ts';
import { paperCounts } from '../core/paper.ts';
import { participants, things } from '../core/tables.ts';
import { DocumentError } from '../core/stored-document.ts';
import { findThing, pathOf, rowOf } from '../core/things.ts';
import type { ReadStore, Store, Writer } from '../store/store.ts';
import { checkDocument } from './check-document.ts';
import { nothing } from './expected.ts';
import { DeskFault, isSame } from './faults.ts';
import { closedByArchive } from './keeping/acts.ts';
import type { Change, Changer, DoneAct } from './keeping/change.ts';
import { rules, rulesOfChanges } from './keeping/rules.ts';
import { tellChange } from './keeping/telling.ts';
import { paperEntries } from './papers/tables.ts';

/* What those who run the server do with the things on it. */

/** What the desk works with. */
export interface Desk extends Changer {
  store: Store;
  nouns: readonly ServerNoun[];
  /** Public address of the server; where it is not known, addresses have no path before that of a thing. */
  baseUrl?: string | undefined;
}

/** Returns what tells one version of a document from any other. */
export const versionOf = (document: ThingDocument): Promise<string> => digest(JSON.stringify(document));

/** A noun and an id: what a path names, whether a thing stands there or not. */
export interface Named {
  noun: ServerNoun;
  id: string;
}

/** A name that can stand in an address. */
export const soundId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads the path of a thing, or the address of its page. @throws DeskFault where no thing could stand there. */
export function namedBy({ nouns, baseUrl }: Pick<Desk, 'nouns' | 'baseUrl'>, address: string): Named {
  const root = baseUrl ? new URL(baseUrl).pathname.replace(/(?<!\/)\/+$/, '') : '';
  const whole = URL.parse(address)?.pathname ?? `/${address.replace(/^\//, '')}`;
  const path = whole.startsWith(`${root}/`) ? whole.slice(root.length) : whole;
  const noun = nouns.find((each) => path.startsWith(`${each.path}/`));
  const id = noun && decodeURIComponent(path.slice(noun.path.length + 1).replace(/\/$/, ''));
  if (noun && id && !id.includes('/')) return { noun, id };
  const paths = nouns.map((each) => `${each.path}/…`).join(', ');
  throw new DeskFault(404, `Nothing can stand at "${address}": name a path like ${paths}.`);
}

/** Finds a thing. @throws DeskFault where none stands there, or its document can't be read. */
export async function getThing(desk: Desk, address: string, store: ReadStore = desk.store): Promise<Stored> {
  const { noun, id } = namedBy(desk, address);
  const found = await findThing(store, noun, id).catch((error: unknown) => {
    if (error instanceof DocumentError) throw new DeskFault(409, `${error.message}. Put a sound one there.`);
    throw error;
  });
  if (!found) throw new DeskFault(404, `Nothing stands at ${pathOf(noun, id)}. See civic-widgets list.`);
  return found;
}

/** Checks whether anyone has acted on a thing, or waits to: at a screen, or on paper. */
export async function hasActs(store: ReadStore, id: string): Promise<boolean> {
  const place = { scope: id, thing: id };
  const some = { limit: 1 };
  return (
    (await store.list(events, place, some)).length > 0 ||
    (await store.list(participants, { scope: id }, some)).length > 0 ||
    (await store.list(paperCounts, place, some)).length > 0 ||
    (await store.list(paperEntries, place, some)).length > 0
  );
}

/** What came of a document that was put. */
export interface Put {
  path: string;
  /** Nothing stood there before. */
  isNew: boolean;
}

/** Finds what is there to be compared with: nothing where its document can't be read, for only another one mends that. */
export const findSound = (store: ReadStore, { noun, id }: Named): Promise<Stored | undefined> =>
  findThing(store, noun, id).catch((error: unknown) => {
    if (error instanceof DocumentError) return undefined;
    throw error;
  });

/** Reads what a document would change. @throws DeskFault where its address or the document itself is not sound */
async function readChange(
  kept: ReadStore,
  desk: Desk,
  address: string,
  given: unknown,
  said: DoneAct | undefined,
): Promise<Change> {
  const named = namedBy(desk, address);
  const { noun, id } = named;
  const before = (await findSound(kept, named))?.document;
  const taken = await kept.get(things, { scope: id, id });
  if (!taken && !soundId.test(id)) {
    throw new DeskFault(
      422,
      `"${id}" is no name for an address: write it like pistes-cyclables, with a to z, 0 to 9 and -.`,
    );
  }
  const asked = checkDocument(named, given, desk, before);
  const after = closedByArchive(before, asked, desk);
  const { by, holder, now, timeZone, expects, means, why } = desk;
  return {
    ...{ by, holder, now, timeZone, expects, means, why, kept, noun, id, said },
    path: pathOf(noun, id),
    ...{ before, taken, asked, after },
    version: before ? await versionOf(before) : taken ? await digest(taken.document) : nothing,
    fields: before ? changedFields(before, after) : [],
    isActedOn: before !== undefined && (await hasActs(kept, id)),
  };
}

/** Puts a thing at an address in a transaction that does more besides. @throws as `putThing` does */
export async function putIn(writer: Writer, desk: Desk, address: string, given: unknown, said?: DoneAct): Promise<Put> {
  const change = await readChange(writer, desk, address, given, said);
  const { noun, id, path, before, after, taken, fields } = change;
  const put = { path, isNew: !taken };
  for (const rule of rules) await rule(change);
  if (before && fields.length === 0) return put;
  for (const rule of rulesOfChanges) await rule(change);
  await writer.put(things, rowOf(noun, id, after, taken?.at ?? desk.now));
  await tellChange(writer, change);
  return put;
}

/** Returns the names of the fields in which two documents differ. */
const changedFields = (before: object, after: object): string[] => {
  const [one, other] = [before, after] as Record<string, unknown>[];
  return Object.keys({ ...one, ...other }).filter((name) => !isSame(one?.[name], other?.[name]));
};

/**
 * Puts a thing at an address, or changes the one that stands there.
 *
 * @throws DocumentFault where the document is not sound, changes what people have acted on, or does not say what other words mean to them; Outdated where it was made upon another
 *   version. Nothing is changed then
 */
export const putThing = (desk: Desk, address: string, given: unknown): Promise<Put> =>
  desk.store.write((writer) => putIn(writer, desk, address, given));

/**
 * Changes fields of the thing that stands there, and writes the act into the log; one that becomes `undefined` is taken away.
 *
 * @throws as `putThing` does
 */
export const changeThing = (
  desk: Desk,
  address: string,
  change: (document: ThingDocument) => object,
  told?: DoneAct | ((document: ThingDocument) => DoneAct),
): Promise<Stored> =>
  desk.store.write(async (writer) => {
    const { path, document } = await getThing(desk, address, writer);
    const changed = Object.entries({ ...document, ...change(document) }).filter(([, value]) => value !== undefined);
    const of = typeof told === 'function' ? told(document) : told;
    await putIn(writer, desk, path, Object.fromEntries(changed), of);
    return getThing(desk, path, writer);
  });
