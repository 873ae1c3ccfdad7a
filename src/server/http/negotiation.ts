import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { readTag } from '../../locales/tag.ts';
import { detectFromHeader, detectFromQuery } from 'hono/language';

/** Checks whether an answer is a page for a person: where `Accept` asks for neither HTML nor JSON, `otherwise` decides. */
export function wantsPage(c: Context, otherwise: boolean): boolean {
  // What a page loads ahead for its script (`<link rel="preload" as="fetch">`) can say this much, and no more.
  const isForScript = c.req.header('Sec-Fetch-Dest') === 'empty' && c.req.header('Accept') === '*/*';
  if (isForScript) return false;
  const html = 'text/html';
  const json = ['application/json', 'application/problem+json'];
  const fallback = otherwise ? html : 'application/json';
  return accepts(c, { header: 'Accept', supports: [html, ...json], default: fallback }) === html;
}

/** Returns the language that `?lang=` or `Accept-Language` prefers among these; French, else the first, where it names none of them. */
export function preferredLanguage(c: Context, languages: readonly string[]): string {
  const fallback = languages.includes('fr') ? 'fr' : (languages[0] ?? 'fr');
  const options: Parameters<typeof detectFromQuery>[1] = {
    order: ['querystring', 'header'],
    lookupQueryString: 'lang',
    lookupFromHeaderKey: 'accept-language',
    lookupCookie: '',
    lookupFromPathIndex: 0,
    caches: false,
    ignoreCase: true,
    convertDetectedLanguage: readTag,
    supportedLanguages: [...languages],
    fallbackLanguage: fallback,
  };
  return detectFromQuery(c, options) ?? detectFromHeader(c, options) ?? fallback;
}
