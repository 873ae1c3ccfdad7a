import { learnTime, secondsToWait } from './clock.ts';
import { CivicError, type CivicErrorCode } from './errors.ts';
import { toJson } from './json.ts';
import { passing } from './passing.ts';
import type { Repeated } from './repeating.ts';

export interface HttpOptions {
  /** The platform, for messages. */
  name: string;
  /** Headers of this platform. Keep them out of reads across origins: each one that is not CORS-safelisted costs a preflight. */
  headers?: Record<string, string>;
  /** Milliseconds for one attempt, 10 000 where not given. */
  timeout?: number;
  fetch?: typeof fetch;
  /** Longest answer that is read, in UTF-16 units; 2 000 000 where not given: no thing that a widget shows comes near it. */
  longest?: number;
}

export interface Answer {
  /** The JSON that came; `undefined` where the answer is empty. */
  body: unknown;
  headers: Headers;
  /** `Cache-Control: max-age`, in seconds. */
  maxAge?: number;
}

interface CallInit {
  signal?: AbortSignal | undefined;
  lang?: string | undefined;
  /** Headers of this call, a token for example; across origins, those only that the platform allows. */
  headers?: Record<string, string> | undefined;
}

export interface ReadInit extends CallInit {
  fresh?: boolean | undefined;
}

export interface ActInit extends CallInit {
  method?: 'post' | 'put' | 'patch' | 'delete';
  /** For an act that the backend would do twice: it is not repeated after a fault. */
  once?: boolean;
  /** It is sent to its end, though the page be left meanwhile. */
  keepalive?: boolean;
}

type SendInit = CallInit & Pick<RequestInit, 'cache' | 'credentials'> & { body?: unknown; once?: boolean | undefined };

export interface Http {
  /** Sends a GET that is CORS-simple; repeated twice after a passing fault. */
  read(url: string, init?: ReadInit): Promise<Answer>;
  /** Posts JSON. It is repeated after a passing fault, which its idempotency key makes safe, unless it is to be sent `once`. */
  act(url: string, body: unknown, init?: ActInit): Promise<Answer>;
}

const codes: Record<number, CivicErrorCode> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  410: 'not-found',
  409: 'conflict',
  429: 'rate-limited',
};

/**
 * Speaks HTTP with one platform. Every failure leaves as a `CivicError`, an abort as it came. What repeats a call is a file of its own,
 * which is loaded when a first attempt has failed in passing.
 */
export function createHttp(options: HttpOptions): Http {
  const timeout = options.timeout ?? 10_000;
  // Looked up at each call: a host page may replace `fetch` after this script was loaded.
  const fetch: typeof globalThis.fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));

  const send = async (method: string, url: string, init: SendInit): Promise<Answer> => {
    const { signal, lang, headers, body, once, ...others } = init;
    const where = `${options.name}: ${method.toUpperCase()} ${url}`;
    // A body that never ends is ended by this, like an answer that never begins.
    const late = new AbortController();
    const request = {
      credentials: 'omit' as const,
      referrerPolicy: 'no-referrer' as const,
      method: method.toUpperCase(),
      headers: headersOf(options.headers, lang, body !== undefined, headers),
      ...(body !== undefined && { body: toJson(body) }),
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
      ...others,
    };
    let timer = setTimeout(() => late.abort(), timeout);
    const first = (async () => fetch(new Request(url, request)))();
    try {
      // A `fetch` that a host page has replaced may know no signal.
      const began = await Promise.race([first.catch((): undefined => undefined), aborted(request.signal)]);
      clearTimeout(timer);
      request.signal.throwIfAborted();
      const isPassing = !began || (passing.includes(began.status) && !began.headers.has('retry-after'));
      const response = isPassing && !once ? await repeat(url, { ...request, timeout, fetch }, first) : await first;
      timer = setTimeout(() => late.abort(), timeout);
      if (!response.ok) throw await toFailure(response, where);
      return readAnswer(response, await response.text(), where, options.longest ?? 2_000_000);
    } catch (error) {
      throw toCivicError(error, where, late.signal.aborted, Object.keys({ ...options.headers, ...headers }));
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    // As a page loads it ahead: cookies go along to the page's own server only. No other way takes such an answer up.
    read: (url, { fresh, ...init } = {}) =>
      send('get', url, { credentials: 'same-origin', ...init, ...(fresh && { cache: 'no-cache' }) }),
    act: (url, body, { method = 'post', ...init } = {}) => send(method, url, { body, ...init }),
  };
}

