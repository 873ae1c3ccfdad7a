import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';

/** The built package: it stands two folders up from this file, be it the source or what was compiled from it. */
const dist = join(import.meta.dirname, '..', '..', '..', 'dist');

/** What of the built package a page may load: the scripts, their hashes and licences, languages and presets. */
const published = /^\/(?:civic-(?:widgets|frame)[\w.-]*|integrity\.json|locales\/[\w-]+\.json|presets\/[\w-]+\.css)$/;
/** A name with a version in it never holds anything else. */
const versioned = /-\d+\.\d+\.\d+\./;

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
    const keep = isScript && versioned.test(path) ? 'public, max-age=31536000, immutable' : 'public, no-cache';
    response.headers.set('Cache-Control', keep);
    // Module scripts are fetched in CORS mode.
    if (isScript) response.headers.set('Access-Control-Allow-Origin', '*');
    return response;
  };
  return [etag(), files];
}
