import type { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';

/** Returns the path of the page that stands at a path, or nearest above it. */
export type PageOf = (path: string) => string;

/** Finds the pages of an app: where a form is sent to an address that nobody can open, the page that has the form stands above it. */
export function pagesOf({ routes }: Pick<Hono, 'routes'>): PageOf {
  const router = new TrieRouter<true>();
  for (const { method, path } of routes) if (method === 'GET') router.add(method, path, true);
  const isPage = (path: string): boolean => router.match('GET', path)[0].length > 0;
  return (path) => {
    for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (isPage(at)) return at;
    return path;
  };
}
