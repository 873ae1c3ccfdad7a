import { digest } from '../core/crypto.ts';
import type { ThingDocument } from '../core/documents.ts';
import type { Kind, Stored } from '../core/noun.ts';
import type { Moment, PhaseFault, Schedule } from '../core/phases.ts';
import type { Reason } from '../core/refusal.ts';
import { dropMails } from '../mail/outgoing.ts';
import type { Services } from '../core/services.ts';
import type { Reader, Writer } from '../store/store.ts';
import type { ActWords } from '../words/act-words.ts';
import type { ConfirmableRequests } from './requests.ts';
import { acts, challenges, events, people } from './tables.ts';

/** A noun on whose things people act. */
export interface ActKind<D extends ThingDocument = ThingDocument> extends Kind<D> {
  /** The part of an address below a thing where its acts are sent to, e.g. `signatures`. */
  readonly acts: string;
  /** The requests that follow the act that begins. */
  readonly requests: ConfirmableRequests;
  readonly rules: ActRules<Actable<D>>;
  /** What is said of its acts. */
  words(lang: string): ActWords;
}

/** What people act on: each act is received, confirmed by mail, and can be taken back. */
export type Actable<D extends ThingDocument = ThingDocument> = Stored<D, ActKind<D>>;

export type Person = Exclude<Awaited<ReturnType<typeof findPerson>>, undefined>;

/** An act as the rows tell it. */
export interface FoundAct {
  /** The act that counts: for a signature confirmed as a double, the one that was counted before it. */
  id: string;
  state: 'waiting' | 'counted' | 'withdrawn';
  /** When it came into this state. */
  at: number;
  /** Who acted, as long as it is kept. */
  person: Person | undefined;
  /** What stands for the person in this thing: two people with the same one are the same. */
  identity: string | undefined;
}

/** An act that waits for its confirmation. */
export type WaitingAct = FoundAct & { person: Person; identity: string };

/** What differs from noun to noun. */
export interface ActRules<S extends Actable> {
  identityOf(services: Services, thing: S, email: string): Promise<string>;
  /** The act with this id (see `actId`); nothing where none was received. */
  find(services: Services, reader: Reader, thing: S, id: string): Promise<FoundAct | undefined>;
  /** The act that a mail's link leads to where nothing is left for this person to confirm. */
  takenBy(reader: Reader, thing: S, identity: string, act: string): Promise<string | undefined>;
  confirmFault(schedule: Schedule, moment: Moment): PhaseFault | undefined;
  withdrawFault(document: S['document'], moment: Moment): Reason | undefined;
  /** Makes a confirmed act count; answers why it does not. */
  count(services: Services, writer: Writer, thing: S, act: WaitingAct, now: number): Promise<Reason | undefined>;
  /** Takes a counted act out of the count. */
  uncount(writer: Writer, thing: S, act: FoundAct): Promise<void>;
  /** Erases all that was kept of who acted and how. */
  erase(writer: Writer, thing: S, act: string): Promise<void>;
}

/** The id of an act: the digest of its key, bound to its thing where several stand in one scope. */
export const actId = ({ scope, id }: Actable, key: string): Promise<string> =>
  digest(scope === id ? key : `${id}\n${key}`);

export const findPerson = (reader: Reader, scope: string, act: string) => reader.get(people, { scope, act });

/** The row of an act on this very thing. */
export async function findRow(reader: Reader, { scope, id: thing }: Actable, id: string) {
  const row = await reader.get(acts, { scope, id });
  return row?.thing === thing ? row : undefined;
}

/** When something became of an act; nothing where it did not. */
export async function happenedAt(
  reader: Reader,
  { scope, id: thing }: Actable,
  kind: string,
  act: string,
): Promise<number | undefined> {
  return (await reader.get(events, { scope, thing, kind, act }))?.at;
}

/** Adds what became of an act. */
export async function record(writer: Writer, thing: Actable, kind: string, act: string, at: number): Promise<void> {
  await writer.insert(events, { scope: thing.scope, thing: thing.id, kind, act, at });
}

/** Erases who acted, the codes that were mailed, and a mail that has not left. */
export async function erasePerson(writer: Writer, { scope }: Actable, act: string): Promise<void> {
  await writer.remove(people, { scope, act });
  await writer.remove(challenges, { scope, act });
  await dropMails(writer, { scope, about: act });
}

/** The origin of the page where an act was made; nothing where it is none. */
export function originOf(source: string | undefined): string | null {
  const url = source === undefined ? null : URL.parse(source);
  return url && /^https?:$/.test(url.protocol) ? url.origin : null;
}

/** Fewer characters could be guessed, and the key is all it takes to withdraw. */
export const shortestKey = 20;
