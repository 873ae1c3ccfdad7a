import type { Hono } from 'hono';

/** What a server serves besides the nouns, as its desk. */
export interface Room {
  routes: Hono;
  /** Does what is due by now. */
  runDue?(): Promise<void>;
}
