import type * as z from 'zod/mini';
import type { Thing } from './common.ts';

/*
 * What a noun is, as a value. The adapter contract, the REST adapter, the conformance kit, the server's paths, the OpenAPI document and
 * the protocol's tables are derived from these values, so that a noun is spelt out once.
 */

/** Facts of an act beside its path and its answer. */
interface ActFacts {
  /** A code is mailed: the act is received first, and done once it is confirmed. */
  readonly mailed?: boolean;
  /** The act without which this one is of no use. */
  readonly needs?: string;
}

/** What goes with an act: a body that is posted, a query of an address that is read, or nothing. */
type Sends = 'body' | 'query' | 'nothing';

/** One thing that can be done with a noun: what is sent where, and what is answered. */
export interface Act<Sent = unknown, Answer = unknown, S extends Sends = Sends> extends ActFacts {
  readonly sends: S;
  /** Below the address of the thing. */
  readonly path: string;
  /** Shape of the answer. A refusal is an answer too where the shape has its `outcome`. */
  readonly answer: z.ZodMiniType<Answer>;
  /** Type of what is sent. It is never there when the program runs: its shape is known to the server only. */
  readonly sent?: Sent;
}

/** Declares an act that is posted. */
export const act = <Sent, Answer>(
  path: string,
  answer: z.ZodMiniType<Answer>,
  facts?: ActFacts,
): Act<Sent, Answer, 'body'> => ({ sends: 'body', path, answer, ...facts });

/** Declares a question, which changes nothing. */
export const query = <Sent, Answer>(path: string, answer: z.ZodMiniType<Answer>): Act<Sent, Answer, 'query'> => ({
  sends: 'query',
  path,
  answer,
});

/** Declares a part that is read at an address of its own. */
export const part = <Answer>(path: string, answer: z.ZodMiniType<Answer>): Act<never, Answer, 'nothing'> => ({
  sends: 'nothing',
  path,
  answer,
});

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
