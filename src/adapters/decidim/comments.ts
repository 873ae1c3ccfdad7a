import * as z from 'zod/mini';
import { plainText } from '../../text/plain-text.ts';
import type { Comment } from '../../schema/comments.ts';
import { arrange, type Placed } from '../common/comment-list.ts';
import { given, toInstant, toWhole } from '../common/lenient.ts';

/** Fields that are asked of every comment; `body`, as it was written, only where one's own is looked for. */
export const commentFields =
  'id formattedBody createdAt alignment upVotes downVotes acceptsNewComments author { id name deleted }';

/** Below a top comment, the platform nests three levels. */
export const depth = 3;

/** Writes the fields of a whole thread: the list has no pages, and each level is asked for by its own. */
export const inAllLevels = (fields: string): string =>
  Array.from({ length: depth + 1 }).reduce<string>((below) => `comments { ${fields} ${below} }`, '');

export const node = z.object({
  id: z.union([z.string(), z.number()]),
  formattedBody: z.nullish(z.string()),
  body: z.nullish(z.string()),
  createdAt: z.optional(z.unknown()),
  alignment: z.optional(z.unknown()),
  upVotes: z.optional(z.unknown()),
  downVotes: z.optional(z.unknown()),
  acceptsNewComments: z.nullish(z.boolean()),
  totalCommentsCount: z.optional(z.unknown()),
  author: z.nullish(
    z.object({ id: z.optional(z.unknown()), name: z.nullish(z.string()), deleted: z.nullish(z.boolean()) }),
  ),
  comments: z.catch(z.array(z.unknown()), []),
});
export type Node = z.infer<typeof node>;

/** Settings of a thread for its comments. */
export interface Rules {
  commentsHaveAlignment?: boolean | null | undefined;
  commentsHaveVotes?: boolean | null | undefined;
}

export function toComment(found: Node, rules: Rules, parent?: string): Comment {
  const { author, alignment, formattedBody, upVotes, downVotes } = found;
  const isTop = parent === undefined;
  return {
    id: String(found.id),
    ...given('parent', parent),
    ...given('author', author?.deleted ? '' : author?.name?.slice(0, 300)),
    at: toInstant(found.createdAt) ?? new Date(0).toISOString(),
    text: plainText(formattedBody ?? '', 20_000),
    ...(isTop && rules.commentsHaveAlignment && given('side', side(alignment))),
    ...(rules.commentsHaveVotes && { up: toWhole(upVotes) ?? 0, down: toWhole(downVotes) ?? 0 }),
    replies: toWhole(found.totalCommentsCount) ?? 0,
  };
}

const side = (alignment: unknown): string => (Number(alignment) > 0 ? '1' : Number(alignment) < 0 ? '-1' : '0');

/** A thread: its comments at their places, and what the platform says of each besides. */
export interface Discussion {
  placed: Placed[];
  nodes: Map<string, Node>;
}

/** Puts the comments of all levels into one list. One that cannot be read is left out with all that stands below it. */
export function flatten(levels: readonly unknown[], rules: Rules): Discussion {
  const nodes = new Map<string, Node>();
  const comments: Comment[] = [];
  const waiting: [unknown, string | undefined][] = levels.map((each) => [each, undefined]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, parent] = next;
    const { data: found } = node.safeParse(value);
    if (!found) continue;
    const comment = toComment(found, rules, parent);
    comments.push(comment);
    nodes.set(comment.id, found);
    for (const below of found.comments) waiting.push([below, comment.id]);
  }
  return { placed: arrange(comments, depth), nodes };
}
