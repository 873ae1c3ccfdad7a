import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { spokenIn, type ThingDocument } from '../core/documents.ts';
import type { Stored } from '../core/noun.ts';
import { momentOf, phaseOf } from '../core/phases.ts';
import { pathOf, readThings } from '../core/things.ts';
import { readSent } from './act.ts';
import { deskActs } from './acts.ts';
import { answerWith, createWork, problem, readIfSent, readObject, type Needed } from './api-work.ts';
import { deleteDraft, refuseDeleting } from './deleting.ts';
import { DocumentFault, isSame } from './faults.ts';
import { fieldsOf } from './form-faults.ts';
import { findDraft } from './making/drafts.ts';
import { mergePatch } from './merge-patch.ts';
import { titleOf } from './pages/things.ts';
import type { DeskRoutes } from './options.ts';
import { may, type Duty } from './roles.ts';
import { callRoutes } from './routes-calls.ts';
import { unknownRoutes } from './routes-unknown.ts';
import { readMeans } from './rewording.ts';
import { runningActs, sentActs, type Given, type RunningAct } from './running.ts';
import { changeThing, getThing, versionOf, type Desk } from './things.ts';
import { readReasonsIn } from './why.ts';
import { putWarned, warningsOf, type Warning } from './warnings.ts';

/*
 * The desk for programs: JSON below `/desk/api`, for who brings a key (RFC 6750). No cookie is looked at here, so that no page can act in
 * the name of who opened it. All of it may be sent again: the same document, put twice, is one change.
 */

const root = '/desk/api';

/** Largest document that is read, in bytes: one in nine languages is longer than what a person sends. */
const largestDocument = 1024 * 1024;

/** Makes the routes of the desk for programs. */
export function apiRoutes(options: DeskRoutes): Hono {
  const { services, nouns } = options;
  const app = new Hono({ strict: false });
  const { store, baseUrl } = services;
  const work = createWork(options);
  app.use(
    `${root}/*`,
    bodyLimit({ maxSize: largestDocument, onError: (c) => problem(c, 413, 'A document has 1 MB at most.') }),
  );
  app.route('/', callRoutes(options, root, work));

  app.get(root, (c) =>
    work(c, { duty: 'read', anywhere: true }, async (_, key) => {
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
  app.delete(`${root}/drafts/:draft`, async (c) => {
    const draft = await findDraft(store, c.req.param('draft'));
    return work(c, { duty: 'publish', scope: draft?.of || undefined }, async (desk) => {
      await deleteDraft(desk, c.req.param('draft'));
      return c.body(null, 204);
    });
  });
  for (const noun of nouns) {
    const thing = `${root}${noun.path}/:id`;
    const idOf = (c: Context): string => c.req.param('id') ?? '';
    const needs = (c: Context, duty: Duty): Needed => ({ duty, scope: idOf(c) });
    const addressOf = (c: Context): string => `${baseUrl}${pathOf(noun, idOf(c))}`;
    app.get(thing, (c) =>
      work(c, needs(c, 'read'), async (desk, key) => {
        const stored = await getThing(desk, addressOf(c));
        const isHidden = !may(key, 'publish', stored.scope) && noun.isCountPublic?.(stored.document, desk) === false;
        return show(c, stored, 200, [], isHidden ? Object.keys(noun.revising?.counted?.(stored.document) ?? {}) : []);
      }),
    );
    app.put(thing, (c) =>
      work(c, needs(c, 'publish'), async (desk) => {
        const given = await readDocument(c);
        const { stored, isNew, warnings } = await putWarned(saidWith(c, desk), addressOf(c), given, services.counts);
        return show(c, stored, isNew ? 201 : 200, warnings);
      }),
    );
    app.patch(thing, (c) =>
      work(c, needs(c, 'publish'), async (desk) => {
        const patch = await readDocument(c);
        let before: ThingDocument | undefined;
        const change = (document: ThingDocument) => mergePatch((before = document), patch);
        const stored = await changeThing(saidWith(c, desk), addressOf(c), change);
        return show(c, stored, 200, await warningsOf(desk, services, stored, before));
      }),
    );
    app.delete(thing, (c) => work(c, needs(c, 'publish'), (desk) => refuseDeleting(desk, addressOf(c))));
    for (const name of Object.keys(runningActs) as RunningAct[]) {
      app.post(`${thing}/${name}`, (c) =>
        work(c, needs(c, 'publish'), async (desk) =>
          show(c, await runningActs[name](desk, addressOf(c), await readAct(c, name))),
        ),
      );
    }
    for (const { name, duty, run } of deskActs) {
      app.post(`${thing}/${name}`, (c) =>
        work(c, needs(c, duty), async (desk) => show(c, await run(desk, addressOf(c), await readObject(c)))),
      );
    }
  }
  app.route('/', unknownRoutes(app, root, work));
  return app;
}

/** Answers a document, with its version as its tag, and with what of it may not have been meant. @param hidden the fields that count what is hidden from who reads it */
const show = async (
  c: Context,
  { document }: Stored,
  status: 200 | 201 = 200,
  warnings: readonly Warning[] = [],
  hidden: readonly string[] = [],
): Promise<Response> => {
  const told = Object.fromEntries(Object.entries(document).filter(([field]) => !hidden.includes(field)));
  return answerWith(c, { ...told, ...(warnings.length > 0 && { warnings }) }, await versionOf(document), status);
};

/** Reads a document, or fields of one: the warnings of an answer may come back with it. */
async function readDocument(c: Context): Promise<Record<string, unknown>> {
  const { warnings: _, ...document } = await readObject(c);
  return document;
}

/**
 * Returns the desk with what the address says of a change: what other words mean, and why, in any language (`?why.fr=…`).
 *
 * @throws DocumentFault where it is no such word
 */
function saidWith(c: Context, desk: Desk): Desk {
  const query = c.req.query();
  return { ...desk, means: readMeans(query['means']), why: readReasonsIn(query) };
}

async function readAct(c: Context, name: RunningAct): Promise<Given> {
  const { why, reason, until } = readSent(sentActs[name] as typeof sentActs.extend, await readIfSent(c));
  if (why && reason && !isSame(why, reason)) {
    throw new DocumentFault([
      { field: 'reason', detail: 'is the earlier name of "why", and says other words: leave it out.' },
    ]);
  }
  return { why: readReasonsIn(fieldsOf('why', why ?? reason)), until };
}
