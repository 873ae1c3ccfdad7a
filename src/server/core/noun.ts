import type { Hono } from 'hono';
import type * as z from 'zod/mini';
import type { Thing } from '../../schema/common.ts';
import type { Difference } from '../store/recount.ts';
import type { Migration } from '../store/schema.ts';
import type { AnyTable, ReadStore, Store, Writer } from '../store/store.ts';
import type { Forms } from '../words/act-words.ts';
import type { ReachedDuty, Said } from './answering.ts';
import type { Archived } from './archived.ts';
import type { CountDay } from './count-day.ts';
import type { CountServices } from './counts.ts';
import type { Documented } from './documented.ts';
import type { DeliveredList } from './delivery.ts';
import type { ThingDocument } from './documents.ts';
import type { FallKind } from './fall-hours.ts';
import type { NewGuard } from './guard.ts';
import type { Known } from './known.ts';
import type { Making } from './making.ts';
import type { CaseKey, CaseList, Moderated } from './moderation.ts';
import type { Mending } from './mending.ts';
import type { News } from './news.ts';
import type { DataParts, OpenData } from './open-data.ts';
import type { PaperSheet } from './paper.ts';
import type { FindHoldings } from './person.ts';
import type { Moment, Timed } from './phases.ts';
import type { Passed, Promised } from './promised.ts';
import type { Proposing } from './proposing.ts';
import type { Proving } from './proving.ts';
import type { Revising } from './revising.ts';
import type { SaidFault } from './say-issue.ts';
import type { Services } from './services.ts';
import type { View } from './view.ts';
import type { Voices } from './voices.ts';

/* What a noun, as a petition, is on the server. Every list of nouns is made of these values; no other code names one. */

/** Turns a stored document of one version into one of the next. */
export type Lift = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** What is needed to store and to find the things of a noun. */
export interface Kind<D extends ThingDocument = ThingDocument> {
  readonly type: D['type'];
  /** Path of the list of its things, which their own paths begin with. */
  readonly path: string;
  /** Checks a stored document. @throws ZodError where it is not sound. */
  parse(document: unknown): D;
  /** What a sound document is: what is wrong with one is said by it, in words. */
  readonly schema?: z.core.$ZodType;
  /** How documents of earlier versions become those of today, in order: the first one takes a document of version 1 to version 2. */
  readonly lifts?: readonly Lift[];
}

/** A thing, where its rows are, and the path of its page. */
export interface Stored<D extends ThingDocument = ThingDocument, K extends Kind<D> = Kind<D>> {
  kind: K;
  scope: string;
  id: string;
  path: string;
  document: D;
}

/** What stands at an address of this server, whatever it is. */
export interface ThingAt extends Pick<Stored, 'scope' | 'id' | 'path' | 'document'> {
  /** Its words are not shown, and those that it had before are not either. */
  isGone?: boolean;
  read(view: View): Promise<Thing>;
  /** Reads what is published of it as data; its numbers alone, where nothing is said. */
  data?(view: View): Promise<OpenData>;
  /** Reads what stands below it and has data of its own, a hundred at a time. @param after the `next` of those before; others are refused */
  parts?(view: View, after?: string): Promise<DataParts>;
  /** Returns a word that is another one once something below it was hidden, shown or corrected. */
  partsState?(): Promise<string>;
}

/** A kind of address at which things of a noun stand. */
export interface ThingAddress {
  /** Its path, with a name for each part that differs, e.g. `/petitions/:id`. */
  path: string;
  /** The element that shows it, without `civic-`. */
  element: string;
  /** Height that is reserved for its frame before the frame says its own, in CSS pixels. */
  height: number;
  badge: Badge;
  /** Finds the thing; `parts` are those of the address, in their order. */
  find(services: Services, ...parts: string[]): Promise<ThingAt | undefined>;
  /** Finds what reads how the counts of that thing changed, day by day, beside what the log says; nothing while not everyone may know that. */
  days?(services: Services, ...parts: string[]): Promise<(() => Promise<CountDay[]>) | undefined>;
}

/** Which number a picture of a thing's count shows. */
export interface Badge {
  /** The metric where none is asked for. */
  metric: string;
  /** Metrics that may be hidden until the close: a dash stands for them. */
  hidden?: readonly string[];
  /** Says what its metrics count, in a language. */
  units(lang: string): Readonly<Record<string, Forms>>;
  /** Says it of a number of which a part is on paper, where that is another word: nobody confirmed that part by mail. */
  withPaper?(lang: string): Readonly<Record<string, Forms>>;
}

/** A folder that an archive is written to. */
export interface Folder {
  /** Writes a value as JSON, or a text as it is. */
  write(path: string, content: object | string): Promise<void>;
}

/** Writes the archive of a store. */
export interface Archive {
  services: Services;
  folder: Folder;
  /** Adds a thing in its languages; `path` is that of its file, without the extension. */
  put(path: string, versions: Record<string, Thing>): Promise<void>;
}

