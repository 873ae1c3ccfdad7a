import type { CivicError } from '../../client/errors.ts';
import { CivicErrorEvent } from './events.ts';

/** Errors that were said: several elements may share one. */
const reported = new WeakSet<CivicError>();

/** Reports an error of an element once: a line for developers in the console, an event for the page. */
export function reportOnce(element: HTMLElement & { src: string }, error: CivicError): void {
  if (reported.has(error)) return;
  reported.add(error);
  console.error(`[civic] ${error.message} <${element.localName} src="${element.src}">`);
  element.dispatchEvent(new CivicErrorEvent(error));
}
