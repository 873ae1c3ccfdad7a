import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { findThingAt, ownAddress, pathBelow } from '../core/addresses.ts';
import type { ThingAddress } from '../core/noun.ts';
import type { Limits } from '../core/guard.ts';
import { Refusal } from '../core/refusal.ts';
import type { Services } from '../core/services.ts';
import { speak } from '../http/problems.ts';
import { viewFor } from '../http/reading.ts';
import { pathOf } from '../pages/layout.ts';
import { wordsFor } from '../words/words-for.ts';
import { nameOf, type Feed } from './feeds.ts';
import type { Live } from './live.ts';

/** Path at which changes are told. */
export const eventsPath = '/events';

/** So many things can be followed by one connection; their addresses fit into the line that proxies take. */
export const mostFollowed = 50;
const longestAddress = 2000;

/** After how many seconds it is worth asking again where all places are taken. */
const later = 60;

/** `/events?of=…`: tells of every change of some things as server-sent events. */
export function liveRoutes(
  services: Services,
  addresses: readonly ThingAddress[],
  live: Live,
  clientOf: Limits['client'],
): Hono {
  const app = new Hono({ strict: false });

  /** Finds the feed of the thing that an address names; nothing where anyone who reads it finds nothing either. */
  async function feedOf(c: Context, address: string): Promise<Feed | undefined> {
    const known = live.feeds.find(address);
    if (known) return known;
    const url = ownAddress(services, c.req.url, address);
    const found = url && (await findThingAt(addresses, services, url.pathname));
    if (!found) return undefined;
    const { lang } = viewFor(c, services, found.thing, url.searchParams.get('lang'));
    return live.feeds.open(found.thing, lang);
  }

  app.get(eventsPath, async (c) => {
    speak(c, (lang) => {
      const { wanted, full } = wordsFor(lang).live;
      return { refusals: { invalid: wanted(mostFollowed), 'rate-limited': full } };
    });
    const of = c.req.queries('of') ?? [];
    const isSound = of.length > 0 && of.length <= mostFollowed && of.every(({ length }) => length <= longestAddress);
    if (!isSound) throw new Refusal('invalid', { status: 400, fields: { of: of.length > 0 ? 'invalid' : 'required' } });
    const client = clientOf?.(c);
    if (live.isFullFor(client)) throw new Refusal('rate-limited', { status: 503, retryAfter: later });
    const feeds: Feed[] = [];
    for (const address of of) {
      const feed = await feedOf(c, address);
      if (!feed?.latest) return c.notFound();
      feeds.push(feed);
    }
    c.header('Content-Type', 'text/event-stream; charset=utf-8');
    c.header('Cache-Control', 'no-store');
    // nginx would keep what comes until it is enough for a page.
    c.header('X-Accel-Buffering', 'no');
    if (c.req.method === 'HEAD') return c.body(null);
    return c.body(live.follow(feeds, knownBy(c, feeds.length), client));
  });
  return app;
}

/** What a reader has of each thing: by the last event that came, else as the address says it. */
function knownBy(c: Context, count: number): readonly string[] {
  const last = c.req.header('Last-Event-ID')?.split('.') ?? [];
  const known = last.length === count ? last : (c.req.queries('have') ?? []);
  return known.length === count ? known : [];
}

/** Says of a thing that was read where its changes are told, and what who read it has (RFC 5989: `monitor`). */
export function announce({ baseUrl }: Services): MiddlewareHandler {
  const root = pathOf(baseUrl).replace(/\/$/, '');
  return async (c, next) => {
    await next();
    const shown = c.get('shown');
    if (!shown) return;
    const of = nameOf(pathBelow(baseUrl, shown.url), shown.lang);
    const query = new URLSearchParams({ of, have: shown.tag }).toString();
    c.res.headers.append('Link', `<${root}${eventsPath}?${query}>; rel="monitor"; type="text/event-stream"`);
  };
}
