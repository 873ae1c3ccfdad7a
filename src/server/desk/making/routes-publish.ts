import { Hono, type Context } from 'hono';
import type { Stored } from '../../core/noun.ts';
import { momentOf } from '../../core/phases.ts';
import { slugOf } from '../../core/slug.ts';
import { findThing } from '../../core/things.ts';
import { snippetsFor } from '../../embedding/snippet.ts';
import { readBody } from '../../http/body.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import { DeskFault, DocumentFault } from '../faults.ts';
import type { DeskPage } from '../pages/desk.ts';
import { grantFor, may, type Officer } from '../roles.ts';
import { nothing, Outdated, putIn, soundId, type Desk } from '../things.ts';
import { gone, withDraft } from './begun.ts';
import { allFaults, faultsFrom } from './checks.ts';
import { besideOf, documentFrom } from './document.ts';
import { findDraft, removeDraft, versionOfValues, type Draft } from './drafts.ts';
import { deletePage } from './page-delete.ts';
import { snippetPage, snippetPath } from './page-snippet.ts';
import { summaryPage, type SummaryState } from './page-summary.ts';
import { saidOf, titleOfDraft, type Begun } from './say.ts';
import { freeName } from './free-name.ts';

/** Why nothing was published. */
type Refused = 'gone' | 'changed' | 'taken';

/** Serves the summary of a draft, its publication, its end, and the code that shows what was published. */
export function publishRoutes(options: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { services, nouns } = options;
  const { store, clock, site } = services;

  /** What the name of the address would be: the title, in letters that addresses have. */
  const nameFor = (begun: Begun, page: DeskPage): Promise<string> =>
    freeName(store, slugOf(titleOfDraft(saidOf(page, begun), begun.draft.values)) || begun.noun.type);

  async function show(
    c: Context,
    page: DeskPage,
    begun: Begun,
    state: Partial<SummaryState> = {},
    status: 200 | 409 | 422 = 200,
  ): Promise<Response> {
    const { draft, model } = begun;
    const faults = state.faults ?? allFaults(model, draft.values, momentOf(services), draft.origin);
    const version = await versionOfValues(draft.values);
    const name = state.name ?? (await nameFor(begun, page));
    return c.html(summaryPage(page, begun, { version, ...state, faults, name }), status);
  }

  app.get('/desk/drafts/:draft', (c) => withDraft(c, options, (page, begun) => show(c, page, begun)));

  app.post('/desk/drafts/:draft', (c) =>
    withDraft(c, options, async (page, begun, officer) => {
      const { name: sent = '', version = '' } = (await readBody(c)) as Record<string, string>;
      const name = sent.trim().slice(0, 200).toWellFormed();
      const { summary } = saidOf(page, begun).desk;
      const faults = allFaults(begun.model, begun.draft.values, momentOf(services), begun.draft.origin);
      if (faults.length > 0) return show(c, page, begun, { faults, name }, 422);
      if (!soundId.test(name)) return show(c, page, begun, { name, nameFault: summary.addressInvalid }, 422);
      const desk = deskOf(officer);
      try {
        const made = await publish(desk, begun, name, version);
        if (made === 'gone') return gone(c, page);
        if (made === 'changed') {
          const draft = await findDraft(store, begun.draft.id);
          return draft ? show(c, page, { ...begun, draft }, { name, isOutdated: true }, 409) : gone(c, page);
        }
        if (made === 'taken') {
          const other = await freeName(store, name);
          return show(c, page, begun, { name, nameFault: summary.taken(name, other) }, 422);
        }
        return goTo(c, page, snippetPath(made), 'published');
      } catch (error) {
        if (!(error instanceof DocumentFault)) throw error;
        const found = faultsFrom(begun.model, begun.draft.values, error.faults);
        return show(c, page, begun, { faults: found, name }, 422);
      }
    }),
  );

  /** Puts the thing, writes the log and ends the draft, all in one transaction. Answers its path, or why nothing was done. */
  const publish = (desk: Desk, begun: Begun, name: string, version: string): Promise<Refused | `/${string}`> =>
    store.write(async (writer) => {
      const draft = await findDraft(writer, begun.draft.id);
      if (!draft) return 'gone';
      if (version !== (await versionOfValues(draft.values))) return 'changed';
      const document = documentFrom(begun.making, begun.model, draft.values);
      try {
        const { path } = await putIn(writer, desk, `${begun.noun.path}/${name}`, document);
        await begun.making.addBeside?.(writer, name, besideOf(begun.model, draft.values), desk.now);
        await removeDraft(writer, draft.id);
        return path as `/${string}`;
      } catch (error) {
        if (isTaken(error)) return 'taken';
        throw error;
      }
    });

  const deskOf = (officer: Officer): Desk => ({
    store,
    nouns,
    baseUrl: services.baseUrl,
    timeZone: site.timeZone,
    now: clock(),
    by: grantFor(officer, 'publish')!.role,
    expects: nothing,
  });

  app.get('/desk/drafts/:draft/delete', (c) => withDraft(c, options, (page, begun) => c.html(deletePage(page, begun))));
  app.post('/desk/drafts/:draft/delete', (c) =>
    withDraft(c, options, async (page, { draft }) => {
      await store.write((writer) => removeDraft(writer, draft.id));
      return goTo(c, page, endOf(draft), 'deleted');
    }),
  );

  for (const noun of nouns) {
    app.get(`/desk${noun.path}/:id/snippet`, (c) =>
      asOfficer(
        c,
        services,
        (officer) => may(officer, 'read', c.req.param('id')),
        async (page) => {
          const stored = await findThing(store, noun, c.req.param('id'));
          const [address] = noun.addresses;
          if (!stored || !address) return c.notFound();
          const code = snippetsFor(stored, address, site);
          return c.html(snippetPage(page, stored as Stored, code, c.req.query('done') === 'published'));
        },
      ),
    );
  }
  return app;
}

/** Returns where one goes on when a draft has ended. */
const endOf = ({ of }: Draft): string => (of === '' ? '/desk/new' : '/desk');

/** Checks whether something stands at the address already. */
const isTaken = (error: unknown): boolean =>
  error instanceof Outdated ||
  (error instanceof DeskFault && !(error instanceof DocumentFault) && error.status === 409);
