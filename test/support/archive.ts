import { nouns } from '../../src/server/nouns.ts';
import { exportStore } from '../../src/server/export/run.ts';
import type { Store } from '../../src/server/store/store.ts';

/** An archive that any web host could serve. */
export interface Archive {
  /** Files by their path in the folder. */
  files: Map<string, string>;
  /** Answers requests for its files as a plain host of files does, from any origin. */
  answer(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
}

/** Exports a store into memory. @param home address of the folder, with a slash at the end */
export async function archiveOf(store: Store, home: string, at = Date.now()): Promise<Archive> {
  const files = new Map<string, string>();
  const folder = {
    write: async (path: string, content: object | string): Promise<void> => {
      files.set(path, typeof content === 'string' ? content : JSON.stringify(content));
    },
  };
  await exportStore(store, nouns, folder, { baseUrl: 'https://participer.ville.example', at });
  return {
    files,
    async answer(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const { origin, pathname } = new URL(request.url);
      const path = `${origin}${decodeURIComponent(pathname)}`;
      const body = path.startsWith(home) ? files.get(path.slice(home.length)) : undefined;
      if (body === undefined) return new Response('<h1>Not Found</h1>', { status: 404 });
      return new Response(body, {
        headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' },
      });
    },
  };
}
