import type { Context } from 'hono';
import type { Limits } from '../core/guard.ts';
import type { ServerNoun } from '../core/noun.ts';
import { preferredLanguage } from '../http/negotiation.ts';
import { problemPage } from '../pages/others.ts';
import { languages, wordsFor } from '../words/words-for.ts';
import type { Services } from '../core/services.ts';
import { rootOf, type DeskPage } from './pages/desk.ts';
import type { Officer } from './roles.ts';
import { officerOf } from './sessions.ts';
import { deskWordsFor } from './words/words-for.ts';

/** What the routes of the desk work with. */
export interface DeskRoutes {
  services: Services;
  nouns: readonly ServerNoun[];
  limits?: Limits | undefined;
  /** Address of an officer who is filled in where one signs in: for a demonstration, whose mails everyone can read. */
  demoOfficer?: string | undefined;
}

/** Returns what the page that answers a request knows, in the language that it is asked for. */
export function pageFor(c: Context, services: Services, officer?: Officer): DeskPage {
  const lang = preferredLanguage(c, languages);
  return {
    services,
    words: wordsFor(lang),
    said: deskWordsFor(lang),
    path: c.req.path.replace(/(?<!\/)\/+$/, ''),
    officer,
  };
}

/** Answers a request as an officer who may do something; anyone else is led to the way in, or told that it is not in their role. */
export async function asOfficer(
  c: Context,
  services: Services,
  isAllowed: (officer: Officer) => boolean,
  answer: (page: DeskPage, officer: Officer) => Promise<Response> | Response,
): Promise<Response> {
  const officer = await officerOf(c, services);
  const page = pageFor(c, services, officer);
  if (!officer) {
    const to = c.req.method === 'GET' ? page.path : '/desk';
    const query = new URLSearchParams({ to, lang: page.words.lang }).toString();
    return c.redirect(`${rootOf(services)}/desk/sign-in?${query}`, 303);
  }
  if (isAllowed(officer)) return answer(page, officer);
  return c.html(problemPage(services, page.words, { type: 'about:blank', status: 403, ...page.said.forbidden }), 403);
}

/** Leads to another page of the desk, after something was done. */
export const goTo = (c: Context, { services, words }: DeskPage, path: string, done?: string): Response =>
  c.redirect(
    `${rootOf(services)}${path}?${new URLSearchParams({ ...(done && { done }), lang: words.lang }).toString()}`,
    303,
  );
