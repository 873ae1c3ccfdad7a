import type { CivicElement } from '../../src/elements/shared/base.ts';
import type { Backend } from '../../src/testing/backend.ts';
import { late } from './late.ts';
import { until } from './mount.ts';

type HostWindow = Window & typeof globalThis;

/** A page that somebody else wrote, in a frame: a window and a registry of its own, and the built script as a visitor gets it. */
export interface Host {
  window: HostWindow;
  document: Document;
  /** What its console was told by the widgets. */
  lines: string[];
  /** Errors that nobody caught. */
  errors: string[];
  /** Requests that reached the backend. */
  requests: Request[];
  /** Waits until each of them is answered, or was given up. */
  idle(): Promise<unknown>;
}

export const moduleScript = '<script type="module" src="/dist/civic-widgets.js"></script>';
export const classicScript = '<script src="/dist/civic-widgets.classic.js"></script>';

/** Opens a page whose requests `backend` answers. `prepare` runs before anything of the page does. */
export async function openHost(
  backend: Backend,
  html: string,
  prepare: (window: HostWindow) => void = () => undefined,
): Promise<Host> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'inline-size: 60em; block-size: 40em';
  const lines: string[] = [];
  const errors: string[] = [];
  const requests: Request[] = [];
  const answers: Promise<Response>[] = [];
  const idle = (): Promise<unknown> => Promise.allSettled(answers);
  const name = `host${Math.random()}`;
  const setUp = (window: HostWindow): void => {
    for (const level of ['warn', 'error'] as const) {
      window.console[level] = (line: unknown) => void lines.push(String(line));
    }
    window.addEventListener('error', ({ message }) => errors.push(message));
    window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
    const answer = async (request: Request): Promise<Response> => {
      const response = await backend.app.fetch(request);
      await late();
      request.signal.throwIfAborted();
      return response;
    };
    window.fetch = (input, init) => {
      const request = new Request(input, init);
      // What was sent can be read afterwards.
      requests.push(request.clone());
      const answered = answer(request);
      answers.push(answered);
      return answered;
    };
    prepare(window);
  };
  Object.assign(globalThis, { [name]: setUp });
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.srcdoc = `<!doctype html><html lang="fr"><head><script>parent['${name}'](window)</script></head><body>${html}</body></html>`;
  document.body.append(frame);
  await loaded;
  const window = frame.contentWindow as HostWindow;
  return { window, document: window.document, lines, errors, requests, idle };
}

/** An element of the host's page once it has shown what it read, or `part`. */
export function shown(
  { document: page }: Pick<Host, 'document'>,
  selector: string,
  part = 'dd, [part=count]',
): Promise<CivicElement> {
  return until(() => {
    const element = page.querySelector<CivicElement>(selector);
    return element?.shadowRoot?.querySelector(part) ? element : undefined;
  }, `${selector} ${part}`);
}

/** The built script as another version of it, at an address of its own. */
export async function versionOf(path: string, version: string): Promise<string> {
  const text = await (await fetch(path)).text();
  const { version: own } = (await (await fetch('/dist/integrity.json')).json()) as { version: string };
  return URL.createObjectURL(new Blob([text.replaceAll(`"${own}"`, `"${version}"`)], { type: 'text/javascript' }));
}
