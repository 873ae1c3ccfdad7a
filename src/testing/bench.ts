import type { AdapterOptions, CivicAdapter, Identity } from '../adapters/adapter.ts';

/** Something that stands in the backend. */
export interface ThingBench {
  /** Its address, as one copies it from the platform's address bar. */
  src: string;
}

/** A fresh backend, whatever stands in it. */
export interface PlainBench {
  /** Makes a new adapter over the backend with these options. */
  open(options: AdapterOptions): CivicAdapter;
  /** Answers what the adapter sends, where the backend is simulated; it is the network where this is left out. */
  fetch?(request: Request): Response | Promise<Response>;
  /** An address of the platform where nothing stands. */
  missing: string;
  /** Identity of who acts, where the platform knows people by a token or an id. */
  identity?: Identity;
  /** Returns the code in the last mail to an address, once it has been sent; where the platform mails codes. */
  code?(email: string): Promise<string>;
  close?(): Promise<void>;
}
