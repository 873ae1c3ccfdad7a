import type { Context } from 'hono';
import type { Services } from '../core/services.ts';
import { preferredLanguage, wantsPage } from '../http/negotiation.ts';
import { problemType, toProblem } from '../http/problems.ts';
import { languages, wordsFor } from '../words/words-for.ts';
import { problemPage } from './others.ts';

/** Answers with a problem document (RFC 9457), or with a page of the same content for a person. */
export async function answerProblem(
  c: Context,
  services: Services,
  error: unknown,
  extra: Record<string, string> = {},
): Promise<Response> {
  const { problem, headers } = toProblem(c, error);
  const status = problem.status as 500;
  const all = { ...headers, ...extra, Vary: 'Accept, Accept-Language' };
  if (wantsPage(c, false)) {
    const words = wordsFor(preferredLanguage(c, languages));
    return c.html(problemPage(services, words, problem), status, all);
  }
  return c.body(JSON.stringify(problem), status, { ...all, 'Content-Type': problemType });
}
