import * as z from 'zod/mini';
import { isCivicError } from '../../client/errors.ts';
import type { Thread } from '../../schema/comments.ts';
import { pageOf, unlabelled } from '../common/comment-list.ts';
import { notFound } from '../common/not-found.ts';
import { toWhole } from '../common/lenient.ts';
import { commentFields, depth, flatten, inAllLevels, type Discussion } from './comments.ts';
import { toCount } from './counts.ts';
import type { Graphql, GraphqlInit } from './graphql.ts';
import type { DecidimAddress } from './address.ts';
import { choose, inAllLanguages, toLine, translated } from './texts.ts';

/** The class by whose name the platform finds what is commented. */
export const types: Record<string, string> = {
  initiative: 'Decidim::Initiative',
  proposal: 'Decidim::Proposals::Proposal',
  debate: 'Decidim::Debates::Debate',
};

/** Where the title of a thread comes from: an initiative is no commentable of the API, though it has comments. */
const titles: Record<string, { within: string; beside: string }> = {
  initiative: { within: '', beside: `initiative(id: $initiative) { title ${inAllLanguages} }` },
  proposal: { within: `... on Proposal { title ${inAllLanguages} }`, beside: '' },
  debate: { within: `... on Debate { title ${inAllLanguages} }`, beside: '' },
};

/** Writes the question for a thread; an author's own comments are known by `body`, and who is logged in by `session`. */
export function threadQuery(kind: string, isActing = false): string {
  const { within = '', beside = '' } = titles[kind] ?? {};
  const fields = isActing ? `${commentFields} body` : commentFields;
  return `query Thread($id: String!, $type: String!, $locale: String!${beside && ', $initiative: ID'}) {
    ${isActing ? 'session { user { id } }' : ''} ${beside}
    commentable(id: $id, type: $type, locale: $locale, toggleTranslations: false) {
      acceptsNewComments commentsHaveAlignment commentsHaveVotes totalCommentsCount userAllowedToComment
      ${within} ${inAllLevels(fields)}
    }
  }`;
}

export const session = z.nullish(z.object({ user: z.nullish(z.object({ id: z.union([z.string(), z.number()]) })) }));

const shape = z.object({
  session,
  initiative: z.nullish(z.object({ title: translated })),
  commentable: z.nullish(
    z.object({
      acceptsNewComments: z.nullish(z.boolean()),
      commentsHaveAlignment: z.nullish(z.boolean()),
      commentsHaveVotes: z.nullish(z.boolean()),
      userAllowedToComment: z.nullish(z.boolean()),
      totalCommentsCount: z.optional(z.unknown()),
      title: translated,
      comments: z.catch(z.array(z.unknown()), []),
    }),
  ),
});
type Answer = z.infer<typeof shape>;

export interface Discussed {
  /** Who is logged in, by the token that went with the question. */
  user: string | undefined;
  commentable: NonNullable<Answer['commentable']>;
  title: NonNullable<Answer['commentable']>['title'];
  discussion: Discussion;
}

/** Asks in the language that is wanted; in the site's own where it does not have that, and refuses the question for it. */
export async function inKnownLocale<T>(
  { refusedLocales }: Graphql,
  endpoint: string,
  lang: string | undefined,
  ask: (locale: string) => Promise<T>,
): Promise<T> {
  const [locale = ''] = (lang ?? '').toLowerCase().split('-');
  const question = `${endpoint} ${locale}`;
  if (refusedLocales.has(question)) return ask('');
  try {
    return await ask(locale);
  } catch (error) {
    if (!locale || !isCivicError(error) || !/locale/i.test(error.message)) throw error;
    refusedLocales.add(question);
    return ask('');
  }
}

/** Reads the whole thread: the platform has no pages of comments. */
export async function readDiscussed(
  graphql: Graphql,
  { url, endpoint, kind, id }: DecidimAddress,
  init: GraphqlInit,
  isActing = false,
): Promise<Discussed> {
  const variables = { id, type: types[kind], ...(kind === 'initiative' && { initiative: id }) };
  const answer = await inKnownLocale(graphql, endpoint, init.lang, (locale) =>
    graphql.ask(shape, endpoint, threadQuery(kind, isActing), { ...variables, locale }, init),
  );
  const { commentable, initiative } = answer;
  if (!commentable) throw notFound('decidim', url);
  const user = answer.session?.user?.id;
  return {
    user: user === undefined ? undefined : String(user),
    commentable,
    title: commentable.title ?? initiative?.title,
    discussion: flatten(commentable.comments, commentable),
  };
}

/** The longest comment that a site takes where nobody has changed that; the API does not tell. */
const defaultCommentLength = 1000;

export function toThread(
  { url, id }: DecidimAddress,
  { commentable, title, discussion: { placed } }: Discussed,
  lang?: string,
): Thread {
  const { acceptsNewComments, commentsHaveAlignment, commentsHaveVotes, totalCommentsCount } = commentable;
  const name = choose(title, lang);
  const isOpen = acceptsNewComments === true;
  const bySide: Record<string, number> = {};
  for (const {
    comment: { side },
  } of placed)
    if (side !== undefined) bySide[side] = (bySide[side] ?? 0) + 1;
  return {
    type: 'thread',
    id,
    lang: name.lang,
    url,
    title: toLine(name),
    phase: isOpen ? 'open' : 'closed',
    can: {
      ...(isOpen && { comment: { allowed: true, elsewhere: url } }),
      ...(commentsHaveVotes && isOpen && { vote: { allowed: true } }),
    },
    numbers: { comments: toCount(toWhole(totalCommentsCount) ?? placed.length, 'totalCommentsCount') },
    orders: unlabelled('oldest', 'newest', ...(commentsHaveVotes ? ['supported'] : []), 'discussed'),
    sides: commentsHaveAlignment ? unlabelled('1', '0', '-1') : [],
    bySide,
    votes: commentsHaveVotes ? 'up-down' : 'none',
    depth,
    longest: defaultCommentLength,
    editWindow: 0,
    reasons: [],
    first: pageOf(placed, {}),
  };
}
