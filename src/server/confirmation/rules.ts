import { digest } from '../core/crypto.ts';
import type { ThingDocument } from '../core/documents.ts';
import type { Kind, Stored } from '../core/noun.ts';
import type { ParticipantIds } from '../core/participation.ts';
import type { Moment, PhaseFault, Schedule } from '../core/phases.ts';
import { Refusal, type Reason, type RefusalStatus } from '../core/refusal.ts';
import type { Checked } from '../core/rules.ts';
import type { LeafKind } from '../../tally/leaf.ts';
import { addLeaf } from '../ledger/waiting.ts';
import { dropMails } from '../mail/outgoing.ts';
import type { Services } from '../core/services.ts';
import type { ReadStore, Writer } from '../store/store.ts';
import type { ActWords } from '../words/act-words.ts';
import { forgetHeld } from './holding/state.ts';
import type { ConfirmableRequests } from './requests.ts';
import { acts, events, people } from './tables.ts';

/** A kind of act on things of a noun: to sign, to vote, to join. */
export interface ActKind<D extends ThingDocument = ThingDocument> extends Kind<D> {
  /** The part of an address below a thing where its acts are sent to, e.g. `signatures`. */
  readonly acts: string;
  /** The requests that follow the act that begins. */
  readonly requests: ConfirmableRequests;
  readonly rules: ActRules<Actable<D>>;
  /** Returns what is said of its acts. */
  words(lang: string): ActWords;
  /** Stands before a key in what its act's id is made of; the thing's id where it is missing and several stand in one scope. */
  readonly keyPrefix?: string;
  /** The key goes on acting once the act is counted: who confirms by the mailed link gets one of their own. */
  readonly givesKey?: boolean;
  /** HTTP status of `unknown`, where it is another than that reason usually has. */
  readonly unknownStatus?: RefusalStatus;
}

/**
 * What people act on: each act is received, confirmed by mail, and can be taken back. Its `id` is empty where one acts in a scope as a
 * whole.
 */
export type Actable<D extends ThingDocument = ThingDocument> = Stored<D, ActKind<D>>;

export type Person = Exclude<Awaited<ReturnType<typeof findPerson>>, undefined>;

/** An act as the rows tell it. */
export interface FoundAct {
  /** The act that counts: for a signature confirmed as a double, the one that was counted before it. */
  id: string;
  /** `held` is one that is confirmed and waits for an officer: no noun knows it from one that waits for its author. */
  state: 'waiting' | 'held' | 'counted' | 'withdrawn' | 'invalidated';
  /** When it came into this state. */
  at: number;
  /** Who acted, as long as it is kept. */
  person: Person | undefined;
  /** What stands for who acted where no address is kept of them; see `Identities`. */
  identity?: string | undefined;
  /** It was held and set aside: it never counted. */
  isAside?: true;
}

/** An act that is being confirmed. */
export interface WaitingAct extends FoundAct {
  person: Person;
  identity: string;
  identities: Identities;
  /** The key, as an act's id, that goes on with the act from now on. */
  holder: string;
}

/**
 * What stands for an address in a thing: two people with the same one are the same. It may take digests, so it is made before a
 * transaction; see `digests.ts`.
 */
export interface Identities {
  /** In the form in which addresses are compared. */
  readonly same: string;
  /** In the forms in which they were compared earlier: who acted under one goes on under it. */
  readonly earlier: readonly string[];
  /** What stands for its domain, where no address is kept by which acts could be chosen that are taken out of the count. */
  readonly domain?: string;
  /** What stands for it among the participants of the whole scope, where acts of this kind count there. */
  readonly participant?: ParticipantIds;
}

/** Tells under which name what a person chose is kept, and reads it where it is sealed. What that takes is made once for a request. */
export interface Apart {
  /** Returns the name for what stands for a person; that itself where the kind of acts keeps nothing apart. */
  apart(identity: string): Promise<string>;
  /** Reads what an act says that waits; nothing where it can't be read. */
  open(about: string, kept: string): Promise<string | undefined>;
}

/** The names where nothing is kept apart. */
export const notApart: Apart = { apart: async (identity) => identity, open: async (_, kept) => kept };

