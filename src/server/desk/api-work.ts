import type { Context } from 'hono';
import type { StatusCode } from 'hono/utils/http-status';
import { createGuards } from '../core/guard.ts';
import { dayOf } from '../core/zoned-day.ts';
import { problemType } from '../http/problems.ts';
import { isTagged, nothing, readMatch } from './expected.ts';
import { DeskFault, DocumentFault, TooOften, type FieldFault } from './faults.ts';
import { idempotencyKeyOf, once } from './idempotency/once.ts';
import { useKey, type ProgramKey } from './keys.ts';
import type { DeskRoutes } from './options.ts';
import { grantFor, mayAnywhere, type Duty, type Grant } from './roles.ts';
import type { Desk } from './things.ts';

/* What every request of a program has in common: its key, the version that it is made upon, and how it is told what is wrong. */

/** What a key has to be good for: in this scope, in any thing at all, or (where neither is said) in the whole site. */
export interface Needed {
  duty: Duty;
  scope?: string | undefined;
  anywhere?: boolean | undefined;
  /** What is answered is a stream, which is not kept. */
  streams?: boolean | undefined;
}

/** Does something for who has a key that is good for it. */
export type Work = (
  c: Context,
  needed: Needed,
  run: (desk: Desk, key: ProgramKey) => Promise<Response>,
) => Promise<Response>;

/** Makes what checks keys. Who has none is limited. */
export function createWork({ services, nouns, limits = {} }: DeskRoutes): Work {
  const { store, site, baseUrl, clock } = services;
  const guardStrangers = createGuards(limits, services, 'programs')();
  return async (c, needed, run) => {
    const [, bearer = ''] = /^Bearer +([\w-]+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
    const key = await useKey(store, bearer, dayOf(clock(), site.timeZone));
    if (!key) {
      guardStrangers(c);
      c.header('WWW-Authenticate', 'Bearer realm="desk"');
      return problem(c, 401, 'Send a key of this server: Authorization: Bearer civic-desk-… See civic-widgets key.');
    }
    const grant = grantOf(key, needed);
    if (!grant) return problem(c, 403, `The key "${key.name}" is not good for this: its role or its thing is another.`);
    const done = { now: clock(), by: grant.role, holder: key, expects: expected(c) };
    const desk = { store, nouns, baseUrl, timeZone: site.timeZone, ...done };
    try {
      const given = c.req.method === 'POST' ? idempotencyKeyOf(c.req.header('Idempotency-Key')) : undefined;
      if (given === undefined) return await run(desk, key);
      if (needed.streams)
        throw new DeskFault(422, 'A list is not kept to be answered again: leave Idempotency-Key out.');
      const sent = `${c.req.method} ${c.req.url}\n${await c.req.text()}`;
      return await once(store, clock, { bearer, given, sent }, () => run(desk, key));
    } catch (error) {
      if (error instanceof DocumentFault) return problem(c, 422, 'Nothing of it is taken or changed.', error.faults);
      if (error instanceof TooOften) c.header('Retry-After', String(error.retryAfter));
      if (error instanceof DeskFault) return problem(c, error.status, error.message);
      throw error;
    }
  };
}

const grantOf = (key: ProgramKey, { duty, scope, anywhere }: Needed): Grant | undefined =>
  anywhere ? (mayAnywhere(key, duty) ? key.grants[0] : undefined) : grantFor(key, duty, scope);

/** Returns the version that a change is made upon: that of `If-Match`, or nothing where it must not be there yet. */
function expected(c: Context): string | undefined {
  if (c.req.header('If-None-Match')?.trim() === '*') return nothing;
  return readMatch(c.req.header('If-Match'));
}

/** Answers JSON, with the version of what it tells as its tag. */
export function answerWith(c: Context, body: object, version: string | undefined, status: 200 | 201 | 202 = 200) {
  if (version === undefined) return c.json(body, status);
  c.header('ETag', `"${version}"`);
  const isKnown = c.req.method === 'GET' && isTagged(c.req.header('If-None-Match'), version);
  return isKnown ? c.body(null, 304) : c.json(body, status);
}

/** Reads what was sent. @throws DeskFault where it is no object of JSON */
export async function readObject(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  throw new DeskFault(422, 'Send a JSON object.');
}

/** Reads what was sent where nothing need be. @throws DeskFault where it is no object of JSON */
export const readIfSent = async (c: Context): Promise<Record<string, unknown>> =>
  (await c.req.text()) === '' ? {} : readObject(c);

/** A problem document (RFC 9457), in English: its reader writes programs. */
export function problem(c: Context, status: StatusCode, detail: string, errors?: readonly FieldFault[]): Response {
  const title = titles[status] ?? 'Not done';
  const body = { type: 'about:blank', title, status, detail, ...(errors && { errors }) };
  return c.newResponse(JSON.stringify(body), status, { 'Content-Type': problemType });
}

const titles: Partial<Record<number, string>> = {
  401: 'No key',
  403: 'Not allowed',
  404: 'Nothing stands here',
  405: 'Not done this way',
  409: 'Not possible now',
  412: 'Changed in the meantime',
  413: 'Too large',
  422: 'Not taken',
  429: 'Too many',
};
