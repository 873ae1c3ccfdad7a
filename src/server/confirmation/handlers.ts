import type { Context } from 'hono';
import type { ActResult } from '../../schema/common.ts';
import type { Actable } from './rules.ts';
import type { Body } from '../http/body.ts';
import type { Markup } from '../pages/layout.ts';
import type { SentForm } from '../pages/fields.ts';
import type { RefusalStatus } from '../core/refusal.ts';

/** What differs between the addresses of petitions and of polls. */
export interface Office<S extends Actable> {
  /** The path of a thing below the app, e.g. `/:id`. */
  at: string;
  /** The thing that a request is about. */
  find(c: Context): Promise<S | undefined>;
  /** The act that begins all others: to sign, to vote. */
  begin(thing: S, body: Body, c: Context): Promise<ActResult>;
  /** The page of the thing, with a form that was sent and is to be mended. */
  show(c: Context, thing: S, sent?: SentForm, status?: 200 | RefusalStatus): Promise<Response>;
  /** The fields of its form that a person can mend. */
  fields: readonly string[];
  /** What a counted act gives to see. */
  reward?(c: Context, thing: S): Promise<Markup | undefined>;
  /** What a counted act's receipt carries. */
  gift?(c: Context, thing: S): Promise<object | undefined>;
}
