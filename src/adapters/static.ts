import { archivedThing } from '../schema/archive.ts';
import { shapeOf } from '../schema/nouns.ts';
import { readTag } from '../locales/tag.ts';
import { defineAdapter, type AdapterOptions } from './adapter.ts';
import { parse } from './common/parse.ts';
import { archivedBallotLists } from './static/ballots.ts';
import { archivedCommentPages } from './static/comment-pages.ts';
import { createFiles } from './static/files.ts';

/** Seconds after which an archive is read again where its host does not say: it changes only when someone exports anew. */
const defaultMaxAge = 3600;

/** Reads an archive that `npx civic-widgets export` made, from whatever host serves its files. Nobody can act on it. */
export function staticAdapter(options: AdapterOptions = {}) {
  const files = createFiles(options);
  return defineAdapter({
    name: 'static',
    async read(src, call = {}) {
      const { content, where, maxAge = defaultMaxAge } = await files.read(archivedThing, src, call);
      const { things } = content as { things: Record<string, unknown> };
      const value = things[languageIn(Object.keys(things), call.lang)];
      const type = (value as { type?: unknown } | null | undefined)?.type;
      return { thing: parse(shapeOf(type), value, where), maxAge };
    },
    ...archivedBallotLists(files),
    ...archivedCommentPages(files),
  });
}

/** Returns the language that is wanted, or the nearest that there is. */
function languageIn(all: readonly string[], wanted = ''): string {
  const tag = readTag(wanted).toLowerCase();
  const near = [tag, tag.split('-')[0], 'fr'].map((lang) => all.find((each) => each.toLowerCase() === lang));
  return near.find((lang) => lang !== undefined) ?? all[0] ?? '';
}
