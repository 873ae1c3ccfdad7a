import { Hono } from 'hono';
import type { Stored } from '../../core/noun.ts';
import { findThing } from '../../core/things.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import { versionOf } from '../things.ts';
import { mayMake } from './begun.ts';
import { valuesFrom } from './document.ts';
import { addDraft, listDrafts } from './drafts.ts';
import { correctPage } from './page-correct.ts';
import { draftPath } from './page-step.ts';
import { makingWordsFor } from './words-for.ts';

/** Serves where the correction of something that stands already begins. */
export function correctRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, clock } = services;
  for (const noun of nouns) {
    const { making } = noun;
    if (!making) continue;
    const path = `/desk${noun.path}/:id/correct` as const;
    app.get(path, (c) => {
      const id = c.req.param('id') ?? '';
      return asOfficer(
        c,
        services,
        (officer) => mayMake(officer, id),
        async (page) => {
          const stored = await findThing(store, noun, id);
          if (!stored) return c.notFound();
          const { correct, remove } = makingWordsFor(page.words.lang);
          const done = { corrected: correct.done, deleted: remove.done }[c.req.query('done') ?? ''];
          return c.html(correctPage(page, stored as Stored, await listDrafts(store, id), done));
        },
      );
    });
    app.post(path, (c) => {
      const id = c.req.param('id') ?? '';
      return asOfficer(
        c,
        services,
        (officer) => mayMake(officer, id),
        async (page) => {
          const stored = await findThing(store, noun, id);
          const name = stored && making.modelOf(stored.document);
          const model = making.models.find((each) => each.name === name) ?? making.models[0];
          if (!stored || !model) return c.notFound();
          const values = valuesFrom(model, stored.document);
          const base = await versionOf(stored.document);
          const draft = await store.write((writer) =>
            addDraft(writer, { type: noun.type, model: model.name, values, origin: values, of: id, base }, clock()),
          );
          return goTo(c, page, draftPath(draft.id));
        },
      );
    });
  }
  return app;
}
