import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { text } from '../../schema/common.ts';
import { spokenIn } from '../core/documents.ts';
import type { Stored } from '../core/noun.ts';
import { momentOf } from '../core/phases.ts';
import { findThing } from '../core/things.ts';
import { parseBody, readBody, type Body } from '../http/body.ts';
import { TooManyChanges } from './changes-limit.ts';
import { asOfficer, deskFor, goTo, pageFor, type DeskRoutes, type DeskSection, type DeskThing } from './entry.ts';
import { withoutHidden } from './log-hidden.ts';
import { Outdated, unexplained } from './faults.ts';
import { readLog } from './log.ts';
import { thingPage, possibleActs, type ThingState } from './pages/thing.ts';
import { thingsPage } from './pages/things.ts';
import type { DeskPage } from './pages/desk.ts';
import { whyId, whyIds } from './pages/why-fields.ts';
import { readAsked } from './listing/asked.ts';
import { findDrafts } from './listing/drafts.ts';
import { readThingFigures } from './listing/figures.ts';
import { findListed } from './listing/find.ts';
import { findingFor, readNotes } from './listing/finding.ts';
import { may, mayAnywhere, type Officer } from './roles.ts';
import { ResultsFault, toldResults } from './keeping/results.ts';
import { erasedAt, ErasedFault } from './retention/reopening.ts';
import { extendFault, needsWhy, runningActs, type RunningAct } from './running.ts';
import { readWhy } from './why.ts';
import { hasActs, versionOf } from './things.ts';

