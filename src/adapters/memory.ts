import type { AdapterOptions, CivicAdapter } from './adapter.ts';
import { restAdapter } from './rest.ts';

/** Anything that answers requests without a network: the app of `civic-widgets/server` over a store in memory. */
export interface RequestHandler {
  fetch(request: Request): Response | Promise<Response>;
}

/** Makes the rest adapter over a backend in this very page: for tests, and for pages without a server. Nothing outlives the page. */
export function memoryAdapter(backend: RequestHandler, options: AdapterOptions = {}): CivicAdapter {
  const answer = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const response = await backend.fetch(request);
    request.signal.throwIfAborted();
    return response;
  };
  return { ...restAdapter({ ...options, fetch: answer }), name: 'memory' };
}