/** What differs from one kind of act to another. */
export interface ActRules<S extends Actable> {
  /** Makes what stands for an address; reads nothing. */
  identities(services: Services, thing: S, email: string): Promise<Identities> | Identities;
  /** Makes the name under which what a person chose is kept, where nothing but the secret may lead there from what stands for them. */
  apart?(services: Pick<Services, 'secret'>, identity: string): Promise<string>;
  /** Reads what an act says that waits, where that is kept sealed; nothing where it was sealed with another secret. */
  open?(services: Pick<Services, 'secret'>, about: string, kept: string): Promise<string | undefined>;
  /** Checks whether someone with this identity has an act that counts. */
  isKnown(reader: ReadStore, thing: S, identity: string, names: Apart): Promise<boolean>;
  /** Finds the act with this id (see `actId`); nothing where none was received. */
  find(reader: ReadStore, thing: S, id: string, names: Apart): Promise<FoundAct | undefined>;
  /** Returns the act that a mail's link leads to where nothing is left for this person to confirm. */
  takenBy(reader: ReadStore, thing: S, identity: string, act: string, names: Apart): Promise<string | undefined>;
  /** Returns why nothing can be confirmed now; nothing where it can. */
  confirmFault(schedule: Schedule, moment: Moment): PhaseFault | undefined;
  /** Returns why a counted act can't be withdrawn now; nothing where it can. */
  withdrawFault(document: S['document'], moment: Moment): Reason | undefined;
  /** Makes a confirmed act count; answers why it does not. */
  count(writer: Writer, thing: S, act: WaitingAct, moment: Moment, names: Apart): Promise<Reason | undefined>;
  /** Ends an act that was held and is to be counted, whose author has another one that counts by now; it is counted as any other, where it is missing. */
  supersede?(writer: Writer, thing: S, act: WaitingAct, now: number): Promise<void>;
  /** Gives a counted act's own key its power back, where the rows of the noun tell which key has it. */
  revive?(writer: Writer, thing: S, act: string, identity: string, now: number): Promise<void>;
  /** Takes a counted act out of the count; who was taken out of it before, and withdraws, still can't act once more. */
  uncount(writer: Writer, thing: S, act: FoundAct & { identity: string }, now: number, names: Apart): Promise<void>;
  /** Erases all that was kept of who acted and how. */
  erase(writer: Writer, thing: S, act: string): Promise<void>;
}

/** Returns the id of an act: the digest of its key, bound to its kind, or to its thing where several stand in one scope. */
export const actId = ({ scope, id, kind }: Actable, key: string): Promise<string> =>
  digest(`${kind.keyPrefix ?? (scope === id ? '' : `${id}\n`)}${key}`);

/** Returns the refusal of a key that opens nothing here. */
export const unknownKey = ({ kind: { unknownStatus } }: Actable): Refusal =>
  new Refusal('unknown', unknownStatus && { status: unknownStatus });

/** Makes the next read of a thing count again. What is done in a scope as a whole changes the counts of its own page. */
export const forgetCounts = ({ counts }: Services, { scope, id }: Actable): void => counts.forget(scope, id || scope);

export const findPerson = (reader: ReadStore, scope: string, act: string) => reader.get(people, { scope, act });

/** Reads the row of an act on this very thing. */
export async function findRow(reader: ReadStore, { scope, id: thing }: Actable, id: string) {
  const row = await reader.get(acts, { scope, id });
  return row?.thing === thing ? row : undefined;
}

/** Returns when something became of an act; nothing where it did not. */
export async function happenedAt(
  reader: ReadStore,
  { scope, id: thing }: Actable,
  kind: string,
  act: string,
): Promise<number | undefined> {
  return (await reader.get(events, { scope, thing, kind, act }))?.at;
}

/** What ends an act: it was withdrawn or, before it counted, given up; or its author was erased. */
export const endings = ['withdrawn', 'cancelled', 'erased'] as const;

/** Returns when an act was withdrawn or, before it counted, given up; nothing where it stands. */
export async function endedAt(reader: ReadStore, thing: Actable, act: string): Promise<number | undefined> {
  for (const kind of endings) {
    const at = await happenedAt(reader, thing, kind, act);
    if (at !== undefined) return at;
  }
  return undefined;
}

/** Returns when a counted act was taken out of the count by those who run the site; nothing where it was not, or was put back. */
export const invalidatedAt = (reader: ReadStore, thing: Actable, act: string): Promise<number | undefined> =>
  happenedAt(reader, thing, 'invalidated', act);

/** Adds what became of an act. */
export async function record(
  writer: Writer,
  { scope, id: thing }: Actable,
  kind: string,
  act: string,
  at: number,
): Promise<void> {
  const isNew = await writer.insert(events, { scope, thing, kind, act, at });
  const line = lines[kind];
  // Who joins acts on no thing, and is in no count that a ledger proves.
  if (isNew && line && thing !== '') await addLeaf(writer, { scope, thing }, { ...line, act });
}

/** What becomes of acts and changes a count by it: a line of the ledger. Who votes once more comes in the place of their own. */
const lines: Readonly<Record<string, { kind: LeafKind; amount: 1 | -1 }>> = {
  counted: { kind: 'counted', amount: 1 },
  replaced: { kind: 'replaced', amount: -1 },
  withdrawn: { kind: 'withdrawn', amount: -1 },
};

/** Erases who acted, a mail that has not left, and where the act came from. */
export async function erasePerson(writer: Writer, { scope }: Pick<Actable, 'scope'>, act: string): Promise<void> {
  await writer.remove(people, { scope, act });
  await forgetHeld(writer, scope, act);
  await dropMails(writer, { scope, about: act });
}

/** Returns the origin of the page where an act was made; nothing where it is none. */
export function originOf(source: string | undefined): string | null {
  const url = source === undefined ? null : URL.parse(source);
  return url && /^https?:$/.test(url.protocol) ? url.origin : null;
}

/** Fewer characters could be guessed, and the key is all it takes to withdraw. */
const minKeyLength = 20;

/** Checks the secret key of an act. */
export const checkSecret = (key: string): Checked =>
  key.length < minKeyLength ? { fault: 'invalid' } : { value: key };
