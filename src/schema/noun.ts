import type * as z from 'zod/mini';
import type { Thing } from './common.ts';

/*
 * What a noun is, as a value. The adapter contract, the REST adapter, the conformance kit, the server's paths, the OpenAPI document and
 * the protocol's tables are derived from these values, so that a noun is spelt out once.
 */

/** Facts of an act beside its path and its answer. */
interface ActFacts {
  /** Confirmed by a mailed code: received first, and done once it is confirmed. */
  readonly mailed?: boolean;
  /** The act without which this one is of no use. */
  readonly needs?: string;
}

/** One thing that can be done with a noun: what is sent where, and what is answered. */
export interface Act<Sent = unknown, Answer = unknown> extends ActFacts {
  /** A `GET` sends what it asks for as the query of the address. */
  readonly method: 'GET' | 'POST';
  /** Below the address of the thing. */
  readonly path: string;
  /** Shape of the answer. A refusal is an answer too where the shape has an `outcome`. */
  readonly answer: z.ZodMiniType<Answer>;
  /** Type of what is sent. It is never there when the program runs: the shape is known to the server only. */
  readonly sent?: Sent;
}

/** Declares an act that is posted. `Sent` is `undefined` where nothing is sent. */
export const act = <Sent, Answer>(
  path: string,
  answer: z.ZodMiniType<Answer>,
  facts?: ActFacts,
): Act<Sent, Answer> => ({ method: 'POST', path, answer, ...facts });

/** Declares a question, which changes nothing. `Query` is `undefined` where there is nothing to choose. */
export const query = <Query, Answer>(
  path: string,
  answer: z.ZodMiniType<Answer>,
  facts?: ActFacts,
): Act<Query, Answer> => ({ method: 'GET', path, answer, ...facts });

/** A kind of thing that people meet: what it is, what is counted of it, and what can be done with it. */
export interface Noun {
  /** The `type` that its things answer with. */
  readonly type: string;
  /** First part of its addresses. */
  readonly plural: string;
  /** Name of its group of methods in the adapter contract; absent where there is nothing to do. */
  readonly group?: string;
  /** Shape of a thing, as the widgets read it. */
  readonly shape: z.ZodMiniType<Thing>;
  /** What is counted of it, the main number first. */
  readonly metrics: readonly string[];
  /** The act that each ability of `can` allows. */
  readonly abilities: Readonly<Record<string, string>>;
  readonly acts: Readonly<Record<string, Act>>;
}

/** Declares a noun; the compiler checks it, and keeps its words as types. */
export const noun = <const N extends Noun>(manifest: N): N => manifest;