/** Serves what stands on the server, and what its officers do with it. */
export function thingRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store } = services;

  const figuresOf = (stored: Stored, lang: string) => readThingFigures(services, nouns, stored, lang);

  app.get('/desk', (c) =>
    asOfficer(
      c,
      services,
      (officer) => mayAnywhere(officer, 'read'),
      async (page, officer) => {
        const lang = page.words.lang;
        const types = nouns.map(({ type }) => type);
        // A draft is in no thing yet: who may publish in one alone makes none, and reads none.
        const hasDrafts = may(officer, 'publish');
        const asked = readAsked(c.req.query(), types);
        const starts = sectionsOf(c).flatMap(({ start }) => start?.(page, officer) ?? []);
        if (asked.state === 'draft') {
          const found = hasDrafts ? await findDrafts(store, nouns, asked) : { items: [], number: 0 };
          const asking = { asked, nouns, number: found.number, hasDrafts };
          return c.html(thingsPage(page, { ...found, things: [], drafts: found.items, starts, asking }));
        }
        const finding = findingFor(page, { services, nouns }, sectionsOf(c), officer);
        const { items, number, next } = await findListed(finding, asked);
        const things = await Promise.all(
          items.map(async ({ thing, notes }) => ({ ...thing, notes, figures: await figuresOf(thing, lang) })),
        );
        const asking = { asked, nouns, number, hasDrafts };
        return c.html(thingsPage(page, { things, drafts: [], next, starts, asking }));
      },
    ),
  );

  /** Finds what keeps a thing from being opened again. */
  const findEnd = async ({ scope, kind, document }: DeskThing): Promise<Pick<ThingState, 'erasedAt' | 'told'>> => {
    const told = toldResults(kind, document, momentOf(services));
    return { erasedAt: await erasedAt(store, scope), told: told && (await hasActs(store, scope)) ? told : undefined };
  };

  const addresses = nouns.flatMap((noun) => noun.addresses);
  const sectionsOf = (c: Context): readonly DeskSection[] => c.get('deskSections') ?? [];

  const show = async (
    c: Context,
    page: DeskPage,
    officer: Officer,
    stored: DeskThing,
    more: Partial<ThingState> = {},
    status: 200 | 409 | 422 | 429 = 200,
  ): Promise<Response> => {
    const [figures, version, history, notes, end] = await Promise.all([
      figuresOf(stored, page.words.lang),
      versionOf(stored.document),
      readLog(store, { scope: stored.scope, after: c.req.query('after') }),
      readNotes(page, { nouns }, sectionsOf(c), stored),
      findEnd(stored),
    ]);
    const mayPublish = may(officer, 'publish', stored.scope);
    const links = sectionsOf(c).flatMap(({ linksOf }) => linksOf?.(page, officer, stored) ?? []);
    const hints = sectionsOf(c).flatMap(({ hintOf }) => hintOf?.(page, officer, stored) ?? []);
    const shown = { ...history, entries: await withoutHidden(services, addresses, history.entries) };
    const state = { stored, figures, version, history: shown, mayPublish, links, hints, notes, ...end };
    return c.html(thingPage(page, { ...state, ...more }), status);
  };

  for (const noun of nouns) {
    const path = `/desk${noun.path}/:id`;
    const find = (c: Context) => findThing(store, noun, idOf(c));
    app.get(path, (c) =>
      asOfficer(
        c,
        services,
        (officer) => may(officer, 'read', idOf(c)),
        async (page, officer) => {
          const stored = await find(c);
          return stored ? show(c, page, officer, stored, { done: actOf(c.req.query('done')) }) : c.notFound();
        },
      ),
    );
    app.post(path, (c) =>
      asOfficer(
        c,
        services,
        (officer) => may(officer, 'publish', idOf(c)),
        async (page, officer) => {
          const stored = await find(c);
          if (!stored) return c.notFound();
          const { act, version, until, values, why, faults } = readAct(await readBody(c), stored);
          const desk = deskFor({ services, nouns }, officer, { duty: 'publish', scope: stored.scope }, version);
          const standing = { stored, ...(await findEnd(stored)) };
          const isOutdated =
            version !== (await versionOf(stored.document)) || !possibleActs(page, standing).includes(act);
          if (isOutdated) return show(c, page, officer, stored, { isOutdated, sent: { act, values } }, 409);
          const { document } = stored;
          const dayFault = act !== 'extend' ? undefined : until ? extendFault(desk, document, until) : 'required';
          const isUnsaid = needsWhy(act, document, desk) && unexplained(document, why) !== undefined;
          const fields = {
            ...(isUnsaid && { [whyId(`${act}-`, spokenIn(document)[0])]: 'why.missing' }),
            ...whyIds(`${act}-`, faults),
          };
          if (dayFault || Object.keys(fields).length > 0)
            return show(c, page, officer, stored, { sent: { act, values, fault: dayFault, fields } }, 422);
          try {
            await runningActs[act](desk, stored.path, { until, why });
          } catch (error) {
            if (error instanceof TooManyChanges) {
              c.header('Retry-After', String(error.retryAfter));
              return show(c, page, officer, stored, { isTooOften: true, sent: { act, values } }, 429);
            }
            if (!(error instanceof Outdated || error instanceof ErasedFault || error instanceof ResultsFault))
              throw error;
            const now = await find(c);
            return show(c, page, officer, now ?? stored, { isOutdated: true, sent: { act, values } }, 409);
          }
          return goTo(c, pageFor(c, services), `/desk${stored.path}`, act);
        },
      ),
    );
  }
  return app;
}

/** Returns the id of the thing that a path names. */
const idOf = (c: Context): string => c.req.param('id') ?? '';

const acts = Object.keys(runningActs) as [RunningAct, ...RunningAct[]];
const actOf = (word: string | undefined): RunningAct | undefined => acts.find((act) => act === word);

const sentAct = z.object({
  act: z.literal(acts),
  version: text(100),
  until: z.optional(text(40)),
});

/** Reads an act as its form sends it: why it is done stands in a field for each language. */
function readAct(body: Body, { document }: Stored) {
  const { act, version, until } = parseBody(sentAct, body);
  const { why, faults } = readWhy(body, document);
  const values = Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >;
  return { act, version, until, why, faults, values };
}
