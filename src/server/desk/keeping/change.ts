import type { ThingDocument } from '../../core/documents.ts';
import type { ServerNoun } from '../../core/noun.ts';
import type { Author } from '../log.ts';
import type { Holder } from '../roles.ts';

/* What the rules on changes are asked about. Each stands in a file of its own, and holds however a document comes: by page, HTTP, command or code. */

/** Who changes a thing, and when. */
export interface Changer {
  /** As what it is done: the log says so. */
  by: Author;
  /** Whose roles are asked where something takes another duty than to publish; nobody's but that of `by`, where it is missing. */
  holder?: Holder | undefined;
  /** Milliseconds since 1970. */
  now: number;
  /** IANA zone of the place. */
  timeZone: string;
}

/** A change of the document of a thing. */
export interface Change {
  noun: ServerNoun;
  id: string;
  path: string;
  /** The document that stands there; nothing where the thing is new, or what stands there can't be read. */
  before: ThingDocument | undefined;
  after: ThingDocument;
  /** People have acted on it, or wait to. */
  isActedOn: boolean;
}
