import { html } from 'hono/html';
import { spokenIn, type ThingDocument } from '../core/documents.ts';
import type { Markup } from './layout.ts';

/** Returns the language in which a text stands for readers of a language: theirs, else French, else any. */
export function languageFor(texts: Readonly<Record<string, unknown>>, lang: string): string {
  const [first = lang] = Object.keys(texts);
  return lang in texts ? lang : 'fr' in texts ? 'fr' : first;
}

/**
 * Renders a text in the language of a page. Where it lacks that, it stands in another, which is told to who has it read aloud (WCAG 2.2,
 * 3.1.2).
 */
export function spoken(texts: Readonly<Record<string, string>>, lang: string): Markup | string {
  const own = languageFor(texts, lang);
  const text = texts[own] ?? '';
  return own === lang ? text : html`<span lang="${own}">${text}</span>`;
}

/** Renders the title of a thing in the language of a page, or in one of its own. */
export function spokenTitle(document: ThingDocument, lang: string): Markup | string {
  const all = spokenIn(document);
  const own = all.includes(lang) ? lang : (all[0] ?? 'fr');
  const title = document.title[own] ?? '';
  return own === lang ? title : html`<span lang="${own}">${title}</span>`;
}
