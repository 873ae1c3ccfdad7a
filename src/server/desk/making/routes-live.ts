import { Hono, type Context } from 'hono';
import { createGuards } from '../../core/guard.ts';
import { momentOf } from '../../core/phases.ts';
import { readBody } from '../../http/body.ts';
import type { DeskRoutes } from '../entry.ts';
import { DocumentFault } from '../faults.ts';
import type { DeskPage } from '../pages/desk.ts';
import { withDraft } from './begun.ts';
import { allFaults, faultsFrom, type MakingFault } from './checks.ts';
import { withTyped } from './form.ts';
import { framePage } from './page-live.ts';
import { createSandboxes, keyOfDraft, type Sandbox } from './sandbox.ts';
import { withSamples } from './samples.ts';
import { lineOf, saidOf, type Begun } from './say.ts';

/** Most previews of one draft in a minute: about two a second, and what their widgets ask. */
const previewsPerMinute = 300;

/**
 * Serves the preview beside a form: what was typed comes with each request and is kept nowhere. The script of the frame sends it with
 * whatever the widget reads, so that any process can answer.
 */
export function liveRoutes(options: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { services } = options;
  const sandboxes = createSandboxes(services);
  const limits = { actsPerMinute: previewsPerMinute, client: (c: Context) => c.req.param('draft') ?? '' };
  const guard = createGuards(limits, services, 'previews')();

  /** Makes a sandbox of what was typed, or says what is wrong with it. */
  async function tryOut(begun: Begun): Promise<Sandbox | readonly MakingFault[]> {
    const { model, draft } = begun;
    const faults = allFaults(model, draft.values, momentOf(services), draft.origin);
    if (faults.length > 0) return faults;
    try {
      return await sandboxes.of(await keyOfDraft(services, draft.id), begun);
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      return faultsFrom(model, draft.values, error.faults);
    }
  }

  app.get('/desk/drafts/:draft/frame', (c) =>
    withDraft(c, options, async (page, begun) =>
      c.html(framePage(page, begun, await keyOfDraft(services, begun.draft.id))),
    ),
  );

  app.post('/desk/drafts/:draft/preview', (c) =>
    withDraft(c, options, async (page, begun) => {
      const step = begun.model.steps.find(({ name }) => name === c.req.query('step'));
      if (!step) return c.notFound();
      guard(c);
      const typed = withTyped(step, begun.draft.values, await readBody(c));
      const values = withSamples(begun, typed, page.words.lang, services.clock());
      const tried = await tryOut({ ...begun, draft: { ...begun.draft, values } });
      const read = c.req.query('read');
      if (!('app' in tried)) return c.json({ faults: linesOf(page, begun, tried) }, read === undefined ? 200 : 422);
      if (read === undefined) return c.json({ faults: [] });
      const [, path] = /^[^?#]*\/desk\/preview\/[^/?#]+(\/.*)$/.exec(read) ?? [];
      if (path === undefined) return c.notFound();
      const headers = { Accept: 'application/json', 'Accept-Language': c.req.header('Accept-Language') ?? '' };
      return tried.app.request(path, { headers });
    }),
  );
  return app;
}

const linesOf = (page: DeskPage, begun: Begun, faults: readonly MakingFault[]): string[] =>
  faults.map((fault) => lineOf(saidOf(page, begun), fault, begun.draft.values));
