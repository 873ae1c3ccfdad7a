import type { Context } from 'hono';
import type { ActResult } from '../../schema/common.ts';
import type { Agreed } from './agreed.ts';
import type { Actable } from './rules.ts';
import type { Body } from '../http/body.ts';
import type { Markup } from '../pages/layout.ts';
import type { SentForm } from '../pages/fields.ts';
import type { RefusalStatus } from '../core/refusal.ts';

/** Does what a noun does on its own at the addresses of its acts; everything else about them is the same for all nouns. */
export interface ActHandlers<S extends Actable> {
  /** Path of a thing below the app, e.g. `/petitions/:id`. */
  at: string;
  /** Finds the thing that a request is about. */
  find(c: Context): Promise<S | undefined>;
  /** Receives the act that begins all others, as to sign, to vote or to join. @throws Refusal where it is not taken */
  begin(thing: S, body: Body, c: Context): Promise<ActResult>;
  /** Answers with the page of the thing, and with a form that was sent and has to be corrected. */
  show(c: Context, thing: S, sent: SentForm, status: 200 | RefusalStatus): Promise<Response>;
  /** Names of the fields of that form which a person can correct. */
  fields: readonly string[];
  /** Renders what waits for its code under a key, to be read once more; nothing where that is said elsewhere. */
  renderWaiting?(c: Context, thing: S, key: string, lang: string): Promise<Markup | undefined>;
  /**
   * Renders what only those see whose act counts; nothing where that is no more than others see.
   *
   * @param key the key that goes on with the act in this browser, where it is known
   */
  renderCounted?(c: Context, thing: S, key?: string): Promise<Markup | undefined>;
  /** Tells when the words that someone agreed to last came to mean something else since; nothing where they mean the same. */
  changedSince?(thing: S, agreed: Agreed): Promise<number | undefined>;
  /** Tells that nobody may know the count of a thing yet, and until when where that is known; nothing where everyone may. */
  hiddenUntil?(thing: S): { until: number | undefined } | undefined;
  /** Reads the thing as those see it whose act counts: it goes with their receipt. */
  readForReceipt?(c: Context, thing: S): Promise<object | undefined>;
}
