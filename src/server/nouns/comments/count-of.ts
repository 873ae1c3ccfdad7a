import type { ServerNoun } from '../../core/noun.ts';
import { commentCounts } from './count-table.ts';

/** Tells whether a row of counts is a part of how many comments are published. */
export const countOfComments: NonNullable<ServerNoun['countOf']> = ({ into, key }) =>
  into.name === commentCounts.name && key['kind'] === 'published' ? { metric: 'comments', sign: 1 } : undefined;
