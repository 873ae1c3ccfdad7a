import { Hono } from 'hono';
import type { DeskSection } from '../entry.ts';
import { mayMake } from './begun.ts';
import { snippetPath } from './page-snippet.ts';
import { newRoutes } from './routes-new.ts';
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
    app.route('/', previewRoutes(options));
    app.route('/', stepRoutes(options));
    return app;
  },
  start: ({ words }, officer) =>
    mayMake(officer) ? { path: '/desk/new', label: makingWordsFor(words.lang).new } : undefined,
  linksOf: ({ words }, _officer, { path }) => [
    { path: snippetPath(path), label: makingWordsFor(words.lang).snippet.link },
  ],
};
