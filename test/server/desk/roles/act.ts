import type { Role } from '../../../../src/server/desk/roles.ts';
import { fieldsOf, actionOf } from '../forms.ts';
import type { Heard } from '../program.ts';
import { hiddenOf, type Browser } from '../support.ts';

/* What a row of the table says: one act of the desk, who may do it and where, and how it is asked for. */

/** A form as a page of the desk sends it: its path, and what stands in its fields. */
export type Form = readonly [path: string, fields: Record<string, string>];

/** What a program sends below `/desk/api`. */
export type Call = readonly [method: string, path: string, body?: unknown];

/** Reads what a program may, or asks with a body for what is only looked at. */
export type Read = (path: string, body?: object) => Promise<Heard['body']>;

export interface RoleAct {
  act: string;
  /** Who may. */
  may: readonly Role[];
  /** Where the role has to be: in this thing or the whole site, in the whole `site`, or in `any` thing. */
  at: string;
  /** The form of its page, filled in by someone who may. */
  page?: (visit: Browser) => Promise<Form>;
  /** The same over HTTP, by someone who may; it is asked for by its page where there is none. */
  call?: (read: Read) => Promise<Call>;
  /** Another person does it than the one who did what stands above it. */
  isSecond?: true;
  /** It is looked at, or leaves at once: nothing is kept. */
  isLook?: true;
}

export const editors: readonly Role[] = ['owner', 'editor'];
export const moderators: readonly Role[] = ['owner', 'moderator'];
export const hiders: readonly Role[] = ['owner', 'editor', 'moderator'];
export const clerks: readonly Role[] = ['owner', 'clerk'];
export const owners: readonly Role[] = ['owner'];

export const why = { fr: 'Un essai.', en: 'A trial.' };
export const whyFields = { 'why.fr': why.fr, 'why.en': why.en };

/** The hidden fields of the first form of a page, and what is typed into it. */
export const form =
  (path: string, typed: Record<string, string> = {}, from = path) =>
  async (visit: Browser): Promise<Form> => [path, { ...hiddenOf((await visit.get(from)).html), ...typed }];

/** A form of many fields as its page has it, with others typed over. */
export const filled =
  (from: string, typed: Record<string, string> = {}) =>
  async (visit: Browser): Promise<Form> => {
    const { html } = await visit.get(from);
    return [actionOf(html).replace(/\?.*/, ''), { ...fieldsOf(html), act: 'continue', ...typed }];
  };

export const call =
  (...sent: Call) =>
  async (): Promise<Call> =>
    sent;

/** The first value of a hidden field in a page. */
export const valueIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
