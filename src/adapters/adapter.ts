import type { Thing } from '../schema/common.ts';
import type { Act, Noun } from '../schema/noun.ts';
import type { AnyNoun } from '../schema/nouns.ts';

/** Options that every call ends with. */
export interface CallOptions {
  /** Ends the call; the adapter then rejects with the signal's reason, untouched. */
  signal?: AbortSignal;
  /** BCP 47 language that the texts are wanted in; a backend that lacks it answers in its own. */
  lang?: string;
}

export interface ReadOptions extends CallOptions {
  /** Ask the backend again even where a cache could answer: after an act of one's own. */
  fresh?: boolean;
}

/** Options of reading a part that has an address of its own, and may come in pages. */
export interface PartOptions extends ReadOptions {
  /** The `next` of the page before; without it, the first page is read. */
  after?: string;
}

/** A thing as it is now, and for how many seconds it is worth keeping (`Cache-Control: max-age`). */
export interface Snapshot {
  thing: Thing;
  maxAge?: number;
  /** Address at which the backend tells of every change of it, for `follow`; its part `of` names the thing there. */
  events?: string;
}

/** Listener of who follows things. */
export interface Heard {
  /** The connection lives: called at the beginning, and from time to time. */
  alive(): void;
  /** The connection is lost. `forGood`: it does not come back by itself. */
  lost(forGood: boolean): void;
  /** A thing has changed, by the name of it in its address; where it does not come along, it is to be read. */
  changed(name: string, thing?: Thing): void;
}

/** Signature of the method of an act: the address of the thing, what is sent where something is, and the options. */
type Method<A> =
  A extends Act<infer Sent, infer Answer, infer Sends>
    ? Sends extends 'body'
      ? (src: string, act: Sent, options?: CallOptions) => Promise<Answer>
      : Sends extends 'query'
        ? (src: string, query: Sent, options?: ReadOptions) => Promise<Answer>
        : (src: string, options?: PartOptions) => Promise<Answer>
    : never;

type Methods<N extends Noun> = { [A in keyof N['acts']]: Method<N['acts'][A]> };
type GroupName<N> = N extends { group: infer G extends string } ? G : never;

/** All methods of each group: those for the acts of a noun. */
type Groups = { [N in AnyNoun as GroupName<N>]: Methods<N> };
type Group = keyof Groups;

/** All methods of a group. Each act is safe to repeat with the same key: the second is a success that changes nothing. */
export type ActsOf<G extends Group> = Groups[G];

type SomeGroups = { readonly [G in Group]?: Partial<Groups[G]> };

/**
 * The contract: what a backend is asked for, the same for every platform.
 *
 * `src` is always the address of the thing itself, as one copies it from the platform's address bar. A group or a method
 * that is missing means "cannot": the element then shows no control for it, or a link where the thing's ability says that it
 * can be done `elsewhere`. Without `join` in `comments` and `confirm` in the others, nobody is asked for an email address:
 * who acts is then the page's to say (`AskIdentity`), and a call that needs more rejects with `unauthorized`. An adapter
 * keeps no cache, touches no document and has no words of its own; it answers in the types of `schema/`, and rejects with a
 * `CivicError` only.
 */
export interface CivicAdapter extends SomeGroups {
  /** The platform, in lower case: it stands in the messages for developers. */
  readonly name: string;
  /**
   * True where the backend knows an act again by its key, days later too: what got no answer is then kept on the participant's device and
   * sent again by itself.
   */
  readonly repeatable?: boolean;
  /** Reads the thing at `src`; its `type` says what it is. */
  read(src: string, options?: ReadOptions): Promise<Snapshot>;
  /**
   * Follows things of one backend by one connection, at the addresses that their reads named, until the returned function is called. Without
   * it, they are read again from time to time.
   */
  follow?(events: readonly string[], heard: Heard): () => void;
  /**
   * Tells that somebody begins to fill in a form of the thing at `src`: nothing goes with it, and whatever becomes of it is ignored. It is
   * called where the thing says that it counts this, `can.start`, and once per element that shows it.
   */
  start?(src: string): unknown;
  /**
   * Asks for the challenge that a browser solves before an act on the thing at `src`; it goes back with its solution as the act's `work`. It is called where the
   * thing says that it asks for that, `can.work`. Whatever becomes of it, the act is sent.
   */
  challenge?(src: string, options?: CallOptions): Promise<unknown>;
}

/** Identity of the person who acts, as the page knows it. It is used for one call and kept by nobody here. */
export interface Identity {
  /** Bearer token of the platform. */
  token?: string;
  /** A lasting id of this person on the page's own site, for platforms that take one (Polis: `xid`). */
  id?: string;
  /** The client that the token was made for, where the platform asks for it (Decidim: `X-Jwt-Aud`). */
  audience?: string;
}

export interface IdentityQuestion {
  /** Name of the adapter that asks. */
  adapter: string;
  /** Address of the thing that is acted upon. */
  src: string;
  /** The platform did not take the last token: another one is needed. */
  expired: boolean;
}

/** Given by the page, once for all widgets; asked when an act needs it. Nothing where nobody is logged in. */
export type AskIdentity = (question: IdentityQuestion) => Identity | undefined | Promise<Identity | undefined>;

/** Options that every adapter takes; each may add options of its own. */
export interface AdapterOptions {
  identity?: AskIdentity;
  /** Milliseconds for one attempt, 10 000 where not given. */
  timeout?: number;
  /** Instead of the page's own. */
  fetch?: typeof fetch;
}

export type CreateAdapter = (options?: AdapterOptions) => CivicAdapter;

/** Finds the adapter that speaks with what stands at an address: the one of that name, or else whose platform has such addresses. */
export type FindAdapter = (src: string, name: string) => CivicAdapter | Promise<CivicAdapter>;

/** Capability of an adapter, as `group.method`. */
export type CapabilityOf<A extends CivicAdapter> = {
  [G in Group]: A[G] extends object ? `${G}.${keyof A[G] & string}` : never;
}[Group];

/** A name that the contract does not have would never be called. */
type Known<A> = {
  [K in keyof A]: K extends Group
    ? { [M in keyof A[K]]: M extends keyof NonNullable<CivicAdapter[K]> ? A[K][M] : never }
    : K extends keyof CivicAdapter
      ? A[K]
      : never;
};

/**
 * Checks an adapter against the contract while it is written: an unknown group or method, or one that takes or answers
 * something else, does not compile. The type that comes out knows what the adapter can (`CapabilityOf`).
 */
export const defineAdapter = <const A extends CivicAdapter>(adapter: A & Known<A>): A => adapter;
