import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ActWords } from '../words/act-words.ts';
import { languages, wordsFor } from '../words/words-for.ts';
import { preferredLanguage } from './negotiation.ts';
import { DocumentError } from '../core/stored-document.ts';
import { Refusal } from '../core/refusal.ts';
import { Unavailable } from '../store/unavailable.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** The words in which this request's refusals are told. */
    refusals?: (lang: string) => Pick<ActWords, 'refusals'>;
  }
}

/** Tells the refusals of a request in the words of the noun that it is about. */
export const speak = (c: Context, words: (lang: string) => Pick<ActWords, 'refusals'>): void =>
  c.set('refusals', words);

/** A problem document (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  reason?: string;
  fields?: Record<string, string>;
}

/** Makes the problem that an error is, in the words of who asked. An error that nobody foresaw is logged. */
export function toProblem(c: Context, error: unknown): { problem: Problem; headers: Record<string, string> } {
  const words = wordsFor(preferredLanguage(c, languages));
  const status = statusOf(error);
  const log = logOf(error, status);
  if (log) console.error(`[server] ${c.req.method} ${c.req.path} failed: ${log}`);
  const said = error instanceof DocumentError ? words.unreadable : (words.problems[status] ?? words.problems[500]!);
  const problem: Problem = { type: 'about:blank', title: said.title, status, detail: said.detail };
  const headers: Record<string, string> = { 'Content-Language': words.lang, 'Cache-Control': 'no-store' };
  if (error instanceof Refusal) {
    problem.type = `urn:civic-widgets:problem:${error.reason}`;
    problem.reason = error.reason;
    problem.detail = (c.get('refusals') ?? wordsFor)(words.lang).refusals[error.reason] ?? said.detail;
    if (error.fields) problem.fields = error.fields;
    if (error.retryAfter !== undefined) headers['Retry-After'] = String(error.retryAfter);
  } else if (status === 503) headers['Retry-After'] = String(soon);
  return { problem, headers };
}

/** After how many seconds it is worth asking again where something passes. */
const soon = 10;

/** Checks whether the client closed the connection before all was sent. */
const isGone = (error: unknown): boolean => (error as { code?: unknown } | undefined)?.code === 'ECONNRESET';

function statusOf(error: unknown): number {
  if (error instanceof Refusal || error instanceof HTTPException) return error.status;
  if (error instanceof Unavailable) return 503;
  return isGone(error) ? 400 : 500;
}

/** Returns the line to log for an error: nothing of what is refused, a line of what passes, and where it came from of what nobody foresaw. */
function logOf(error: unknown, status: number): string | undefined {
  if (isGone(error)) return 'the connection ended before all was sent.';
  if (!(error instanceof Error)) return status === 500 ? String(error) : undefined;
  if (status === 503) return error instanceof Refusal ? undefined : error.message;
  return status === 500 ? (error.stack ?? error.message) : undefined;
}

export const problemType = 'application/problem+json';
