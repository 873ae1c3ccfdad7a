import { Hono, type Context } from 'hono';
import type { ServerNoun } from '../../core/noun.ts';
import { momentOf } from '../../core/phases.ts';
import { things } from '../../core/tables.ts';
import { findThing } from '../../core/things.ts';
import { dayIn } from '../../core/zoned-day.ts';
import { readBody } from '../../http/body.ts';
import type { ReadStore } from '../../store/store.ts';
import { TooManyChanges } from '../changes-limit.ts';
import { asOfficer, deskFor, goTo, type DeskRoutes, type DeskThing } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { newsOf } from '../news/letters.ts';
import { may } from '../roles.ts';
import { Outdated } from '../faults.ts';
import { versionOf } from '../things.ts';
import { addStep, answerThing } from './answer.ts';
import { readDuties } from './duties.ts';
import { readAnswer, readStep, type FormOf } from './forms.ts';
import { answerPage } from './page.ts';
import type { AnswerState } from './page-state.ts';

/** Serves the pages at which things are answered, and where their steps are told. */
export function answeringRoutes(options: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  for (const noun of options.nouns.filter(({ answering }) => answering)) {
    for (const form of ['answer', 'step'] as const) addForm(app, options, noun, form);
  }
  return app;
}

function addForm(app: Hono, options: DeskRoutes, noun: ServerNoun, form: AnswerState['form']): void {
  const { services } = options;
  const { store, site } = services;
  const path = `/desk${noun.path}/:id/${form}`;
  const idOf = (c: Context): string => c.req.param('id') ?? '';

  const stateOf = async (stored: DeskThing): Promise<AnswerState> => ({
    form,
    stored,
    said: stored.kind.answering?.said(stored.document) ?? {},
    duties: await readDuties(services, stored),
    version: await versionOf(stored.document),
  });
  const show = async (
    c: Context,
    page: DeskPage,
    stored: DeskThing,
    more: Partial<AnswerState>,
    status: 200 | 409 | 422 | 429 = 200,
  ): Promise<Response> => c.html(answerPage(page, { ...(await stateOf(stored)), ...more }), status);

  app.get(path, (c) =>
    asOfficer(
      c,
      services,
      (officer) => may(officer, 'publish', idOf(c)),
      async (page) => {
        const stored = await findThing(store, noun, idOf(c));
        if (!stored) return c.notFound();
        const isDone = c.req.query('done') === form;
        return show(c, page, stored, { isDone, hasReaders: isDone && (await hasReaders(store, stored)) });
      },
    ),
  );
  app.post(path, (c) =>
    asOfficer(
      c,
      services,
      (officer) => may(officer, 'publish', idOf(c)),
      async (page, officer) => {
        const stored = await findThing(store, noun, idOf(c));
        if (!stored) return c.notFound();
        const body = await readBody(c);
        const sent = valuesOf(body);
        const { duties, said, version } = await stateOf(stored);
        const outdated = async () =>
          show(c, page, (await findThing(store, noun, idOf(c))) ?? stored, { isOutdated: true, sent }, 409);
        if (sent['version'] !== version) return outdated();
        const of: FormOf = {
          document: stored.document,
          moment: {
            ...momentOf(services),
            createdAt: (await store.get(things, { scope: stored.scope, id: stored.id }))?.at,
          },
          reached: duties.map(({ at }) => at),
          ...(form === 'answer' && { was: said.answer }),
        };
        const desk = deskFor(options, officer, { duty: 'publish', scope: stored.scope }, version);
        try {
          if (form === 'answer') {
            const { given, faults } = readAnswer(body, of);
            if (faults) return await show(c, page, stored, { fields: faults, sent }, 422);
            const { answer } = said;
            // A day that was not changed keeps its time.
            const at = answer && dayIn(answer.at, site.timeZone) === given.at ? answer.at : given.at;
            await answerThing(desk, stored.path, { ...given, at });
          } else {
            const { given, faults } = readStep(body, of);
            if (faults) return await show(c, page, stored, { fields: faults, sent }, 422);
            await addStep(desk, stored.path, given);
          }
        } catch (error) {
          if (error instanceof Outdated) return outdated();
          if (error instanceof TooManyChanges) {
            c.header('Retry-After', String(error.retryAfter));
            return show(c, page, stored, { message: page.said.thing.tooOften, sent }, 429);
          }
          throw error;
        }
        return goTo(c, page, `/desk${stored.path}/${form}`, form);
      },
    ),
  );
}

/** Checks whether someone asked for news of a thing. Who may answer may write to them. */
async function hasReaders(store: ReadStore, stored: DeskThing): Promise<boolean> {
  const found = await newsOf(stored)?.read(store, stored, '', 1);
  return found !== undefined && (found.readers.length > 0 || found.next !== undefined);
}

/** Returns the fields of a form that was sent. */
const valuesOf = (body: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
