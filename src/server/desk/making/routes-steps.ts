import { Hono, type Context } from 'hono';
import type { MakingStep } from '../../core/making.ts';
import { momentOf } from '../../core/phases.ts';
import { readBody } from '../../http/body.ts';
import { goTo, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { gone, withDraft } from './begun.ts';
import { stepFaults } from './checks.ts';
import { valuesAtFirst } from './document.ts';
import { findDraft, keepDraft, versionOfValues, type Draft } from './drafts.ts';
import { languagesIn, valuesOf, withoutRow, withTyped, type Values } from './form.ts';
import { languagesSent } from './languages.ts';
import { livePart } from './page-live.ts';
import { languagesPage } from './page-new.ts';
import { draftPath, stepPage, type StepState } from './page-step.ts';
import type { Begun } from './say.ts';
import { withTimeSaid } from './time-said.ts';
import { languages as spokenHere } from '../../words/words-for.ts';

/** Serves the short pages of the form. What is typed is kept whether it is sound or not. */
export function stepRoutes(options: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { services } = options;
  const { store, clock, site } = services;
  const versionOf = (step: MakingStep, values: Values) => versionOfValues(valuesOf(step, values));

  async function show(
    c: Context,
    page: DeskPage,
    begun: Begun,
    step: MakingStep,
    state: Partial<StepState> = {},
  ): Promise<Response> {
    const { values } = begun.draft;
    const version = await versionOf(step, values);
    const status = state.isOutdated ? 409 : state.faults?.length ? 422 : 200;
    const isBack = isReturning(c);
    c.set('policy', { 'frame-src': "'self'" });
    const beside = livePart(page, begun, step);
    const shown = { step, values, faults: [], version, isReturning: isBack, beside, ...state };
    return c.html(stepPage(page, begun, shown), status);
  }

  /** Keeps what was typed, unless someone else has typed there since the page was asked for: then answers what stands there. */
  const keep = (id: string, isSame: (now: Draft) => Promise<boolean>, change: (now: Draft) => Values) =>
    store.write(async (writer): Promise<{ draft: Draft; theirs?: Values } | undefined> => {
      const now = await findDraft(writer, id);
      if (!now) return undefined;
      const draft = { ...now, values: change(now) };
      if (!(await isSame(now))) return { draft, theirs: now.values };
      await keepDraft(writer, draft, clock());
      return { draft };
    });

  app.get('/desk/drafts/:draft/languages', (c) =>
    withDraft(c, options, async (page, begun) => {
      const { values } = begun.draft;
      const langs = languagesIn(values);
      return c.html(languagesPage(page, begun, langs, langs.join(' '), c.req.query('check') === 'yes'));
    }),
  );

  app.post('/desk/drafts/:draft/languages', (c) =>
    withDraft(c, options, async (page, begun) => {
      const body = await readBody(c);
      const langs = languagesSent(body);
      if (langs.length === 0) return c.html(languagesPage(page, begun, langs, '', true), 422);
      // What stands in a language that was taken out stays in the draft, should it come back.
      const added = valuesAtFirst(begun.making, begun.model.name, site, langs, spokenHere);
      await store.write(async (writer) => {
        const now = await findDraft(writer, begun.draft.id);
        if (!now) return;
        const values = { ...(now.of === '' && added), ...now.values, languages: langs.join(' ') };
        await keepDraft(writer, { ...now, values }, clock());
      });
      return goTo(c, page, draftPath(begun.draft.id));
    }),
  );

  app.get('/desk/drafts/:draft/:step', (c) =>
    withDraft(c, options, async (page, begun) => {
      const step = stepNamed(c, begun);
      if (!step) return c.notFound();
      const isChecked = c.req.query('check') === 'yes';
      const { values, origin } = begun.draft;
      const faults = isChecked ? stepFaults(step, values, momentOf(services), origin) : [];
      return show(c, page, begun, step, { faults });
    }),
  );

  app.post('/desk/drafts/:draft/:step', (c) =>
    withDraft(c, options, async (page, begun) => {
      const step = stepNamed(c, begun);
      if (!step) return c.notFound();
      const body = await readBody(c);
      const { act = '', version = '' } = body as Record<string, string>;
      const kept = await keep(
        begun.draft.id,
        async ({ values }) => version === (await versionOf(step, values)),
        ({ values }) => withTimeSaid(begun, site, values, changed(step, withTyped(step, values, body), act)),
      );
      if (!kept) return gone(c, page);
      const { draft, theirs } = kept;
      const now = { ...begun, draft };
      const isOutdated = theirs !== undefined;
      if (isOutdated) return show(c, page, now, step, { theirs, isOutdated, version: await versionOf(step, theirs) });
      if (act === 'later') return goTo(c, page, '/desk/new');
      // Whoever leaves the page takes what was typed along: what is wrong with it is said in the summary.
      if (act === 'back') return goTo(c, page, draftPath(draft.id, stepBefore(begun, step)));
      if (act === 'summary') return toSummary(c, page, draft);
      const [, list = ''] = /^add:(\w+)$/.exec(act) ?? [];
      if (list || act.startsWith('remove:')) return show(c, page, now, step, { more: list });
      const faults = stepFaults(step, draft.values, momentOf(services), draft.origin);
      if (faults.length > 0) return show(c, page, now, step, { faults });
      const next = isReturning(c) ? '' : nextStep(begun, step);
      return next ? goTo(c, page, draftPath(draft.id, next)) : toSummary(c, page, draft);
    }),
  );
  return app;
}

const stepNamed = (c: Context, { model }: Begun): MakingStep | undefined =>
  model.steps.find(({ name }) => name === c.req.param('step'));

/** Checks whether one came from the summary, to change this page alone. */
const isReturning = (c: Context): boolean => c.req.query('back') === 'summary';

/** Leads to the summary: where something is corrected, to what changes, which stands below all that is said. */
const toSummary = (c: Context, page: DeskPage, { id, of }: Draft): Response =>
  goTo(c, page, draftPath(id), undefined, of === '' ? undefined : 'publish');

/** Returns the name of the step that follows; that of none behind the last. */
const nextStep = ({ model }: Begun, step: MakingStep): string => model.steps[model.steps.indexOf(step) + 1]?.name ?? '';

/** Returns the name of the page before a step: before the first one, languages are chosen. */
const stepBefore = ({ model }: Begun, step: MakingStep): string =>
  model.steps[model.steps.indexOf(step) - 1]?.name ?? 'languages';

/** Takes the row away that its button names. */
function changed({ asks }: MakingStep, values: Values, act: string): Values {
  const [, list, row] = /^remove:(\w+)\.(\d{1,3})$/.exec(act) ?? [];
  const rows = asks.find((asked) => 'rows' in asked && asked.rows === list);
  return rows && 'rows' in rows ? withoutRow(rows, values, Number(row)) : values;
}
