import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { text } from '../../schema/common.ts';
import { spokenIn } from '../core/documents.ts';
import { createGuards } from '../core/guard.ts';
import type { Stored } from '../core/noun.ts';
import { momentOf, phaseOf } from '../core/phases.ts';
import { pathOf, readThings } from '../core/things.ts';
import { problemType } from '../http/problems.ts';
import type { DeskRoutes } from './entry.ts';
import { deskActs } from './acts.ts';
import { DeskFault, DocumentFault, type FieldFault } from './faults.ts';
import { findKey, type ProgramKey } from './keys.ts';
import { mergePatch } from './merge-patch.ts';
import { titleOf } from './pages/things.ts';
import { grantFor, may, mayAnywhere, type Duty, type Grant } from './roles.ts';
import { runningActs, type Given } from './running.ts';
import { changeThing, getThing, nothing, putThing, versionOf, type Desk } from './things.ts';

/*
 * The desk for programs: JSON below `/desk/api`, for who brings a key (RFC 6750). No cookie is looked at here, so that no page can act in
 * the name of who opened it. All of it may be sent again: the same document, put twice, is one change.
 */

const root = '/desk/api';

/** Largest document that is read, in bytes: one in nine languages is longer than what a person sends. */
const largestDocument = 1024 * 1024;

/** What is sent with an act. */
const sentAct = z.object({ reason: z.optional(z.record(text(35), text(300))), until: z.optional(text(40)) });

/** Makes the routes of the desk for programs. */
export function apiRoutes({ services, nouns, limits = {} }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, site, baseUrl, clock } = services;
  const guardStrangers = createGuards(limits, clock)();
  app.use(
    `${root}/*`,
    bodyLimit({ maxSize: largestDocument, onError: (c) => problem(c, 413, 'A document has 1 MB at most.') }),
  );

  /** Does something for who has a key that is good for it, in a thing or (where no id is given) in any. */
  const work = async (
    c: Context,
    duty: Duty,
    id: string | undefined,
    run: (desk: Desk, key: ProgramKey) => Promise<Response>,
  ): Promise<Response> => {
    const [, bearer = ''] = /^Bearer +([\w-]+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
    const key = await findKey(store, bearer);
    if (!key) {
      guardStrangers(c);
      c.header('WWW-Authenticate', 'Bearer realm="desk"');
      return problem(c, 401, 'Send a key of this server: Authorization: Bearer civic-desk-… See civic-widgets key.');
    }
    const grant = id === undefined ? grantAnywhere(key, duty) : grantFor(key, duty, id);
    if (!grant) return problem(c, 403, `The key "${key.name}" is not good for this: its role or its thing is another.`);
    const desk = { store, nouns, baseUrl, timeZone: site.timeZone, now: clock(), by: grant.role, expects: expected(c) };
    try {
      return await run(desk, key);
    } catch (error) {
      if (error instanceof DocumentFault)
        return problem(c, 422, 'The document is not taken, and nothing was changed.', error.faults);
      if (error instanceof DeskFault) return problem(c, error.status, error.message);
      throw error;
    }
  };

  app.get(root, (c) =>
    work(c, 'read', undefined, async (_, key) => {
      const { items, next } = await readThings(store, nouns, c.req.query('after'));
      const listed = items
        .filter(({ scope }) => may(key, 'read', scope))
        .map(async ({ path, document }) => ({
          path,
          type: document.type,
          title: titleOf(document, spokenIn(document)[0] ?? 'fr'),
          phase: phaseOf(document, momentOf(services)),
          version: await versionOf(document),
        }));
      return c.json({ items: await Promise.all(listed), ...(next && { next }) });
    }),
  );
  for (const noun of nouns) {
    const thing = `${root}${noun.path}/:id`;
    const idOf = (c: Context): string => c.req.param('id') ?? '';
    const addressOf = (c: Context): string => `${baseUrl}${pathOf(noun, idOf(c))}`;
    app.get(thing, (c) => work(c, 'read', idOf(c), async (desk) => show(c, await getThing(desk, addressOf(c)))));
    app.put(thing, (c) =>
      work(c, 'publish', idOf(c), async (desk) => {
        const { isNew } = await putThing(desk, addressOf(c), await readObject(c));
        return show(c, await getThing(desk, addressOf(c)), isNew ? 201 : 200);
      }),
    );
    app.patch(thing, (c) =>
      work(c, 'publish', idOf(c), async (desk) => {
        const patch = await readObject(c);
        return show(c, await changeThing(desk, addressOf(c), (document) => mergePatch(document, patch)));
      }),
    );
    for (const [name, run] of Object.entries(runningActs)) {
      app.post(`${thing}/${name}`, (c) =>
        work(c, 'publish', idOf(c), async (desk) => show(c, await run(desk, addressOf(c), await readAct(c)))),
      );
    }
    for (const { name, duty, run } of deskActs) {
      app.post(`${thing}/${name}`, (c) =>
        work(c, duty, idOf(c), async (desk) => show(c, await run(desk, addressOf(c), await readObject(c)))),
      );
    }
  }
  return app;
}

/** Returns the grant by which a key is good for something in any thing at all. */
const grantAnywhere = (key: ProgramKey, duty: Duty): Grant | undefined =>
  mayAnywhere(key, duty) ? key.grants[0] : undefined;

/** Answers a document, with its version as its tag. */
async function show(c: Context, { document }: Stored, status: 200 | 201 = 200): Promise<Response> {
  const tag = `"${await versionOf(document)}"`;
  c.header('ETag', tag);
  const isKnown = c.req.method === 'GET' && c.req.header('If-None-Match') === tag;
  return isKnown ? c.body(null, 304) : c.json(document, status);
}

/** Returns the version that a change is made upon (RFC 9110, 13.1): that of `If-Match`, or nothing where it must not be there yet. */
function expected(c: Context): string | undefined {
  if (c.req.header('If-None-Match')?.trim() === '*') return nothing;
  const match = c.req.header('If-Match')?.trim();
  return match === undefined || match === '*' ? undefined : match.replace(/^"|"$/g, '');
}

async function readObject(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  throw new DeskFault(422, 'Send a JSON object.');
}

async function readAct(c: Context): Promise<Given> {
  const isEmpty = (await c.req.text()) === '';
  const result = z.safeParse(sentAct, isEmpty ? {} : await readObject(c));
  if (result.success) return { why: result.data.reason, until: result.data.until };
  throw new DocumentFault(result.error.issues.map(({ path, message }) => ({ field: path.join('.'), detail: message })));
}

/** A problem document (RFC 9457), in English: its reader writes programs. */
function problem(
  c: Context,
  status: 401 | 403 | 404 | 409 | 412 | 413 | 422,
  detail: string,
  errors?: readonly FieldFault[],
) {
  const title = titles[status];
  const body = { type: 'about:blank', title, status, detail, ...(errors && { errors }) };
  return c.body(JSON.stringify(body), status, { 'Content-Type': problemType });
}

const titles = {
  401: 'No key',
  403: 'Not allowed',
  404: 'Nothing stands here',
  409: 'Not possible now',
  412: 'Changed in the meantime',
  413: 'Too large',
  422: 'Not taken',
};
