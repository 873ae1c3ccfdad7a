import { Hono } from 'hono';
import type { DeskSection } from '../entry.ts';
import type { ThingLink } from '../pages/thing-links.ts';
import { mayMake } from './begun.ts';
import { snippetPath } from './page-snippet.ts';
import { newRoutes } from './routes-new.ts';
import { correctPath } from './page-correct.ts';
import { correctRoutes } from './routes-correct.ts';
import { liveRoutes } from './routes-live.ts';
import { tellDue } from './telling.ts';
import { previewRoutes } from './routes-preview.ts';
import { publishRoutes } from './routes-publish.ts';
import { stepRoutes } from './routes-steps.ts';
import { makingWordsFor } from './words-for.ts';

/** The part of the desk in which things are made: models, drafts, short pages, publication, and the code to paste. */
export const makingSection: DeskSection = {
  routes(options) {
    const app = new Hono({ strict: false });
    app.route('/', newRoutes(options));
    app.route('/', publishRoutes(options));
    app.route('/', correctRoutes(options));
    app.route('/', previewRoutes(options));
    app.route('/', liveRoutes(options));
    app.route('/', stepRoutes(options));
    return app;
  },
  start: ({ words }, officer) =>
    mayMake(officer) ? { path: '/desk/new', label: makingWordsFor(words.lang).new } : undefined,
  linksOf({ words }, officer, { path, scope, kind }) {
    const said = makingWordsFor(words.lang);
    const snippet: ThingLink = { group: 'page', path: snippetPath(path), label: said.snippet.link };
    if (!kind.making || !mayMake(officer, scope)) return [snippet];
    return [snippet, { group: 'page', path: correctPath(path), label: said.correct.link }];
  },
  runDue: tellDue,
};
