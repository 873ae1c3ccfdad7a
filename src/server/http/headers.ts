import type { Context } from 'hono';
import { embedPath, oEmbedAddress, oEmbedTypes } from '../core/discovery.ts';
import type { Site } from '../core/services.ts';
import { addressIn, isThingPath } from '../core/addresses.ts';

/** Content security policy of every page of ours: its own style sheet and script, its own server, nothing else. */
const rules: Policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'lit-html',
};

/** Directives of a policy by their names. */
export type Policy = Readonly<Record<string, string>>;

declare module 'hono' {
  interface ContextVariableMap {
    /** Directives that a page needs otherwise than every page of ours. */
    policy?: Policy;
  }
}

const write = (policy: Policy): string =>
  Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** Writes the policy of a page. @param own directives that it needs otherwise */
export const pagePolicy = (own: Policy = {}): string => write({ ...rules, 'frame-ancestors': "'self'", ...own });

/** A frame is for any page; `frame-ancestors *` would leave out files and the sandboxed. */
export const framePolicy = write(rules);

/** A picture that is opened by itself is a page of this server: it may look as it says, and do nothing. */
const picturePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** What no page of ours asks a browser for, and nothing that stands in one may. */
const unused = ['browsing-topics', 'camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

/** Headers that every answer carries; pages, and pictures that may hold scripts, get a policy besides. */
export function secure(c: Context): void {
  const { headers } = c.res;
  const type = headers.get('Content-Type') ?? '';
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'no-referrer');
  const isPicture = type.startsWith('image/svg+xml');
  if (isPicture && !headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', picturePolicy);
  if (!type.startsWith('text/html')) return;
  headers.set('Permissions-Policy', unused.map((each) => `${each}=()`).join(', '));
  if (c.req.path.replace(/\/$/, '') === embedPath) {
    headers.set('Content-Security-Policy', framePolicy);
    return;
  }
  headers.set('Content-Security-Policy', pagePolicy(c.get('policy')));
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
}

/** Tells who does not read the page that its address can be shown as a widget (oembed.com, section 4). */
export function discover(c: Context, site: Site): void {
  const { status, headers } = c.res;
  const isPage = status === 200 && headers.get('Content-Type')?.startsWith('text/html');
  const path = new URL(c.req.url).pathname.replace(/\/$/, '');
  if (!isPage || c.req.method !== 'GET' || !isThingPath(site.thingPaths, path)) return;
  const lang = headers.get('Content-Language') ?? 'fr';
  const url = addressIn(`${site.base}${path}`, lang, ['fr', lang]);
  for (const format of ['json', 'xml'] as const) {
    const address = oEmbedAddress(site, url, format);
    headers.append('Link', `<${address}>; rel="alternate"; type="${oEmbedTypes[format]}"`);
  }
}
