import * as z from 'zod/mini';
import { CivicError } from '../../client/errors.ts';
import type { PostAct, Posted } from '../../schema/comments.ts';
import { notFound } from '../common/not-found.ts';
import { commentFields, node, toComment } from './comments.ts';
import type { Graphql, GraphqlInit } from './graphql.ts';
import type { DecidimAddress } from './address.ts';
import { inKnownLocale, readDiscussed, session, types } from './thread.ts';

/*
 * Neither act has a key on this platform, and a vote that comes twice is taken back. So each act first looks at how things stand, does
 * only what is missing, and sends that once: to repeat it is a question, and changes nothing.
 */

const commentType = 'Decidim::Comments::Comment';

export const postMutation = `mutation Post($id: String!, $type: String!, $body: String!, $alignment: Int) {
  commentable(id: $id, type: $type) { addComment(body: $body, alignment: $alignment) { ${commentFields} } }
}`;

const votedFields = `${commentFields} totalCommentsCount commentsHaveVotes upVoted downVoted`;

export const voteQuery = `query Voted($id: String!, $type: String!, $locale: String!) {
  session { user { id } }
  commentable(id: $id, type: $type, locale: $locale, toggleTranslations: false) { ... on Comment { ${votedFields} } }
}`;

export const voteMutation = (direction: 'upVote' | 'downVote'): string =>
  `mutation Vote($id: ID!) { comment(id: $id) { voted: ${direction} { ${votedFields} } } }`;

const added = z.object({ commentable: z.nullish(z.object({ addComment: z.nullish(node) })) });
const voted = z.object({
  ...node.shape,
  commentsHaveVotes: z.nullish(z.boolean()),
  upVoted: z.nullish(z.boolean()),
  downVoted: z.nullish(z.boolean()),
});
type Voted = z.infer<typeof voted>;
const beforeVote = z.object({ session, commentable: z.nullish(voted) });
const afterVote = z.object({ comment: z.nullish(z.object({ voted: z.nullish(voted) })) });

/** Checks that somebody is logged in: the platform answers a token that it does not know as it does a passer-by. @throws CivicError */
const assertPerson = (user: unknown, url: string): void => {
  if (user === undefined)
    throw new CivicError('unauthorized', `decidim: the token for ${url} is none, has expired, or lacks api:read.`);
};

const sameWords = (one: string, other: string): boolean =>
  one.replace(/\s+/g, ' ').trim() === other.replace(/\s+/g, ' ').trim();

export async function postComment(
  graphql: Graphql,
  address: DecidimAddress,
  act: PostAct,
  init: GraphqlInit,
): Promise<Posted> {
  const { user, commentable, discussion } = await readDiscussed(graphql, address, init, true);
  assertPerson(user, address.url);
  if (!commentable.acceptsNewComments) return { outcome: 'refused', reason: 'closed' };
  if (commentable.userAllowedToComment === false) return { outcome: 'refused', reason: 'forbidden' };
  // Below the deepest nothing can stand: a reply to one of those stands beside it.
  const answered = discussion.placed.find(({ comment }) => comment.id === act.parent);
  const isDeepest = discussion.nodes.get(act.parent ?? '')?.acceptsNewComments === false;
  const parent = isDeepest ? answered?.place : answered?.comment.id;
  for (const { comment } of discussion.placed) {
    const { author, body } = discussion.nodes.get(comment.id) ?? {};
    const isOwn = String(author?.id) === user && comment.parent === parent;
    if (isOwn && sameWords(body ?? '', act.text)) return { outcome: 'published', comment };
  }

  const target =
    parent === undefined ? { id: address.id, type: types[address.kind] } : { id: parent, type: commentType };
  const alignment =
    parent === undefined && commentable.commentsHaveAlignment && act.side ? { alignment: Number(act.side) } : {};
  const variables = { ...target, body: act.text, ...alignment };
  const answer = await graphql.act(added, address.endpoint, postMutation, variables, init);
  const posted = answer.commentable?.addComment;
  // A text that breaks a rule of the site is dropped without a word.
  if (!posted) return { outcome: 'refused', reason: 'invalid', fields: { text: 'invalid' } };
  return { outcome: 'published', comment: toComment(posted, commentable, parent) };
}

/** Sets the vote that a person is to have on a comment: 1, 0 or −1. One in the other direction is taken back first. */
export async function voteOnComment(
  graphql: Graphql,
  address: DecidimAddress,
  { id, value }: { id: string; value: 1 | 0 | -1 },
  init: GraphqlInit,
): Promise<Posted> {
  const { endpoint } = address;
  const found = await inKnownLocale(graphql, endpoint, init.lang, (locale) =>
    graphql.ask(beforeVote, endpoint, voteQuery, { id, type: commentType, locale }, init),
  );
  assertPerson(found.session?.user?.id, address.url);
  if (!found.commentable) throw notFound('decidim', `${address.url}, comment ${id}`);
  let now: Voted = found.commentable;
  const press = async (direction: 'upVote' | 'downVote'): Promise<void> => {
    const { comment } = await graphql.act(afterVote, endpoint, voteMutation(direction), { id }, init);
    now = comment?.voted ?? now;
  };
  if (now.upVoted && value !== 1) await press('upVote');
  if (now.downVoted && value !== -1) await press('downVote');
  if (value === 1 && !now.upVoted) await press('upVote');
  if (value === -1 && !now.downVoted) await press('downVote');
  const isDone = Boolean(now.upVoted) === (value === 1) && Boolean(now.downVoted) === (value === -1);
  if (!isDone) return { outcome: 'refused', reason: 'forbidden' };
  return { outcome: 'published', comment: toComment(now, { commentsHaveVotes: true }) };
}
