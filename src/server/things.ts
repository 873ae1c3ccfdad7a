import * as z from 'zod/mini';
import { thingDocument, type ConsultationDocument, type PetitionDocument, type ThingDocument } from './documents.ts';
import type { Reader } from './store/store.ts';
import { things } from './store/tables.ts';

/** A thing and where its rows are. */
export interface Stored<D extends ThingDocument> {
  scope: string;
  id: string;
  document: D;
}
export type StoredPetition = Stored<PetitionDocument>;
export type StoredConsultation = Stored<ConsultationDocument>;

/** The last document read of each thing: parsing is dearer than reading. */
const parsed = new Map<string, { text: string; document: ThingDocument }>();
const most = 1000;

/** The thing of this type at an address; nothing where none stands there. */
export async function findThing<T extends ThingDocument['type']>(
  store: Reader,
  type: T,
  id: string,
): Promise<Stored<Extract<ThingDocument, { type: T }>> | undefined> {
  // Databases take no NUL, and no thing has such an id.
  if (id.includes('\0') || !id.isWellFormed()) return undefined;
  const row = await store.get(things, { scope: id, id });
  if (!row || row.type !== type) return undefined;
  const document = parse(id, row.document);
  return { scope: row.scope, id, document: document as Extract<ThingDocument, { type: T }> };
}

/** Every thing that has a page of its own. */
export async function listThings(store: Reader): Promise<Stored<ThingDocument>[]> {
  const rows = await store.list(things, {});
  return rows
    .filter(({ scope, id }) => scope === id)
    .map(({ scope, id, document }) => ({ scope, id, document: parse(id, document) }));
}

function parse(id: string, text: string): ThingDocument {
  const known = parsed.get(id);
  if (known?.text === text) return known.document;
  const document = z.parse(thingDocument, JSON.parse(text));
  if (parsed.size >= most) parsed.clear();
  parsed.set(id, { text, document });
  return document;
}
