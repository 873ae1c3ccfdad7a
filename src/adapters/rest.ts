import { createHttp } from '../client/http.ts';
import type { Act } from '../schema/noun.ts';
import { nouns, shapeOf } from '../schema/nouns.ts';
import type { AdapterOptions, CivicAdapter } from './adapter.ts';
import { parse } from './common/parse.ts';
import { below, createMethod } from './rest/call.ts';

export interface RestAdapterOptions extends AdapterOptions {
  /** Headers of every call. */
  headers?: Record<string, string>;
}

/** Speaks the reference backend's interface (`docs/protocol.md`), and so any backend that answers the same. */
export function restAdapter({ identity: _, ...options }: RestAdapterOptions = {}): CivicAdapter {
  const name = 'rest';
  const http = createHttp({ name, ...options });
  const groups: Record<string, object> = {};
  for (const noun of nouns) {
    if (!('group' in noun)) continue;
    const acts = Object.entries<Act>(noun.acts);
    groups[noun.group] = Object.fromEntries(acts.map(([act, facts]) => [act, createMethod(name, http, facts)]));
  }
  return {
    name,
    repeatable: true,
    async read(src, readOptions = {}) {
      const { body, maxAge, headers } = await http.read(src, readOptions);
      const type = (body as { type?: unknown } | null | undefined)?.type;
      const thing = parse(shapeOf(type), body, `${name}: GET ${src}`);
      const [, events] = /<([^<>]*)>; rel="monitor"/.exec(headers.get('link') ?? '') ?? [];
      return {
        thing,
        ...(maxAge !== undefined && { maxAge }),
        ...(events && { events: new URL(events, new URL(src, globalThis.document?.baseURI)).href }),
      };
    },
    follow(events, heard) {
      const left = new AbortController();
      // A page that shows nothing that can be followed does without.
      import('./rest/follow.ts').then(
        ({ follow }) => follow(name, events, heard, left.signal),
        () => heard.lost(true),
      );
      return () => left.abort();
    },
    // As a page that is left sends it, without anything to tell people apart by.
    start: (src) => http.act(below(src, 'starts'), undefined, { once: true, keepalive: true }).catch(() => undefined),
    challenge: async (src, options) => (await http.read(below(src, 'challenge'), options)).body,
    ...groups,
  };
}
