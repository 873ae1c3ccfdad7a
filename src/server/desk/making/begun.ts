import type { Context } from 'hono';
import type { ServerNoun } from '../../core/noun.ts';
import { problemPage } from '../../pages/others.ts';
import { asOfficer, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { may, type Officer } from '../roles.ts';
import { findDraft, type Draft } from './drafts.ts';
import type { Begun } from './say.ts';
import { makingWordsFor } from './words-for.ts';

/** Checks whether an officer may make new things, or correct one. @param of the scope of that one */
export const mayMake = (officer: Officer, of = ''): boolean => may(officer, 'publish', of || undefined);

/** Joins a draft to its noun and its model; nothing where this server makes none such. */
export function begunFrom(nouns: readonly ServerNoun[], draft: Draft): Begun | undefined {
  const noun = nouns.find(({ type }) => type === draft.type);
  const model = noun?.making?.models.find(({ name }) => name === draft.model);
  return noun?.making && model && { draft, noun, making: noun.making, model };
}

/** Answers a request about a draft, as an officer who may make or correct what it is of. */
export async function withDraft(
  c: Context,
  { services, nouns }: DeskRoutes,
  answer: (page: DeskPage, begun: Begun, officer: Officer) => Promise<Response> | Response,
): Promise<Response> {
  const draft = await findDraft(services.store, c.req.param('draft') ?? '');
  const begun = draft && begunFrom(nouns, draft);
  return asOfficer(
    c,
    services,
    (officer) => mayMake(officer, draft?.of),
    (page, officer) => (begun ? answer(page, begun, officer) : gone(c, page)),
  );
}

/** Says that a draft is no longer there. */
export function gone(c: Context, { services, words }: DeskPage): Response | Promise<Response> {
  const { gone: said } = makingWordsFor(words.lang);
  return c.html(problemPage(services, words, { type: 'about:blank', status: 404, ...said }), 404);
}