/** Merges the headers of the platform, those of every call, and those of this one, each before the last. */
function headersOf(
  ofPlatform: HeadersInit | undefined,
  lang: string | undefined,
  isJson: boolean,
  ofCall = {},
): Headers {
  const headers = new Headers(ofPlatform);
  if (isJson && !headers.has('content-type')) headers.set('content-type', 'application/json');
  // Both are CORS-safelisted.
  const ofAll = { accept: 'application/json', ...(lang && { 'accept-language': lang }) };
  for (const [name, value] of Object.entries<string>({ ...ofAll, ...ofCall })) headers.set(name, value);
  return headers;
}

/** Resolves when it is aborted. */
const aborted = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));

/** Repeats a call, if what does so can be loaded: without, the first attempt is the last. */
async function repeat(url: string, init: Repeated, first: Promise<Response>): Promise<Response> {
  const repeating = await import('./repeating.ts').catch((): undefined => undefined);
  return repeating ? repeating.repeat(url, init, first) : first;
}

function readAnswer(response: Response, text: string, where: string, longest: number): Answer {
  if (text.length > longest) throw invalid(where, `the answer is over ${longest} characters`);
  const { headers } = response;
  const [, age] = /max-age=(\d+)/.exec(headers.get('cache-control') ?? '') ?? [];
  const maxAge = age === undefined ? undefined : Number(age);
  learnTime(headers, maxAge);
  try {
    return { body: text ? JSON.parse(text) : undefined, headers, ...(maxAge !== undefined && { maxAge }) };
  } catch (cause) {
    const what = response.redirected
      ? `it was redirected to ${response.url}, which is not JSON (a login page?)`
      : `the answer is ${headers.get('content-type') ?? 'of no stated type'}, not JSON`;
    throw invalid(where, what, cause);
  }
}

/** Makes the error of an answer that cannot be used: what is wrong with it, and where to look. */
export const invalid = (where: string, what: string, cause?: unknown): CivicError =>
  new CivicError(
    'invalid-response',
    `${where}: ${what}. Check that src is the address of a petition or consultation of this platform.`,
    { cause },
  );

/** Returns the body of a failure, as JSON or as its first words; one that cannot be read is nothing: the status has said enough. */
async function problemIn(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 500) || undefined;
  }
}

async function toFailure(response: Response, where: string): Promise<CivicError> {
  const { status, statusText, headers } = response;
  const advice = status === 404 ? 'Check src: nothing stands at this address' : 'See the log of the backend';
  const retryAfter = secondsToWait(headers);
  return new CivicError(codes[status] ?? 'server', `${where}: answered ${status}. ${advice}.`, {
    status,
    cause: new Error(`${status} ${statusText}`),
    problem: await problemIn(response),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

function toCivicError(error: unknown, where: string, isLate: boolean, sent: string[]): unknown {
  if (error instanceof CivicError) return error;
  if (isLate || (error as Error).name === 'TimeoutError') {
    return new CivicError('timeout', `${where}: no answer in time. Check the backend, or raise the timeout.`, {
      cause: error,
    });
  }
  // What `fetch` rejects with when there is no answer, or none that this page may read.
  if (error instanceof TypeError) {
    const headers = sent.length > 0 ? ` and the headers ${sent.join(', ')}` : '';
    const advice = `Check the network, the address, and that the backend allows this origin${headers} (CORS)`;
    return new CivicError('network', `${where}: no answer. ${advice}.`, { cause: error });
  }
  return error;
}
