import type { TakeEarly } from './early.ts';

/** Wraps the page's `fetch`, which then answers the first read of an address with the request that is under way. */
export const createFetchOnce =
  (takeEarly: TakeEarly): typeof fetch =>
  (input, init) => {
    // Looked up at each call: a page may replace it later.
    const later = (): Promise<Response> => globalThis.fetch(input, init);
    if (!(input instanceof Request) || input.method !== 'GET') return later();
    const early = takeEarly(input.url, input.headers.get('accept-language') ?? '');
    if (!early) return later();
    input.signal.addEventListener('abort', () => early.abort(), { once: true });
    return early.response;
  };
