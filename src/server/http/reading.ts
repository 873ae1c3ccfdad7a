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
  }
}

const vary = 'Accept, Accept-Language, Sec-Fetch-Dest';

/** Returns the view of a thing that answers a request: its address, the time, and the language, which is the `wanted` one where the thing has it. */
export function viewFor(
  c: Context,
  services: Services,
  { id, path, document }: Pick<Stored, 'id' | 'path' | 'document'>,
  wanted?: unknown,
): View {
  const languages = languagesOf(document);
  return {
    id,
    url: `${services.baseUrl}${path}`,
    base: services.baseUrl,
    lang: languages.find((lang) => lang === wanted) ?? preferredLanguage(c, languages),
    now: services.clock(),
    timeZone: services.site.timeZone,
  };
}

/**
 * Answers a thing as JSON, or 304 where the asker has it. The tag is a weak one: it stays the same while only the time of
 * the count goes on, for a minute at most.
 */
export function answerThing(c: Context, read: Thing, now: number): Promise<Response> {
  const thing = c.get('countsStarts') ? withStart(read) : read;
  const numbers = Object.entries(thing.numbers).map(([metric, { asOf: _, ...count }]) => [metric, count]);
  c.header('Content-Language', thing.lang);
  return answerJson(c, thing, [{ ...thing, numbers }, Math.floor(now / lag)]);
}

/** Says of what takes acts now that beginnings are counted. */
const withStart = (thing: Thing): Thing =>
  thing.phase === 'open' && Object.values(thing.can).some(({ allowed }) => allowed)
    ? { ...thing, can: { ...thing.can, start: { allowed: true } } }
    : thing;

/** Answers what anyone may keep for a while, with a tag made of what makes it another answer. */
export const answerJson = (c: Context, body: object, content: unknown = body): Promise<Response> =>
  answerKept(c, JSON.stringify(content), () => c.json(body));

/** Answers something that anyone may keep for a while, or 304 where the asker has it; `content` makes its tag. */
export async function answerKept(c: Context, content: string, answer: () => Response): Promise<Response> {
  const tag = `"${await digest(content)}"`;
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
