import type { RequestHandler } from 'msw';
import { setupWorker, type SetupWorker } from 'msw/browser';
import { lateFetch } from './late.ts';

lateFetch();

/**
 * Puts a backend between this file's tests and the network: called once, at the top of the file. What a test adds with `use()`
 * is gone after it, and all of it goes with the page. A request to another origin that no handler answers is an error.
 */
export function startBackend(...handlers: RequestHandler[]): SetupWorker {
  const worker = setupWorker(...handlers);
  before(() =>
    worker.start({
      quiet: true,
      onUnhandledFrame({ frame, defaults }) {
        const { request } = frame.data as { request?: Request };
        // The runner's own requests go to this origin.
        if (request && new URL(request.url).origin !== location.origin) defaults.error();
      },
    }),
  );
  afterEach(() => worker.resetHandlers());
  return worker;
}
