import { Hono } from 'hono';
import { createGuards } from '../../core/guard.ts';
import { findThing } from '../../core/things.ts';
import { isDayOfCalendar } from '../faults.ts';
import { asOfficer, type DeskSection } from '../entry.ts';
import { may } from '../roles.ts';
import { figuresCalls } from './calls.ts';
import { figuresPage } from './page.ts';
import { readFiguresOf } from './read.ts';
import { countShown, countStarted, writeFunnel } from './funnel.ts';
import { figuresWords } from './words-for.ts';

/** What is counted of each thing, for all who may read it. */
export const figuresSection: DeskSection = {
  calls: figuresCalls,
  routes({ services, nouns, limits = {} }) {
    const app = new Hono({ strict: false });
    const { store, clock, site } = services;
    const newGuard = createGuards(limits, services, 'figures');
    for (const noun of nouns) {
      const things = `${noun.path}/:id`;
      app.get(things, countShown(services));
      services.startsAt?.add(things);
      app.post(
        `${things}/starts`,
        countStarted(services, (id) => findThing(store, noun, id), newGuard()),
      );
      const { findProposed } = noun;
      if (findProposed) {
        const proposed = `${things}/proposals/:proposal` as const;
        app.get(proposed, countShown(services));
        services.startsAt?.add(proposed);
        const find = (id: string, proposal: string) => findProposed(services, id, proposal);
        app.post(`${proposed}/starts`, countStarted(services, find, newGuard()));
      }
      app.get(`/desk${noun.path}/:id/figures`, (c) => {
        const id = c.req.param('id');
        return asOfficer(
          c,
          services,
          (officer) => may(officer, 'read', id),
          async (page) => {
            const stored = await findThing(store, noun, id);
            if (!stored) return c.notFound();
            const now = clock();
            const step = c.req.query('by') === 'day' ? 'day' : 'hour';
            const day = c.req.query('until') ?? '';
            const until = isDayOfCalendar(day) ? day : undefined;
            const figures = await readFiguresOf(store, stored, { step, now, timeZone: site.timeZone, until });
            return c.html(figuresPage(page, stored, figures, { now, until }));
          },
        );
      });
    }
    return app;
  },
  runDue: ({ services }) => writeFunnel(services),
  flush: ({ services }) => writeFunnel(services),
  linksOf({ words: { lang } }, officer, { scope, path }) {
    return may(officer, 'read', scope)
      ? [{ group: 'count', path: `/desk${path}/figures`, label: figuresWords(lang).link }]
      : [];
  },
};