/** A part of the OpenAPI document. */
export interface OpenApiPart {
  /** Names of the schemas that stand in its paths. */
  schemas: Record<string, z.core.$ZodType>;
  /** Path items; a schema stands in them as the value that the server uses. */
  paths: Record<string, object>;
  /** How who asks is known. */
  securitySchemes?: Record<string, object>;
}

/** Things that are answered: their documents have the parts `answer` and `timeline`. */
export interface Answering<D extends ThingDocument = ThingDocument> {
  /** What its thresholds count; nothing where it has none. */
  units?(lang: string): Forms;
  said(document: D): Said;
  /** Returns what a document promises; nothing where no document of its kind does. */
  promises?(document: D): readonly Promised[];
  /** Finds which numbers were reached, in all its things at once; what is missing there is never due. */
  stamped?(reader: ReadStore): Promise<readonly { scope: string; at: number }[]>;
  /** Finds which of those promises are reached, by their numbers, in the transaction of a change. */
  reached?(reader: ReadStore, stored: Stored<D>, moment: Moment): Promise<number[]>;
  /** Finds what it obliges to by now: after the close, and by its counts, the lowest threshold first; nothing where it never does. */
  duties?(services: CountServices & Timed, stored: Stored<D>): Promise<ReachedDuty[]>;
  /**
   * Finds since when everyone may know what its counts have come to; nothing where they may not, and always where nothing is said.
   * @param archivedAt when it was archived, where that is not long ago
   */
  publicSince?(document: D, moment: Moment, archivedAt?: number): number | undefined;
  /** Finds the thresholds that another document would add where the count stands already. */
  passed?(services: CountServices, stored: Stored<D>, next: D): Promise<number[]>;
  /** The field of the document in which those numbers stand; `thresholds`, where nothing is said. */
  readonly numbersIn?: string;
  /** Stamps the thresholds that a change, or a new document, has set where the count stood already, in its transaction; answers those that everyone may know. */
  stampAdded?(writer: Writer, before: D | undefined, stored: Stored<D>, moment: Moment): Promise<Passed[]>;
  /** Takes those that were stamped while the count was hidden, once everyone may know it: each is answered once. */
  takeUntold?(writer: Writer, stored: Stored<D>, moment: Moment): Promise<Passed[]>;
}

/** Takes acts out of the count of a thing, and puts them back, in the transaction that says so in the log. */
export interface Invalidating<D extends ThingDocument = ThingDocument> {
  /** The metric that falls. */
  readonly metric: string;
  /** Fewer are not chosen by what they have in common: of secret ballots, few would tell how each was cast. */
  readonly fewest: number;
  /** Returns the id of the act that a receipt opens. */
  actOf(stored: Stored<D>, receipt: string): Promise<string>;
  /** Returns those of some acts that count now, one for each that is counted. */
  standing(reader: ReadStore, stored: Stored<D>, acts: readonly string[], has: Secret): Promise<string[]>;
  /** Returns what stands for those who acted, where one can act several times: two of their acts are of one. */
  authors?(reader: ReadStore, stored: Stored<D>, acts: readonly string[]): Promise<string[]>;
  /** Returns those of some acts that came from a domain, where no address is kept of them: how few, a family having one, is told to nobody. */
  atDomain?(
    reader: ReadStore,
    stored: Stored<D>,
    acts: readonly string[],
    domain: string,
    has: Secret,
  ): Promise<string[]>;
  /** Takes acts out of the count; answers those that counted until then. */
  invalidate(writer: Writer, stored: Stored<D>, acts: readonly string[], now: number, has: Secret): Promise<string[]>;
  /** Counts again what was taken out; answers what counts now: not what was withdrawn since. */
  restore(writer: Writer, stored: Stored<D>, acts: readonly string[], moment: Moment, has: Secret): Promise<string[]>;
}

/** Who has the secret of the server, which may be what leads from an act to what was done by it. */
export type Secret = Pick<Services, 'secret'>;

/** Counts on paper of a thing, beside what was done online; `paperCounts` holds them. */
export interface PaperCounting<D extends ThingDocument = ThingDocument> {
  /** The metric that they are part of. */
  readonly metric: string;
  /** Returns what is entered; nothing where it can't be. */
  sheet(document: D): PaperSheet | undefined;
  /** Keeps in step what else depends on the count, in the transaction in which one was added. */
  changed?(writer: Writer, stored: Stored<D>, now: number): Promise<void>;
}

