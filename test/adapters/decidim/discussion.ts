import { GraphQLError } from 'graphql';

export interface User {
  id: string;
  name: string;
}

export interface Said {
  id: string;
  /** Class and id of what it answers. */
  on: string;
  body: string;
  alignment: number;
  author: User;
  createdAt: string;
  votes: Map<string, 1 | -1>;
  hidden?: boolean;
}

export interface Discussion {
  /** Every comment of the site, oldest first. */
  said: Said[];
  rules: { isOpen: boolean; hasAlignment: boolean; hasVotes: boolean; allows: (user: User) => boolean };
  say(body: string, changes?: Partial<Said>): Said;
  commentable(type: string, id: string, user: User | undefined, own: object): object | null;
  commentToVoteOn(id: string, user: User | undefined): object | null;
}

const commentType = 'Decidim::Comments::Comment';
const typeNames: Record<string, string> = {
  'Decidim::Proposals::Proposal': 'Proposal',
  'Decidim::Debates::Debate': 'Debate',
  [commentType]: 'Comment',
};
const deepest = 3;
const maxCommentLength = 1000;

/** The comments of a site: lists without pages, three levels of replies, and votes that come and go with each press. */
export function createDiscussion(): Discussion {
  const said: Said[] = [];
  const rules: Discussion['rules'] = { isOpen: true, hasAlignment: true, hasVotes: true, allows: () => true };
  const find = (id: string): Said | undefined => said.find((each) => each.id === id && !each.hidden);
  const parentOf = ({ on }: Said): Said | undefined =>
    on.startsWith(commentType) ? find(on.split('#')[1] ?? '') : undefined;
  const levelOf = (one: Said): number => {
    const parent = parentOf(one);
    return parent ? levelOf(parent) + 1 : 0;
  };
  const below = (on: string): Said[] => said.filter((each) => each.on === on && !each.hidden);
  const countBelow = (on: string): number =>
    below(on).reduce((sum, { id }) => sum + 1 + countBelow(`${commentType}#${id}`), 0);

  const common = (type: string, id: string, user: User | undefined) => {
    const on = `${type}#${id}`;
    return {
      __typename: typeNames[type],
      id,
      type,
      acceptsNewComments: () => rules.isOpen,
      commentsHaveAlignment: rules.hasAlignment,
      commentsHaveVotes: rules.hasVotes,
      userAllowedToComment: () => user !== undefined && rules.allows(user),
      totalCommentsCount: () => countBelow(on),
      hasComments: () => below(on).length > 0,
      comments: () => below(on).map((each) => shown(each, user)),
      addComment: ({ body, alignment = 0 }: { body: string; alignment?: number }) => {
        // The form of the command asks for a person and a text of the right length; where it fails, nothing is answered.
        if (!user || !rules.allows(user) || !body.trim() || body.length > maxCommentLength) return null;
        return shown(discussion.say(body, { on, alignment, author: user }), user);
      },
    };
  };

  const shown = (one: Said, user: User | undefined): object => {
    const votes = (value: 1 | -1): number => [...one.votes.values()].filter((each) => each === value).length;
    const vote = user && one.votes.get(user.id);
    const press = (value: 1 | -1) => () => {
      if (!user) return null;
      const before = one.votes.get(user.id);
      if (before === value) one.votes.delete(user.id);
      // One person has one vote on a comment: the database refuses a second one.
      else if (before !== undefined) return null;
      else one.votes.set(user.id, value);
      return shown(one, user);
    };
    const { __typename, ...fields } = common(commentType, one.id, user);
    return {
      __typename,
      ...fields,
      acceptsNewComments: () => rules.isOpen && levelOf(one) < deepest,
      body: one.body,
      formattedBody: `<div><p>${escape(one.body).replace(/\n/g, '<br>')}</p></div>`,
      createdAt: one.createdAt,
      alignment: one.alignment,
      author: { __typename: 'User', ...one.author, deleted: one.author.name === '' },
      upVotes: votes(1),
      downVotes: votes(-1),
      upVoted: vote === 1,
      downVoted: vote === -1,
      upVote: press(1),
      downVote: press(-1),
    };
  };

  const discussion: Discussion = {
    said,
    rules,
    say(body, changes = {}) {
      const place = said.length + 1;
      const one: Said = {
        id: String(place),
        on: 'Decidim::Proposals::Proposal#7',
        body,
        alignment: 0,
        author: { id: '3', name: 'Jo' },
        createdAt: new Date(Date.parse('2026-05-01T08:00:00Z') + place * 60_000).toISOString().replace('.000', ''),
        votes: new Map(),
        ...changes,
      };
      said.push(one);
      return one;
    },
    commentable(type, id, user, own) {
      if (type === commentType) {
        const found = find(id);
        if (!found) throw new Error(`Couldn't find Decidim::Comments::Comment with 'id'=${id}`);
        return shown(found, user);
      }
      if (!typeNames[type]) throw new GraphQLError('uninitialized constant GraphQL::Types::Decidim::InitiativeType');
      if (id !== '7') throw new Error(`Couldn't find ${type} with 'id'=${id}`);
      return { ...common(type, id, user), ...own };
    },
    commentToVoteOn(id, user) {
      const found = find(id);
      return found ? shown(found, user) : null;
    },
  };
  return discussion;
}

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
