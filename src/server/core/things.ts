import * as z from 'zod/mini';
import { thingDocument, type ConsultationDocument, type PetitionDocument, type ThingDocument } from './documents.ts';
import type { PollDocument } from '../nouns/poll/document.ts';
import type { Reader, Writer } from '../store/store.ts';
import { things } from '../store/tables.ts';

/** A thing, where its rows are, and the path of its page. */
export interface Stored<D extends ThingDocument> {
  scope: string;
  id: string;
  path: string;
  document: D;
}
export type StoredPetition = Stored<PetitionDocument>;
export type StoredPoll = Stored<PollDocument>;
export type StoredConsultation = Stored<ConsultationDocument>;

/** The last document read of each thing: parsing is dearer than reading. */
const parsed = new Map<string, { text: string; document: ThingDocument }>();
const most = 1000;

const pathOf = (type: string, id: string): string => `/${type}s/${encodeURIComponent(id)}`;

/** Whether anything could have this id: databases take no NUL, and text is well-formed. */
export const isId = (id: string): boolean => !id.includes('\0') && id.isWellFormed();

/** The thing of this type at an address; nothing where none stands there. */
export async function findThing<T extends ThingDocument['type']>(
  store: Reader,
  type: T,
  id: string,
): Promise<Stored<Extract<ThingDocument, { type: T }>> | undefined> {
  if (!isId(id)) return undefined;
  const row = await store.get(things, { scope: id, id });
  if (!row || row.type !== type) return undefined;
  const document = parse(id, row.document);
  return {
    scope: row.scope,
    id,
    path: pathOf(type, id),
    document: document as Extract<ThingDocument, { type: T }>,
  };
}

/** Every thing that has a page of its own. */
export async function listThings(store: Reader): Promise<Stored<ThingDocument>[]> {
  const rows = await store.list(things, {});
  return rows
    .filter(({ scope, id }) => scope === id)
    .map(({ scope, id, type, document }) => ({ scope, id, path: pathOf(type, id), document: parse(id, document) }));
}

/** The row of a thing that stands at an address of its own. @throws ZodError where its document is not sound. */
export function thingRow(id: string, document: ThingDocument, at: number) {
  const sound = z.parse(thingDocument, document);
  return { scope: id, id, type: sound.type, document: JSON.stringify(sound), at };
}

/** Puts a thing at an address, or changes it. @throws ZodError where its document is not sound, e.g. a method that does not fit. */
export const putThing = (writer: Writer, id: string, document: ThingDocument, at: number): Promise<void> =>
  writer.put(things, thingRow(id, document, at));

function parse(id: string, text: string): ThingDocument {
  const known = parsed.get(id);
  if (known?.text === text) return known.document;
  const document = z.parse(thingDocument, JSON.parse(text));
  if (parsed.size >= most) parsed.clear();
  parsed.set(id, { text, document });
  return document;
}
