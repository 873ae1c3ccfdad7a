import { Hono } from 'hono';
import { goTo, type DeskRoutes } from '../entry.ts';
import { DocumentFault } from '../faults.ts';
import { begunFrom, withDraft } from './begun.ts';
import { findDraft } from './drafts.ts';
import { previewPage, trialMailsPage } from './page-preview.ts';
import { draftPath } from './page-step.ts';
import { createSandboxes, draftOfKey, keyOfDraft } from './sandbox.ts';
import { languagesIn } from './form.ts';

/** Serves the preview of drafts: the widget on a page of the desk, and what it reads, at an address that nobody can guess. */
export function previewRoutes(options: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { services, nouns } = options;
  const sandboxes = createSandboxes(services);

  app.get('/desk/drafts/:draft/preview', (c) =>
    withDraft(c, options, async (page, begun) => {
      const { draft } = begun;
      const key = await keyOfDraft(services, draft.id);
      const isSound = await sandboxes.of(key, begun).then(() => true, whereUnsound);
      // The summary says what is missing.
      if (!isSound) return goTo(c, page, draftPath(draft.id));
      const langs = languagesIn(draft.values);
      const asked = c.req.query('of') ?? page.words.lang;
      return c.html(previewPage(page, begun, key, langs.includes(asked) ? asked : langs[0]!));
    }),
  );

  app.get('/desk/drafts/:draft/mails', (c) =>
    withDraft(c, options, async (page, begun) => {
      const key = await keyOfDraft(services, begun.draft.id);
      const sandbox = await sandboxes.of(key, begun).catch(whereUnsound);
      return c.html(trialMailsPage(page, begun, sandbox ? sandbox.mailbox.mails : []));
    }),
  );

  app.all('/desk/preview/:key/*', async (c) => {
    const key = c.req.param('key');
    const id = await draftOfKey(services, key);
    const draft = id === undefined ? undefined : await findDraft(services.store, id);
    const begun = draft && begunFrom(nouns, draft);
    const sandbox = begun && (await sandboxes.of(key, begun).catch(whereUnsound));
    if (!sandbox) return c.notFound();
    const { method, headers } = c.req.raw;
    const url = new URL(c.req.url);
    url.pathname = url.pathname.slice(url.pathname.indexOf(`/${key}`) + key.length + 1);
    const body = method === 'GET' || method === 'HEAD' ? null : await c.req.text();
    return sandbox.app.request(url, { method, headers, body });
  });
  return app;
}

/** Has no sandbox for what is not sound. */
function whereUnsound(error: unknown): false {
  if (error instanceof DocumentFault) return false;
  throw error;
}
