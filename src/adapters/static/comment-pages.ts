import { isCivicError } from '../../client/errors.ts';
import { archivedPage } from '../../schema/comments-archive.ts';
import type { CommentPage } from '../../schema/comments.ts';
import type { ActsOf, CallOptions } from '../adapter.ts';
import { findComments } from './comments-find.ts';
import { listOf } from './comments-lists.ts';
import type { Files } from './files.ts';

/** Makes the group of methods that reads archived threads, page by page. */
export function archivedCommentPages(files: Files) {
  /** Reads a part of a list; an empty one where there is no such file, because nothing is in it. */
  async function part(src: string, path: string, options: CallOptions): Promise<CommentPage> {
    try {
      const { items, next, total } = (await files.below(archivedPage, src, path, options)).content;
      return { items, ...(next !== undefined && { next }), ...(total !== undefined && { total }) };
    } catch (error) {
      if (isCivicError(error) && error.code === 'not-found') return { items: [] };
      throw error;
    }
  }

  const comments = {
    page(src, query, options = {}) {
      const read = (path: string): Promise<CommentPage> => part(src, path, options);
      return query.id || query.search?.trim() ? findComments(read, query) : read(listOf(query));
    },
  } satisfies Partial<ActsOf<'comments'>>;
  return { comments };
}
