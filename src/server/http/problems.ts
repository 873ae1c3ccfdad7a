import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ActWords } from '../words/act-words.ts';
import { languages, wordsFor } from '../words/words-for.ts';
import { preferredLanguage } from './negotiation.ts';
import { DocumentError } from '../core/stored-document.ts';
import { Refusal } from '../core/refusal.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** The words in which this request's refusals are told. */
    refusals?: (lang: string) => Pick<ActWords, 'refusals'>;
  }
}

/** Tells the refusals of a request in the words of the noun that it is about. */
export const speak = (c: Context, words: (lang: string) => Pick<ActWords, 'refusals'>): void =>
  c.set('refusals', words);

/** What went wrong, as RFC 9457 has it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  reason?: string;
  fields?: Record<string, string>;
}

/** The problem that an error is, in the words of who asked. An error that nobody foresaw is logged. */
export function toProblem(c: Context, error: unknown): { problem: Problem; headers: Record<string, string> } {
  const words = wordsFor(preferredLanguage(c, languages));
  const status = error instanceof Refusal || error instanceof HTTPException ? error.status : 500;
  if (status === 500) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(`[server] ${c.req.method} ${c.req.path} failed: ${what}`);
  }
  const said = error instanceof DocumentError ? words.unreadable : (words.problems[status] ?? words.problems[500]!);
  const problem: Problem = { type: 'about:blank', title: said.title, status, detail: said.detail };
  const headers: Record<string, string> = { 'Content-Language': words.lang, 'Cache-Control': 'no-store' };
  if (error instanceof Refusal) {
    problem.type = `urn:civic-widgets:problem:${error.reason}`;
    problem.reason = error.reason;
    problem.detail = (c.get('refusals') ?? wordsFor)(words.lang).refusals[error.reason] ?? said.detail;
    if (error.fields) problem.fields = error.fields;
    if (error.retryAfter !== undefined) headers['Retry-After'] = String(error.retryAfter);
  }
  return { problem, headers };
}

export const problemType = 'application/problem+json';
