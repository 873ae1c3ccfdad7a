import { getRequestListener } from '@hono/node-server';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { AppOptions } from '../../src/server/app.ts';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { late } from './late.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');

/** A site on an origin of its own, with the built scripts and a backend in memory. */
export interface Site {
  url: string;
  backend: Backend;
  /** Lets time go by for the backend, in milliseconds. */
  wait(time: number): void;
  /** Every request that came, oldest first. */
  requests: Request[];
  /** Puts a page at a path, with these headers. */
  page(path: string, html: string, headers?: Record<string, string>): string;
  /** Puts a script at a path, from any origin. */
  script(path: string, code: string): void;
  close(): Promise<void>;
}

/** A built file as text. */
export const built = (name: string): Promise<string> => readFile(join(dist, name), 'utf8');

export async function startSite(options: Pick<AppOptions, 'holding'> = {}): Promise<Site> {
  const files = new Map<string, { body: string; headers: Record<string, string> }>();
  const requests: Request[] = [];
  const answer = async (request: Request): Promise<Response> => {
    requests.push(request);
    await late();
    const file = files.get(new URL(request.url).pathname);
    return file ? new Response(file.body, { headers: file.headers }) : backend.app.fetch(request);
  };
  const listener = getRequestListener(answer);
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  let ahead = 0;
  const backend = await createBackend(url, undefined, () => Date.now() + ahead, options);
  const script = (path: string, code: string): void => {
    const headers = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };
    files.set(path, { body: code, headers });
  };
  const { files: published } = JSON.parse(await built('integrity.json')) as { files: Record<string, string> };
  for (const name of [...Object.keys(published), 'civic-frame-inside.js']) script(`/${name}`, await built(name));
  return {
    url,
    backend,
    wait: (time) => void (ahead += time),
    requests,
    page(path, html, headers = {}) {
      const body = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title></head><body>${html}</body></html>`;
      files.set(path, { body, headers: { 'content-type': 'text/html', ...headers } });
      return `${url}${path}`;
    },
    script,
    close: () => new Promise((resolve) => void (server.closeAllConnections(), server.close(() => resolve()))),
  };
}
