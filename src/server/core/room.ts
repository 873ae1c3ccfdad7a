import type { Hono } from 'hono';
import type { OpenApiPart } from './noun.ts';

/** What a server serves besides the nouns, as its desk. */
export interface Room {
  routes: Hono;
  /** What of the interface it answers, put together when it is first asked for. */
  openApi?(): OpenApiPart;
  /** Does what is due by now. */
  runDue?(): Promise<void>;
  /** Writes what it keeps in memory until then, before the store is closed. */
  flush?(): Promise<void>;
}
