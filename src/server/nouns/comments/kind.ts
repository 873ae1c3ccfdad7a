import * as z from 'zod/mini';
import type { Kind } from '../../core/noun.ts';
import { threadDocument, type ThreadDocument } from './document.ts';

/** Threads of comments. */
export const commentsKind: Kind<ThreadDocument> = {
  type: 'thread',
  path: '/threads',
  parse: (document) => z.parse(threadDocument, document),
  schema: threadDocument,
};
