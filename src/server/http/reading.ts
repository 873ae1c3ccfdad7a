import type { Context } from 'hono';
import type { Thing } from '../../schema/common.ts';
import { digest } from '../core/crypto.ts';
import { languagesOf } from '../core/documents.ts';
import { preferredLanguage } from './negotiation.ts';
import type { Services } from '../core/services.ts';
import type { Stored } from '../core/noun.ts';
import type { View } from '../core/view.ts';

/** Lifetime of an answer in any cache, in seconds. */
const maxAge = 10;
/** Longest lag of the time of a count in an answer whose numbers have not changed, in milliseconds. */
const lag = 60_000;

declare module 'hono' {
  interface ContextVariableMap {
    /** Whoever asks may tell that somebody begins to fill in a form of this thing: it is counted. */
    countsStarts?: true;
    /** The thing that was read, in its language, and what makes it another one. */
    shown?: { url: string; lang: string; tag: string };
  }
}

const vary = 'Accept, Accept-Language, Sec-Fetch-Dest';

/** Returns the view of a thing that answers a request: its address, the time, and the language, which is the `wanted` one where the thing has it. */
export function viewFor(
  c: Context,
  services: Services,
  thing: Pick<Stored, 'id' | 'path' | 'document'>,
  wanted?: unknown,
): View {
  const languages = languagesOf(thing.document);
  return viewIn(services, thing, languages.find((lang) => lang === wanted) ?? preferredLanguage(c, languages));
}

/** Returns the view of a thing in one of its languages, now. */
export const viewIn = (
  { baseUrl, clock, site, holding }: Services,
  { id, path }: Pick<Stored, 'id' | 'path'>,
  lang: string,
): View => ({
  ...{ id, url: `${baseUrl}${path}`, base: baseUrl, lang, now: clock(), timeZone: site.timeZone },
  ...(holding?.work && { asksWork: true }),
});

/**
 * Answers a thing as JSON, or 304 where the asker has it. The tag is a weak one: it stays the same while only the time of
 * the count goes on, for a minute at most.
 */
export async function answerThing(c: Context, read: Thing, now: number): Promise<Response> {
  const thing = publicThing(read, c.get('countsStarts'));
  const json = JSON.stringify(thing);
  const tag = await tagOf(json);
  c.set('shown', { url: thing.url, lang: thing.lang, tag });
  c.header('Content-Language', thing.lang);
  return answerTagged(c, `${tag}-${Math.floor(now / lag)}`, () =>
    c.body(json, 200, { 'Content-Type': 'application/json' }),
  );
}

/** Returns a thing as everyone may read it. @param countsStarts beginnings to act on it are counted */
export const publicThing = (thing: Thing, countsStarts = false): Thing => (countsStarts ? withStart(thing) : thing);

/** What goes on without a change: the time of a count, and where a list goes on, which begins at the time of the reading. */
const passing = /"(?:asOf|next)":"[^"\\]*",?/g;

/** Leaves the times of counts out of JSON: what is the same but for them has not changed. */
export const withoutTimes = (json: string): string => json.replace(passing, '');

/** Makes a tag of a thing in JSON: it stays the same as long as nothing has changed. Within texts, the quotes of these names would be escaped. */
export const tagOf = async (json: string): Promise<string> => (await digest(withoutTimes(json))).slice(0, 22);

/** Says of what takes acts now that beginnings are counted. */
const withStart = (thing: Thing): Thing =>
  thing.phase === 'open' && Object.values(thing.can).some(({ allowed }) => allowed)
    ? { ...thing, can: { ...thing.can, start: { allowed: true } } }
    : thing;

/** Answers what anyone may keep for a while, with a tag made of what makes it another answer. */
export const answerJson = (c: Context, body: object, content: unknown = body): Promise<Response> =>
  answerKept(c, JSON.stringify(content), () => c.json(body));

/** Answers something that anyone may keep for a while, or 304 where the asker has it; `content` makes its tag. */
export const answerKept = async (c: Context, content: string, answer: () => Response): Promise<Response> =>
  answerTagged(c, await digest(content), answer);

function answerTagged(c: Context, name: string, answer: () => Response): Response {
  const tag = `"${name}"`;
  c.header('ETag', `W/${tag}`);
  c.header('Cache-Control', `public, max-age=${maxAge}`);
  c.header('Vary', vary);
  const known = (c.req.header('If-None-Match') ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return known.includes(tag) || known.includes('*') ? c.body(null, 304) : answer();
}

/** Headers of a page: it holds what is meant for one reader. */
export function pageHeaders(c: Context, lang: string): void {
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', vary);
  c.header('Content-Language', lang);
}
