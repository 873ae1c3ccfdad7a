import type { ThingDocument } from '../../core/documents.ts';
import type { ServerNoun } from '../../core/noun.ts';
import type { ReadStore } from '../../store/store.ts';
import type { Author, Details, LogAct } from '../log.ts';
import type { Means } from '../rewording.ts';
import type { Holder } from '../roles.ts';

/* What the rules on changes are asked about. Each stands in a file of its own, and holds however a document comes: by page, HTTP, command or code. */

/** Who changes a thing, when, and what they say of it. */
export interface Changer {
  /** As what it is done: the log says so. */
  by: Author;
  /** Whose roles are asked where something takes another duty than to publish; nobody's but that of `by`, where it is missing. */
  holder?: Holder | undefined;
  /** Milliseconds since 1970. */
  now: number;
  /** IANA zone of the place. */
  timeZone: string;
  /** The version that a change was made upon, as `isExpected` takes it; whatever stands there where it is missing. */
  expects?: string | undefined;
  /** Whether other words than those that people acted on mean the same; it has to be said where they have. */
  means?: Means | undefined;
  /** Why it is changed, for everyone, where the act has no reason of its own. */
  why?: Details['why'] | undefined;
}

/** An act, and its reason, as the log tells them. */
export interface DoneAct {
  act: LogAct;
  why?: Details['why'] | undefined;
}

/** A change of the document of a thing, with all that a rule asks of it. */
export interface Change extends Changer {
  /** What is stored, in the transaction of the change. */
  kept: ReadStore;
  noun: ServerNoun;
  id: string;
  path: string;
  /** The document that stands there; nothing where the thing is new, or what stands there can't be read. */
  before: ThingDocument | undefined;
  /** What stands there, whether it can be read or not: its type, and since when; nothing where the thing is new. */
  taken: { type: string; at: number } | undefined;
  /** What tells what stands there from any other; empty where nothing does. */
  version: string;
  /** The document as it was given. */
  asked: ThingDocument;
  /** The document that comes to stand there. */
  after: ThingDocument;
  /** The names of the fields in which it is another than that which stands there. */
  fields: readonly string[];
  /** People have acted on it, or wait to. */
  isActedOn: boolean;
  /** The act by which it is changed, with its own reason; nothing where a document is put. */
  said: DoneAct | undefined;
}

/** What every change keeps to. @throws DeskFault where this one does not: nothing of it is done then */
export type Rule = (change: Change) => void | Promise<void>;
