import * as z from 'zod/mini';
import { events } from '../confirmation/tables.ts';
import type { ThingDocument } from '../core/documents.ts';
import type { ServerNoun, Stored } from '../core/noun.ts';
import { digest } from '../core/crypto.ts';
import { paperCounts } from '../core/paper.ts';
import { participants, things } from '../core/tables.ts';
import { sayFaults } from '../core/say-issue.ts';
import { DocumentError } from '../core/stored-document.ts';
import { findThing, pathOf, rowOf } from '../core/things.ts';
import type { ReadStore, Store, Writer } from '../store/store.ts';
import { limitChanges } from './changes-limit.ts';
import {
  dateFaults,
  DeskFault,
  DocumentFault,
  isSame,
  languageFaults,
  revisionFaults,
  unknownFaults,
} from './faults.ts';
import { paperEntries } from './papers/tables.ts';
import { writeLog, type Author, type Details, type LogAct } from './log.ts';
import { refuseReopening } from './retention/reopening.ts';
import { addTelling, isReworded, keptWords, saidMeans, type Means } from './rewording.ts';
import { noteStatedFall, statedChange } from './stated.ts';
import { actsIn, closedByArchive } from './keeping/acts.ts';
import type { Change } from './keeping/change.ts';
import { checkEnding } from './keeping/ending.ts';
import { checkNotice, keptNotice } from './keeping/notice.ts';
import { checkPromises, keptPromises } from './keeping/promises.ts';
import { checkTextVersion, keptVersion } from './keeping/versions.ts';
import { checkVoices, tellVoices } from './keeping/voices.ts';
import type { Holder } from './roles.ts';

/* What those who run the server do with the things on it. */

/** What the desk works with. */
export interface Desk {
  store: Store;
  nouns: readonly ServerNoun[];
  /** Public address of the server; where it is not known, addresses have no path before that of a thing. */
  baseUrl?: string | undefined;
  /** IANA zone of the place. */
  timeZone: string;
  /** Milliseconds since 1970. */
  now: number;
  /** As what it is done: the log says so. */
  by: Author;
  /** Whose roles are asked where it takes another duty than to publish; nobody's but that of `by`, where it is missing. */
  holder?: Holder | undefined;
  /** The version that a change was made upon; whatever stands there where it is missing. */
  expects?: string | undefined;
  /** Whether other words than those that people acted on mean the same; it has to be said where they have. */
  means?: Means | undefined;
  /** Why it is changed, for everyone, where the act has no reason of its own. */
  why?: Details['why'] | undefined;
}

/** A change of what has been changed by someone else in the meantime: nothing of it is done. */
export class Outdated extends DeskFault {
  constructor(path: string) {
    super(412, `${path} has been changed in the meantime. Read it again, then change it.`);
  }
}

/** The version of a thing that is not there. */
export const nothing = '';

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

