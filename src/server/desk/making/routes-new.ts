import { Hono, type Context } from 'hono';
import { readBody } from '../../http/body.ts';
import { languages as spokenHere } from '../../words/words-for.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { begunFrom, mayMake } from './begun.ts';
import { valuesAtFirst } from './document.ts';
import { addDraft, listDrafts } from './drafts.ts';
import { languagesSent } from './languages.ts';
import { newPage, type NewState } from './page-new.ts';
import { draftPath } from './page-step.ts';
import { makingWordsFor } from './words-for.ts';

/** Serves the models that one begins with, and the list of drafts. */
export function newRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, clock, site } = services;

  const offered = (lang: string): NewState['models'] =>
    nouns
      .flatMap(({ type, making }) =>
        (making?.models ?? [])
          .filter(({ isHidden }) => !isHidden)
          .map(({ name, place }) => ({
            place,
            value: `${type}/${name}`,
            ...(making?.words(lang).models[name] ?? { title: name, hint: '' }),
          })),
      )
      .sort((one, other) => one.place - other.place);

  async function show(c: Context, page: DeskPage, state: Partial<NewState> = {}): Promise<Response> {
    const { lang } = page.words;
    const models = offered(lang);
    const drafts = (await listDrafts(store)).flatMap((draft) => begunFrom(nouns, draft) ?? []);
    const chosen = { model: models[0]?.value ?? '', languages: [lang] };
    const faults = state.faults ?? [];
    return c.html(newPage(page, { models, drafts, chosen, ...state, faults }), faults.length > 0 ? 422 : 200);
  }

  app.get('/desk/new', (c) =>
    asOfficer(
      c,
      services,
      (officer) => mayMake(officer),
      (page) =>
        show(c, page, {
          ...(c.req.query('done') === 'deleted' && { done: makingWordsFor(page.words.lang).remove.done }),
        }),
    ),
  );

  app.post('/desk/new', (c) =>
    asOfficer(
      c,
      services,
      (officer) => mayMake(officer),
      async (page) => {
        const body = await readBody(c);
        const wanted = typeof body['model'] === 'string' ? body['model'] : '';
        const languages = languagesSent(body);
        const noun = nouns.find(({ type }) => wanted.startsWith(`${type}/`));
        const model = noun?.making?.models.find(({ name, isHidden }) => !isHidden && wanted === `${noun.type}/${name}`);
        const faults = [...(model ? [] : ['model' as const]), ...(languages.length > 0 ? [] : ['languages' as const])];
        if (!noun?.making || !model || faults.length > 0) {
          return show(c, page, { faults, chosen: { model: wanted, languages } });
        }
        const values = valuesAtFirst(noun.making, model.name, site, languages, spokenHere);
        const draft = await store.write((writer) =>
          addDraft(writer, { type: noun.type, model: model.name, values }, clock()),
        );
        return goTo(c, page, draftPath(draft.id, model.steps[0]?.name));
      },
    ),
  );
  return app;
}
