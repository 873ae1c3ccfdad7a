import type * as z from 'zod/mini';
import type { Act, Noun } from '../../schema/noun.ts';

/*
 * The acts of a noun as the server takes them. Each is one value: its path and answer come from the table of acts of the schema, its body is
 * the schema that the route parses with, and the OpenAPI document describes that very value.
 */

/** Options that the server adds to an act: how its body is parsed, and what it is called in the OpenAPI document. */
export interface Handling<Sent = unknown> {
  /** Parses the body. */
  readonly body: z.ZodMiniType<Sent>;
  /** Parses the body where it names the act by what a mailed link carries, and not by its key. */
  readonly linkBody?: z.ZodMiniType;
  readonly summary: string;
  /** Meaning of the answer, where the summary does not tell it. */
  readonly answered?: string;
}

/** An act that is posted, as its route takes it. */
export type ActRequest = Act & Handling;

type Posted<N extends Noun> = {
  [A in keyof N['acts']]: N['acts'][A] extends { sends: 'body' } ? A : never;
}[keyof N['acts']];

/** Fields of the body of an act; schemas leave a field out, or give it no value, alike. */
type Sent<A> = A extends Act<infer Fields> ? { [F in keyof Fields]: Fields[F] | undefined } : never;

type Handlings<N extends Noun> = { readonly [A in Posted<N>]: Handling<Sent<N['acts'][A]>> };

/** Joins the acts of a noun that are posted with how the server takes each; the compiler asks for every one of them. */
export function requestsOf<const N extends Noun, const H extends Handlings<N>>(
  { acts }: N,
  handlings: H,
): { readonly [A in Posted<N>]: N['acts'][A] & H[A] } {
  const joined = Object.entries<Handling>(handlings).map(([name, handling]) => [name, { ...acts[name], ...handling }]);
  return Object.fromEntries(joined) as ReturnType<typeof requestsOf<N, H>>;
}
