import * as z from 'zod/mini';
import type { ServerNoun } from '../core/noun.ts';
import type { DeskRoutes, DeskThing } from './options.ts';
import { readSent } from './act.ts';
import type { Duty, Holder } from './roles.ts';
import type { Soon } from './soon.ts';
import type { Desk } from './things.ts';

/*
 * What is done at the desk without a page: over HTTP below `/desk/api`, and at the command line. One value says what it takes; its route,
 * its command and its description come from there, and what it does is done by the function that the page of the same act calls.
 */

/** Who asks for something, and with what. */
export interface Asked<B = unknown, Q = unknown> {
  options: DeskRoutes;
  desk: Desk;
  /** Who asks, with their roles. */
  holder: Holder;
  /** What stands for who asks wherever two people are needed: no two share it. */
  person: string;
  /** What stands in the braces of the path. */
  part: string;
  body: B;
  query: Q;
  /** Returns which of these languages who asks would read: the first, where they say nothing of it. */
  prefers: (languages: readonly string[]) => string;
  /** Lets the answer wait for what takes long. */
  soon: Soon;
}

/** A list that is given out as fast as it is taken. Whoever has it closes it. */
export interface Handed {
  type: string;
  /** Name of its file. */
  name?: string | undefined;
  parts: AsyncGenerator<string>;
  close(): Promise<void>;
}

/** What came of it. */
export type Told = { body: object; status?: 200 | 201 | 202; version?: string | undefined } | { handed: Handed };

/** What is said of a call besides what it does. */
interface About<B, Q> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Path below that of the thing, or where it is done to none, below `/desk/api`: `/papers/{entry}/figures`. */
  readonly path: string;
  readonly duty: Duty;
  /** It is enough to have the duty in one thing: what is answered is of those things alone. */
  readonly anywhere?: boolean;
  /** What it does, for the help and the description. */
  readonly help: string;
  /** Its words at the command line: `papers enter`. */
  readonly command?: string;
  /** Parses what is sent; nothing is, where it is missing. */
  readonly body?: z.ZodMiniType<B>;
  /** Something of it has to be sent, though each field can be left out. */
  readonly needsBody?: true;
  /** Parses what stands behind the question mark, or in the options of the command. */
  readonly query?: z.ZodMiniObject & z.ZodMiniType<Q>;
  /** What is answered, where more than that it is an object is said of it. */
  readonly answers?: z.ZodMiniType;
  /** What is answered is given out as a stream. */
  readonly streams?: boolean;
}

/** A call as it is kept in a list: what it takes is parsed within. */
export interface DeskCall extends About<unknown, unknown> {
  /** The nouns to whose things it is done; to the site, where nothing is said. */
  readonly of?: (noun: ServerNoun) => boolean;
  /** Does it. @throws DeskFault; Refusal */
  run(asked: Asked, thing: DeskThing | undefined): Promise<Told>;
}

/** What a call is made of that is done to a thing. */
interface ThingCall<B, Q> extends About<B, Q> {
  of(noun: ServerNoun): boolean;
  run(asked: Asked<B, Q>, thing: DeskThing): Promise<Told>;
}

/** What a call is made of that is done to the site. */
interface SiteCall<B, Q> extends About<B, Q> {
  run(asked: Asked<B, Q>): Promise<Told>;
}

const nothingSent = z.strictObject({});

/** Parses what was sent. @throws DocumentFault, with each field that is wrong */
function parsed<B, Q>({ body, query }: About<B, Q>, asked: Asked): Asked<B, Q> {
  // What nobody asked for is refused, and not lost without a word.
  if (!body) readSent(nothingSent, asked.body ?? {});
  return {
    ...asked,
    body: (body ? readSent(body, asked.body) : undefined) as B,
    query: (query ? readSent(query, asked.query) : {}) as Q,
  };
}

/** Makes a call that is done to a thing. */
export const thingCall = <B, Q>(given: ThingCall<B, Q>): DeskCall => ({
  ...given,
  run: (asked, thing) => given.run(parsed(given, asked), thing!),
});

/** Makes a call that is done to the site. */
export const siteCall = <B, Q>(given: SiteCall<B, Q>): DeskCall => ({
  ...given,
  run: (asked) => given.run(parsed(given, asked)),
});
