import type { Options, RetryOptions } from 'ky';

/*
 * The part of ky that `repeating.ts` is written in, in half a kB: the script for pages is built with it in ky's place. It repeats, waits,
 * gives up and ends as ky does.
 */

interface Given extends RequestInit {
  timeout: number;
  signal: AbortSignal;
  fetch: NonNullable<Options['fetch']>;
  retry: RetryOptions & Required<Pick<RetryOptions, 'limit' | 'statusCodes' | 'backoffLimit' | 'shouldRetry'>>;
}

class HTTPError extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super();
    this.response = response;
  }
}

/** Checks whether what was thrown is an answer that says no. */
export const isHTTPError = (error: unknown): error is HTTPError => error instanceof HTTPError;

/** Calls, and repeats what fails; answers what is fine. @throws HTTPError, a `TimeoutError`, or what `fetch` throws */
export default async function ky(url: string, { retry, timeout, ...init }: Given): Promise<Response> {
  for (let retryCount = 1; ; retryCount += 1) {
    try {
      const response = await attempt(url, init, timeout);
      if (response.ok) return response;
      throw new HTTPError(response);
    } catch (thrown) {
      const error = thrown as Error;
      const isLast =
        retryCount > retry.limit ||
        (await retry.shouldRetry({ error, retryCount })) === false ||
        error?.name === 'TimeoutError' ||
        (isHTTPError(error) && !retry.statusCodes.includes(error.response.status));
      if (isLast) throw error;
      await pause(Math.min(retry.backoffLimit, 300 * 2 ** (retryCount - 1)), init.signal);
    }
  }
}

/** Calls once. A `fetch` that a host page has replaced may never end, and know no signal. */
function attempt(
  url: string,
  { fetch, ...init }: Omit<Given, 'retry' | 'timeout'>,
  timeout: number,
): Promise<Response> {
  const late = new AbortController();
  const signal = AbortSignal.any([init.signal, late.signal]);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      late.abort();
      reject(new DOMException('', 'TimeoutError'));
    }, timeout);
    fetch(new Request(url, { ...init, signal }), {})
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

/** Waits, unless the reader leaves. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason as Error);
    signal.throwIfAborted();
    signal.addEventListener('abort', leave, { once: true });
    setTimeout(resolve, milliseconds);
  });