/** A noun on the server: all that the rooms which know no noun ask of it. */
export interface ServerNoun<D extends ThingDocument = ThingDocument> extends Kind<D> {
  /** What its things are called, in the plural: its type, where nothing is said. */
  named?(lang: string): string;
  /** The rows that only it has. */
  readonly tables: readonly AnyTable[];
  /** How databases of earlier versions of its tables become what they are now. */
  readonly migrations?: readonly Migration[];
  readonly addresses: readonly ThingAddress[];
  /** What is said of its documents to those who write them. */
  readonly documented: Documented<D>;
  /** What of the interface it answers. */
  readonly openApi: OpenApiPart;
  /** Its pages, its JSON and its acts. */
  routes(services: Services, newGuard: NewGuard): Hono;
  /** What may change in it once people have acted; anything, where nothing is said. */
  readonly revising?: Revising<D>;
  /**
   * What people read of their data where a document says nothing of it, by the field in which it would: the version alone, where the words are the
   * server's own. Every place in which nothing may be said.
   */
  unsaidNotices?(document: D): Readonly<Record<string, { version: string } | undefined>>;
  /** How many acts stand in a document itself, besides those that people do, and the metric that counts them: the log tells when that changes. */
  stated?(document: D): { of: string; number: number };
  /** Checks whether everyone may know by now how many have acted: before that, nobody at the desk does. They always may, where nothing is said. */
  isCountPublic?(document: D, moment: Moment): boolean;
  /** What its counts oblige the institution to, and what that has said; nothing where there is no such duty. */
  readonly answering?: Answering<D>;
  /** How its things are made at the desk, in forms; by documents only, where nothing is said. */
  readonly making?: Making<D>;
  /** How acts that should not count are taken out of the count, and put back; nothing where they can't be. */
  readonly invalidating?: Invalidating<D>;
  /** Writes to some who acted on other words than those of now, in their language, with the way to take that back; answers behind whom it goes on, if anyone is left. */
  tellOfChange?(
    services: Services,
    writer: Writer,
    thing: Stored<D>,
    part: { after: string; limit: number },
  ): Promise<string | undefined>;
  /** Counts those behind one of them whom that will write to. */
  countToTell?(reader: ReadStore, thing: Stored<D>, after: string): Promise<number>;
  /**
   * Finds which count it was, of one of its things or of what stands below, that people made fall: its metric, and the path of its page.
   * Nothing where that is none, or where not everyone may know it yet.
   */
  fallOf?(
    services: Services,
    thing: Stored<D>,
    fallen: { thing: string; kind: FallKind },
  ): Promise<{ metric: string; path: string } | undefined>;
  /**
   * Tells of which published count a row of counts is a part, in one of its things or in what stands below: the metric, and whether the rows
   * that it counts add to it or take away; `below`: the rest of the path of what stands below. Nothing where it is of none.
   */
  countOf?(counted: Pick<Difference, 'into' | 'key'>): { metric: string; sign: 1 | -1; below?: string } | undefined;
  /** How what is counted on paper becomes part of its counts; nothing where it can't. */
  readonly paper?: PaperCounting<D>;
  /** Which of its counts the ledger proves; nothing where it has none that matters. */
  readonly proving?: Proving<D>;
  /** What an archive says of its things. */
  readonly archived: Archived;
  /** Writes one of its things into an archive, at `path`. */
  exportTo(archive: Archive, stored: Stored<D>, path: string): Promise<void>;
  /** The lists of what people did that can be handed over: to a mayor, to a council. */
  readonly delivers?: readonly DeliveredList<Stored<D>>[];
  /** Who asked for news of a thing. */
  readonly news?: News<Stored<D>>;
  /** Finds what can be read of a document and makes no sense: it is refused of one that is put, and stays where it stood. */
  faultsIn?(document: D): SaidFault[];
  /** Who is known by name or address in a scope. */
  readonly known?: Known;
  /** Finds what it keeps of a person. */
  readonly holdings?: FindHoldings;
  /** Brings some of what databases of before hold to the form of today, where that takes the secret of the server; asked once a minute. */
  bringUpToDate?(services: Services): Promise<void>;
  /** Erases who asked to act or to join in a scope that has closed and never confirmed; answers how many people that were. */
  purge?(store: Store, scope: string, now: number): Promise<number>;
  /** Who may moderate and who speaks for the institution in the scope of one of its things, where people discuss there. */
  voices?(document: D): Voices | undefined;
  /** How what is proposed in one of its things, and voted on one by one, is run; nothing where nothing is. */
  readonly proposing?: Proposing;
  /** Finds what is proposed in one of its things as the thing that people act on, with its own count and all that its noun brings. */
  findProposed?(
    services: Services,
    id: string,
    proposal: string,
  ): Promise<Stored<ThingDocument, ServerNoun> | undefined>;
  /** What of its own rows waits for a moderator, in all scopes. */
  readonly cases?: CaseList;
  /** Finds where a case in the scope of one of its things stands, whichever noun lists it. */
  moderated?(store: ReadStore, found: CaseKey): Promise<Moderated | undefined>;
  /** Proves what it keeps besides counts (stamps, results) from its rows, and mends what is missing or wrong. */
  mend?(services: CountServices, mending: Mending): Promise<void>;
  /** Puts in its part of the demo where it is not there yet; answers whether it was put in. */
  seed?(store: Store, now: number): Promise<boolean>;
}