/** Checks a document as it would stand at an address. @throws DocumentFault */
export function checkDocument(
  { noun, id }: Named,
  given: unknown,
  { timeZone }: Pick<Desk, 'timeZone'>,
): ThingDocument {
  const type = (given as { type?: unknown } | null)?.type;
  if (type !== noun.type) {
    throw new DocumentFault([
      { field: 'type', detail: `at ${pathOf(noun, id)} stands a ${noun.type}. Write "type": "${noun.type}".` },
    ]);
  }
  try {
    const document = noun.parse(given);
    const faults = [...unknownFaults(given, document), ...dateFaults(document, timeZone), ...languageFaults(document)];
    if (faults.length === 0) return document;
    throw new DocumentFault(faults);
  } catch (error) {
    if (!(error instanceof z.core.$ZodError)) throw error;
    throw new DocumentFault(sayFaults(noun.documented.schema, given));
  }
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

/** What the log says of a change. */
interface Told {
  act: LogAct;
  why?: Details['why'] | undefined;
}

/** Finds what is there to be compared with: nothing where its document can't be read, for only another one mends that. */
export const findSound = (store: ReadStore, { noun, id }: Named): Promise<Stored | undefined> =>
  findThing(store, noun, id).catch((error: unknown) => {
    if (error instanceof DocumentError) return undefined;
    throw error;
  });

/** Puts a thing at an address in a transaction that does more besides. @throws as `putThing` does */
export async function putIn(writer: Writer, desk: Desk, address: string, given: unknown, said?: Told): Promise<Put> {
  const named = namedBy(desk, address);
  const { noun, id } = named;
  const before = await findSound(writer, named);
  const taken = await writer.get(things, { scope: id, id });
  if (!taken && !soundId.test(id)) {
    throw new DeskFault(
      422,
      `"${id}" is no name for an address: write it like pistes-cyclables, with a to z, 0 to 9 and -.`,
    );
  }
  const asked = checkDocument(named, given, desk);
  const document = closedByArchive(before?.document, asked, desk);
  if (taken && taken.type !== noun.type) {
    throw new DeskFault(
      409,
      `"${id}" is the name of a ${taken.type} already: each name is given once. Choose another.`,
    );
  }
  const isActedOn = before !== undefined && (await hasActs(writer, id));
  if (isActedOn && noun.revising) {
    const faults = revisionFaults(noun.revising, before.document, document);
    if (faults.length > 0) throw new DocumentFault(faults);
  }
  const path = pathOf(noun, id);
  const change: Change = { noun, id, path, before: before?.document, after: document, isActedOn };
  if (!said) checkEnding(change, desk, desk.why);
  const voices = await checkVoices(writer, change, desk);
  await checkPromises(writer, change, desk);
  await checkTextVersion(writer, change);
  await checkNotice(writer, change, desk);
  if (taken) await refuseReopening(writer, { scope: id, path, before: before?.document, after: asked }, desk);
  if (said?.act === 'extended' && document.override === 'archived') {
    throw new DeskFault(409, `${path} is archived: resume it first, then extend it.`);
  }
  const fields = before ? changedFields(before.document, document) : [];
  if (before && fields.length === 0) return { path, isNew: false };
  const version = before ? await versionOf(before.document) : taken ? await digest(taken.document) : nothing;
  if (desk.expects !== undefined && version !== desk.expects) throw new Outdated(path);
  const means = isActedOn && isReworded(noun, before.document, document) ? saidMeans(desk.means) : undefined;
  const acts = before && !said ? actsIn(change, fields, desk) : undefined;
  const told = said ?? acts?.first;
  const { act, why = desk.why } = told ?? { act: taken ? 'changed' : 'published' };
  await limitChanges(writer, { scope: id, path, act }, desk);
  await writer.put(things, rowOf(noun, id, document, taken?.at ?? desk.now));
  const kept = before
    ? {
        ...keptAnswer(noun, before.document, fields),
        ...(isActedOn && keptWords(noun, before.document, document)),
        ...keptVersion(change),
        ...keptPromises(change),
        ...keptNotice(change),
      }
    : {};
  const stated = statedChange(noun, before?.document, document);
  await noteStatedFall(writer, id, stated, desk.now);
  const details = {
    ...stated,
    ...(why && { why }),
    ...(before && !told && { fields }),
    ...(means && { means }),
    ...(Object.keys(kept).length > 0 && { before: kept }),
  };
  await writeLog(writer, { scope: id, path, by: desk.by, act, now: desk.now, details });
  if (before && means === 'other') await addTelling(writer, before, desk.now);
  const stored = { kind: noun, scope: id, id, path, document };
  const passed = before && (await noun.answering?.stampAdded?.(writer, before.document, stored, desk));
  for (const each of passed ?? []) {
    await writeLog(writer, { scope: id, path, by: desk.by, act: 'reached', now: desk.now, details: each });
  }
  for (const { act: done, ...more } of acts?.others ?? []) {
    await writeLog(writer, { scope: id, path, by: desk.by, act: done, now: desk.now, details: more });
  }
  await tellVoices(writer, change, voices, desk.now);
  return { path, isNew: !taken };
}

/** Returns the official answer that was there before and changed: no change makes unsaid what an institution said. */
function keptAnswer(
  { answering }: ServerNoun,
  before: ThingDocument,
  fields: readonly string[],
): Record<string, unknown> {
  const answer = answering?.said(before).answer;
  return answer && fields.includes('answer') ? { answer } : {};
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
  told?: Told | ((document: ThingDocument) => Told),
): Promise<Stored> =>
  desk.store.write(async (writer) => {
    const { path, document } = await getThing(desk, address, writer);
    const changed = Object.entries({ ...document, ...change(document) }).filter(([, value]) => value !== undefined);
    const of = typeof told === 'function' ? told(document) : told;
    await putIn(writer, desk, path, Object.fromEntries(changed), of);
    return getThing(desk, path, writer);
  });
