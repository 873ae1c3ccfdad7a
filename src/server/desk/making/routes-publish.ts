import { Hono, type Context } from 'hono';
import type { Stored } from '../../core/noun.ts';
import { momentOf } from '../../core/phases.ts';
import { slugOf } from '../../core/slug.ts';
import { findThing, pathOf } from '../../core/things.ts';
import { snippetsFor } from '../../embedding/snippet.ts';
import { readBody } from '../../http/body.ts';
import { TooManyChanges } from '../changes-limit.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import { DocumentFault } from '../faults.ts';
import { promisesInVain } from '../keeping.ts';
import type { DeskPage } from '../pages/desk.ts';
import { whyId, whyIds } from '../pages/why-fields.ts';
import { may } from '../roles.ts';
import { soundId } from '../things.ts';
import { gone, withDraft } from './begun.ts';
import { allFaults, faultsFrom } from './checks.ts';
import { correctionOf, findCorrected, rebased } from './correcting.ts';
import { documentFrom } from './document.ts';
import { findDraft, keepDraft, removeDraft, versionOfValues } from './drafts.ts';
import { freeName } from './free-name.ts';
import { correctingForm, correctPath, whyLanguagesOf, type CorrectingState } from './page-correct.ts';
import { deletePage } from './page-delete.ts';
import { snippetPage, snippetPath } from './page-snippet.ts';
import { summaryPage, type SummaryState } from './page-summary.ts';
import { publishing, type Refused, type Sent } from './publish.ts';
import { readReasons } from '../why.ts';
import { saidOf, titleOfDraft, type Begun } from './say.ts';

type State = Partial<SummaryState & CorrectingState>;

/** Serves the summary of a draft, its publication, its end, and the code that shows what was published. */
export function publishRoutes(options: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { services, nouns } = options;
  const { store, clock, site } = services;
  const publish = publishing(services, nouns);

  /** What the name of the address would be: the title, in letters that addresses have. */
  const nameFor = (begun: Begun, page: DeskPage): Promise<string> =>
    freeName(store, slugOf(titleOfDraft(saidOf(page, begun), begun.draft.values)) || begun.noun.type);

  const faultsOf = ({ model, draft }: Begun) => allFaults(model, draft.values, momentOf(services), draft.origin);

  async function show(
    c: Context,
    page: DeskPage,
    begun: Begun,
    state: State = {},
    status: 200 | 409 | 422 | 429 = 200,
  ): Promise<Response> {
    const faults = state.faults ?? faultsOf(begun);
    const version = await versionOfValues(begun.draft.values);
    if (begun.draft.of === '') {
      const name = state.name ?? (await nameFor(begun, page));
      const { making, model, draft } = begun;
      const isInVain = faults.length === 0 && promisesInVain(documentFrom(making, model, draft.values));
      return c.html(summaryPage(page, begun, { version, isInVain, ...state, faults, name }), status);
    }
    const correction = await correctionOf(store, begun, momentOf(services));
    if (!correction) return gone(c, page);
    const { stored, document } = correction;
    const passed = faults.length === 0 ? await begun.noun.answering?.passed?.(services, stored, document) : undefined;
    const form = correctingForm(page, begun, correction, { version, passed, ...state });
    const isInVain = promisesInVain(document, stored.document);
    return c.html(
      summaryPage(page, begun, { version, name: '', isInVain, ...state, faults, publishing: form }),
      status,
    );
  }

  /** Says why nothing was published, and what to do. */
  async function refuse(c: Context, page: DeskPage, begun: Begun, sent: Sent, why: Refused): Promise<Response> {
    const draft = await findDraft(store, begun.draft.id);
    if (why === 'gone' || !draft) return gone(c, page);
    const now = { ...begun, draft };
    const { name = '', why: typed } = sent;
    const { summary, correct } = saidOf(page, begun).desk;
    if (why === 'changed') return show(c, page, now, { name, why: typed, outdated: summary.changedMeanwhile }, 409);
    if (why === 'erased') return show(c, page, now, { why: typed, outdated: correct.erased }, 409);
    if (why === 'told') return show(c, page, now, { why: typed, outdated: correct.told }, 409);
    if (why === 'unsaid') return show(c, page, now, { why: typed, isUnsaid: true, nameFault: correct.unsaid }, 422);
    if (why === 'taken') {
      return show(c, page, now, { name, nameFault: summary.taken(name, await freeName(store, name)) }, 422);
    }
    const stored = await findCorrected(store, now);
    if (!stored) return gone(c, page);
    const { draft: upon, meanwhile } = await rebased(now, stored);
    await store.write((writer) => keepDraft(writer, upon, clock()));
    return show(c, page, { ...now, draft: upon }, { why: typed, meanwhile, outdated: correct.outdated }, 409);
  }

  app.get('/desk/drafts/:draft', (c) => withDraft(c, options, (page, begun) => show(c, page, begun)));

  app.post('/desk/drafts/:draft', (c) =>
    withDraft(c, options, async (page, begun, officer) => {
      const body = (await readBody(c)) as Record<string, string>;
      const { name: typed = '', version = '', means = '' } = body;
      const correction = await correctionOf(store, begun, momentOf(services));
      const { why, faults: unfit } = readReasons(body, correction ? whyLanguagesOf(correction) : []);
      const name = typed.trim().slice(0, 200).toWellFormed();
      const isMade = begun.draft.of === '';
      const faults = faultsOf(begun);
      if (faults.length > 0) return show(c, page, begun, { faults, name, why }, 422);
      if (isMade && !soundId.test(name)) {
        return show(c, page, begun, { name, nameFault: saidOf(page, begun).desk.summary.addressInvalid }, 422);
      }
      if (correction && Object.keys(unfit).length > 0)
        return show(c, page, begun, { name, why, fields: whyIds('', unfit) }, 422);
      const sent = { name, version, means, why };
      try {
        const made = await publish(begun, officer, sent);
        if ('refused' in made) return await refuse(c, page, begun, sent, made.refused);
        return isMade
          ? goTo(c, page, snippetPath(made.path), 'published')
          : goTo(c, page, correctPath(made.path), 'corrected');
      } catch (error) {
        if (error instanceof TooManyChanges) {
          c.header('Retry-After', String(error.retryAfter));
          return show(c, page, begun, { name, why, outdated: page.said.thing.tooOften }, 429);
        }
        if (!(error instanceof DocumentFault)) throw error;
        const isUnexplained = error.faults.some(({ field }) => /^(?:reason|why)\./.test(field));
        if (isUnexplained && correction) {
          const [first] = whyLanguagesOf(correction);
          return show(c, page, begun, { name, why, fields: { [whyId('', first)]: 'why.missing' } }, 422);
        }
        const found = faultsFrom(begun.model, begun.draft.values, error.faults);
        return show(c, page, begun, { faults: found, name, why }, 422);
      }
    }),
  );

  app.get('/desk/drafts/:draft/delete', (c) => withDraft(c, options, (page, begun) => c.html(deletePage(page, begun))));
  app.post('/desk/drafts/:draft/delete', (c) =>
    withDraft(c, options, async (page, { draft, noun }) => {
      await store.write((writer) => removeDraft(writer, draft.id));
      return goTo(c, page, draft.of === '' ? '/desk/new' : correctPath(pathOf(noun, draft.of)), 'deleted');
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
          const code = snippetsFor(stored, address, site, await options.scripts?.());
          return c.html(snippetPage(page, stored as Stored, code, c.req.query('done') === 'published'));
        },
      ),
    );
  }
  return app;
}
