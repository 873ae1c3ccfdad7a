import type { Context, Hono } from 'hono';
import type { ServerNoun } from '../core/noun.ts';
import { preferredLanguage } from '../http/negotiation.ts';
import { problemPage } from '../pages/others.ts';
import { languages, wordsFor } from '../words/words-for.ts';
import type { Services } from '../core/services.ts';
import type { DeskCall } from './call.ts';
import type { DeskRoutes, DeskThing } from './options.ts';
import { keptOf } from './kept/kept.ts';
import type { LightThing } from './listing/light.ts';
import type { ThingNote } from './order.ts';
import type { PageOf } from './page-of.ts';
import { rootOf, type DeskLink, type DeskPage } from './pages/desk.ts';
import type { NavLink } from './pages/navigation.ts';
import type { ThingLink } from './pages/thing-links.ts';
import type { Markup } from '../pages/layout.ts';
import { grantFor, type Duty, type Officer } from './roles.ts';
import { hasCookie, officerOf } from './sessions.ts';
import type { Desk } from './things.ts';
import { showWayIn } from './way-in.ts';
import { deskWordsFor } from './words/words-for.ts';
import { TooOften } from './faults.ts';

/** A part of the desk, as delivery: its pages, and the ways to them. Its tables stand in `schemas.ts`, which loads none of its pages. */
export interface DeskSection {
  routes(options: DeskRoutes): Hono;
  /** What programs do over HTTP and, where it has a name there, at the command line. */
  calls?: readonly DeskCall[];
  /** Path of the page at which the first officer of a new site goes on. */
  begin?: string;
  /** Its link in the navigation of every page, for an officer who may follow it. */
  link?(page: DeskPage, officer: Officer, nouns: readonly ServerNoun[]): OwnLink | Promise<OwnLink>;
  /** What one begins with on the list of things, for an officer who may. */
  start?(page: DeskPage, officer: Officer): DeskLink | undefined;
  /** Its links on the page of a thing, for an officer who may follow them. */
  linksOf?(page: DeskPage, officer: Officer, thing: DeskThing): readonly ThingLink[];
  /** Says what can't be done with a thing, and why, below its links, for an officer who would look for it there. */
  hintOf?(page: DeskPage, officer: Officer, thing: DeskThing): string | undefined;
  /** Says what has to be known of a thing, beside it in the list and on its page: what waits, and until when. */
  noteOf?(page: DeskPage, thing: DeskThing, nouns: readonly ServerNoun[]): Promise<ThingNote | undefined>;
  /**
   * Finds in which of many things it may have something to say, by their scopes: by a few statements, however many they are. Where it is
   * missing, nothing is said in the list.
   */
  mayNote?(services: Services, nouns: readonly ServerNoun[], things: readonly LightThing[]): Promise<Iterable<string>>;
  /** Its part of an officer's own access, and what is said there once something is done. */
  account?(page: DeskPage, officer: Officer): Promise<AccountPart | undefined>;
  /** Another way into the desk than by mail, for the page on which one enters. @param fields what its form sends along */
  wayIn?(page: DeskPage, fields: Record<string, string>): Markup;
  /** Does what is due by now, as often as it is called: about once a minute, in each process of the server. */
  runDue?(options: DeskRoutes): Promise<void>;
  /** Writes what it keeps in memory between two calls of `runDue`: the last thing that is asked of it. */
  flush?(options: DeskRoutes): Promise<void>;
}

/** A part of the page on which officers see to their own access. @property done sentences by the `done` of its address */
export interface AccountPart {
  content: Markup;
  done: Readonly<Record<string, string>>;
}

type OwnLink = NavLink | undefined;

export type { DeskRoutes, DeskThing };

declare module 'hono' {
  interface ContextVariableMap {
    /** The parts of the desk that this server has. */
    deskSections?: readonly DeskSection[];
    /** What they are of. */
    deskNouns?: readonly ServerNoun[];
    /** Finds the page that stands where a form is sent to. */
    deskPageOf?: PageOf;
  }
}

/** Returns what the page that answers a request knows, in the language that it is asked for. */
export function pageFor(c: Context, services: Services, officer?: Officer): DeskPage {
  const lang = preferredLanguage(c, languages);
  const [words, said] = [wordsFor(lang), deskWordsFor(lang)];
  const { lang: _, ...asked } = c.req.query();
  const path = c.req.path.replace(/(?<!\/)\/+$/, '');
  return {
    links: [],
    services,
    words: { ...words, faults: { ...words.faults, ...said.thing.whyFaults } },
    said,
    path: c.req.method === 'GET' ? path : (c.get('deskPageOf')?.(path) ?? path),
    // Of a form that was sent, nothing goes into an address.
    ...(c.req.method === 'GET' && { asked }),
    officer,
  };
}

/** Adds the links of the sections that an officer may follow. */
async function withLinks(c: Context, page: DeskPage, officer: Officer): Promise<DeskPage> {
  const sections = c.get('deskSections') ?? [];
  const links = await Promise.all(sections.map(async ({ link }) => link?.(page, officer, c.get('deskNouns') ?? [])));
  return { ...page, links: links.filter((link) => link !== undefined) };
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
  if (!officer) return leadIn(c, services, page);
  const refuse = (status: 403 | 429, said: { title: string; detail: string }): Response | Promise<Response> =>
    c.html(problemPage(services, page.words, { type: 'about:blank', status, ...said }), status);
  if (!isAllowed(officer)) return refuse(403, page.said.forbidden);
  try {
    return await answer(await withLinks(c, page, officer), officer);
  } catch (error) {
    if (!(error instanceof TooOften)) throw error;
    c.header('Retry-After', String(error.retryAfter));
    return refuse(429, page.said.tooManyTurns);
  }
}

/** Leads to the way in: back to the page that was asked for, or with the form that was sent. */
async function leadIn(c: Context, services: Services, page: DeskPage): Promise<Response> {
  if (c.req.method !== 'GET')
    return showWayIn(c, services, page, { to: '/desk', kept: await keptOf(c), isEnded: true });
  const asked = { to: page.path, lang: page.words.lang, ...(hasCookie(c) && { ended: 'yes' }) };
  return c.redirect(`${rootOf(services)}/desk/sign-in?${new URLSearchParams(asked).toString()}`, 303);
}

/** Returns the desk as an officer works at it, in the role that lets them do it in a thing. @param expects the version that it is done upon */
export function deskFor(
  { services, nouns }: Pick<DeskRoutes, 'services' | 'nouns'>,
  officer: Officer,
  { duty, scope }: { duty: Duty; scope: string },
  expects?: string,
): Desk {
  const { store, baseUrl, site, clock } = services;
  const { role } = grantFor(officer, duty, scope)!;
  return { store, nouns, baseUrl, timeZone: site.timeZone, now: clock(), by: role, holder: officer, expects };
}

/** Leads to another page of the desk, after something was done. @param part the part of the page that comes into view */
export const goTo = (
  c: Context,
  { services, words }: DeskPage,
  path: string,
  done?: string,
  part?: string,
): Response => {
  const query = new URLSearchParams({ ...(done && { done }), lang: words.lang }).toString();
  return c.redirect(`${rootOf(services)}${path}?${query}${part ? `#${part}` : ''}`, 303);
};
