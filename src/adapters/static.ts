import type * as z from 'zod/mini';
import { isCivicError } from '../client/errors.ts';
import { createHttp, invalid } from '../client/http.ts';
import { archivedBallots, ballotsFile, archivedPage, archivedThing, archiveVersion } from '../schema/archive.ts';
import type { CommentPage } from '../schema/comments.ts';
import { shapeOf } from '../schema/nouns.ts';
import { defineAdapter, type AdapterOptions, type CallOptions } from './adapter.ts';
import { parse } from './common/parse.ts';
import { findComments } from './static/find.ts';
import { listOf } from './static/lists.ts';

const name = 'static';

/** Seconds after which an archive is read again where its host does not say: it changes only when someone exports anew. */
const usualAge = 3600;

/** Reads an archive that `npx civic-widgets export` made, from whatever host serves its files. Nobody can act on it. */
export function staticAdapter({ timeout, fetch }: AdapterOptions = {}) {
  // A part of a large thread holds some hundred comments of any length.
  const http = createHttp({ name, longest: 12_000_000, ...(timeout && { timeout }), ...(fetch && { fetch }) });

  async function file<T>(shape: z.ZodMiniType<T>, url: string, options: CallOptions) {
    const { body, maxAge } = await http.read(url, options);
    const where = `${name}: GET ${url}`;
    const version = (body as { archive?: unknown } | null | undefined)?.archive;
    if (version === undefined) throw invalid(where, 'this is no file of an archive');
    if (version !== archiveVersion) throw invalid(where, `this archive is of version ${JSON.stringify(version)}`);
    return { content: parse(shape, body, where), where, maxAge };
  }

  const below = (src: string, path: string): string => `${src.replace(/[?#].*/s, '').replace(/\.json$/, '')}/${path}`;

  /** A part of a list; none where there is no such file, because nothing is in it. */
  async function part(src: string, path: string, options: CallOptions): Promise<CommentPage> {
    try {
      const { items, next, total } = (await file(archivedPage, below(src, path), options)).content;
      return { items, ...(next !== undefined && { next }), ...(total !== undefined && { total }) };
    } catch (error) {
      if (isCivicError(error) && error.code === 'not-found') return { items: [] };
      throw error;
    }
  }

  return defineAdapter({
    name,
    async read(src, options = {}) {
      const { content, where, maxAge = usualAge } = await file(archivedThing, src, options);
      const { things } = content as { things: Record<string, unknown> };
      const value = things[languageIn(Object.keys(things), options.lang)];
      const type = (value as { type?: unknown } | null | undefined)?.type;
      return { thing: parse(shapeOf(type), value, where), maxAge };
    },
    polls: {
      async ballots(src, options = {}) {
        const { after = ballotsFile(1), ...call } = options;
        const { archive: _, ...ballots } = (await file(archivedBallots, below(src, after), call)).content;
        return ballots;
      },
    },
    comments: {
      page(src, query, options = {}) {
        const read = (path: string): Promise<CommentPage> => part(src, path, options);
        return query.id || query.search?.trim() ? findComments(read, query) : read(listOf(query));
      },
    },
  });
}

/** The language that is wanted, or the nearest that there is. */
const languageIn = (all: readonly string[], wanted = ''): string =>
  [wanted, wanted.split('-')[0], 'fr'].find((lang) => lang !== undefined && all.includes(lang)) ?? all[0] ?? '';
