import type { Writer } from '../store/store.ts';
import type { Services } from './services.ts';

/** An act of a person whose address is kept, as its rows tell it. */
export interface KeptAct {
  scope: string;
  thing: string;
  kind: string;
  act: string;
  /** When it was made, in milliseconds since 1970. */
  at: number;
  textVersion: string;
  person: { email: string; name: string; place: string; display_publicly: number; receive_news: number; lang: string };
}

/** Who asks what is kept of them (GDPR, articles 15 and 17). */
export interface Asking {
  email: string;
  /** All acts with this address, however it is spelt. */
  acts: readonly KeptAct[];
}

/** Something that is kept of a person. */
export interface Holding {
  /** Of what it is: its counts may change. */
  scope: string;
  thing: string;
  /** What it is, as it is told to them. */
  told: object;
  /** Erases it. What counted and can't be taken back any more stays counted, without a tie to them. */
  erase(writer: Writer, now: number): Promise<void>;
}

/** Finds what a noun keeps of a person. It is asked outside of the transaction that may erase it, since it makes digests. */
export type FindHoldings = (services: Services, asking: Asking) => Promise<Holding[]>;
