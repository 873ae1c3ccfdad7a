import { isCivicError } from '../../../client/errors.ts';
import { CivicLoginRequestEvent } from '../events.ts';

/** Does an act; where it needs a person whom the platform knows, asks the page to log one in, and does it once more. */
export async function withLogin<T>(host: EventTarget, src: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isCivicError(error) || error.code !== 'unauthorized') throw error;
    const request = new CivicLoginRequestEvent(src);
    host.dispatchEvent(request);
    // What the page's own code throws is no answer.
    if (!(await request.login?.catch(() => false))) throw error;
    return act();
  }
}
