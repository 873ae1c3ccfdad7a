import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import type { ScriptFiles } from '../../snippet/choice.ts';

/** The built package: it stands two folders up from this file, be it the source or what was compiled from it. */
const dist = join(import.meta.dirname, '..', '..', '..', 'dist');

/** What of the built package a page may load: the scripts, their hashes and licences, the styles of the server's pages, the list of elements, languages and presets. */
const published =
  /^\/(?:civic-(?:widgets|frame|pages|desk|builder)[\w.-]*|(?:elements|integrity)\.json|locales\/[\w-]+\.json|presets\/[\w-]+\.css)$/;
/** A name with a version in it never holds anything else. */
const versioned = /-\d+\.\d+\.\d+\./;

/** Checks whether there is a script to give: where only the sources are, it may be built at any time. */
export const isBuilt = (): boolean => existsSync(join(dist, 'civic-widgets.js'));

/** Reads what the script's files hold, and their hashes; nothing where it is not built. */
export async function readScripts(): Promise<ScriptFiles | undefined> {
  const text = await readFile(join(dist, 'integrity.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as ScriptFiles);
}

/** Serves the files of a site, and the widgets' script for any page. Hidden files and paths out of the folder are not found. */
export function siteFiles(site: string | undefined): MiddlewareHandler[] {
  let scripts: ReturnType<typeof folder> | undefined;
  const built = () => (scripts ??= isBuilt() ? folder(dist) : undefined);
  const pages = site === undefined ? undefined : folder(site);
  const files: MiddlewareHandler = async (c, next) => {
    const { path } = c.req;
    const isScript = published.test(path);
    const answer = path.includes('/.') ? undefined : isScript ? built() : pages;
    const response = await answer?.(c);
    if (!response) return next();
    const keep = isScript && versioned.test(path) ? 'public, max-age=31536000, immutable' : 'public, no-cache';
    response.headers.set('Cache-Control', keep);
    // Module scripts are fetched in CORS mode.
    if (isScript) response.headers.set('Access-Control-Allow-Origin', '*');
    // A cache between keeps one for each: the build has compressed them.
    if (isScript && !response.headers.has('Vary')) response.headers.set('Vary', 'Accept-Encoding');
    return response;
  };
  return [etag(), files];
}

/**
 * Answers the files of a folder, and parts of them. All parts have the tag of the whole (RFC 9110, 8.8.3), and a part is only given of the
 * very file that it is asked for (`If-Range`, 13.1.5).
 */
function folder(root: string): (c: Context) => Promise<Response | undefined> {
  const tags = new WeakMap<object, string>();
  const serve = serveStatic({
    root,
    precompressed: true,
    onFound: async (path, c) => void tags.set(c, await tagOf(path)),
  });
  const whole = new Hono().use(serve);
  return async (c) => {
    // The middleware types its context by a path that it never reads.
    const found = await serve(c as Context<object, string>, async () => undefined);
    const tag = tags.get(c);
    if (!(found instanceof Response) || tag === undefined) return undefined;
    found.headers.set('ETag', tag);
    const asked = c.req.header('If-Range');
    const isOther = asked !== undefined && asked !== tag && asked !== found.headers.get('Last-Modified');
    if (!isOther || !found.headers.has('Content-Range')) return found;
    await found.body?.cancel();
    const all = await whole.request(c.req.path, {
      headers: { 'Accept-Encoding': c.req.header('Accept-Encoding') ?? '' },
    });
    all.headers.set('ETag', tag);
    return all;
  };
}

/** The state of a file: each change gives it another tag. */
async function tagOf(path: string): Promise<string> {
  const { ino, size, mtimeNs } = await stat(path, { bigint: true });
  return `"${[ino, size, mtimeNs].map((number) => number.toString(36)).join('-')}"`;
}
