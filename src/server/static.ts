import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';

/** The built package: it stands two folders up from this file, be it the source or what was compiled from it. */
const dist = join(import.meta.dirname, '..', '..', 'dist');

/** What of the built package a page may load: the script with its map and the licences of what is in it. */
const published = /^\/civic-widgets[\w.-]*$/;

/** The files of a site, and the widgets' script for any page. Hidden files and paths out of the folder are not found. */
export function siteFiles(site: string | undefined): MiddlewareHandler[] {
  // It is not built yet where only the sources are there.
  const scripts = existsSync(dist) ? serveStatic({ root: dist }) : undefined;
  const pages = site === undefined ? undefined : serveStatic({ root: site });
  const files: MiddlewareHandler = async (c, next) => {
    const { path } = c.req;
    const isScript = published.test(path);
    const answer = path.includes('/.') ? undefined : isScript ? scripts : pages;
    if (!answer) return next();
    const response = await answer(c, next);
    if (!(response instanceof Response)) return response;
    response.headers.set('Cache-Control', 'public, no-cache');
    // Module scripts are fetched in CORS mode.
    if (isScript) response.headers.set('Access-Control-Allow-Origin', '*');
    return response;
  };
  return [etag(), files];
}
