import ky, { isHTTPError } from 'ky';
import { passing } from './passing.ts';

export interface Repeated extends RequestInit {
  /** Milliseconds for one attempt. */
  timeout: number;
  fetch: typeof fetch;
}

/**
 * Repeats a call whose first attempt has failed in passing, twice at most, and answers what the last attempt brought. The only place
 * that knows ky: what came of the first attempt is told to it as of its own.
 */
export async function repeat(
  url: string,
  { fetch: send, ...init }: Repeated,
  first: Promise<Response>,
): Promise<Response> {
  let told: Promise<Response> | undefined = first;
  try {
    return await ky(url, {
      ...init,
      retry: {
        limit: 2,
        methods: ['get', 'post', 'put', 'patch', 'delete'],
        statusCodes: passing,
        backoffLimit: 2000,
        // Who asks to wait is not asked again at once.
        shouldRetry: ({ error }) =>
          isHTTPError(error) && error.response.headers.has('retry-after') ? false : undefined,
      },
      fetch: (input, options) => {
        const answer = told ?? send(input, options);
        told = undefined;
        return answer;
      },
    });
  } catch (error) {
    if (isHTTPError(error)) return error.response;
    throw error;
  }
}
