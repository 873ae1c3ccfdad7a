import { createHttp } from '../client/http.ts';
import type { Posted } from '../schema/comments.ts';
import { defineAdapter, type AdapterOptions, type CallOptions, type CivicAdapter } from './adapter.ts';
import { pageOf } from './common/comment-list.ts';
import { tokenOf, withIdentity } from './common/identity.ts';
import { oneAtATime } from './common/one-at-a-time.ts';
import { postComment, voteOnComment } from './decidim/acts.ts';
import { createGraphql, type GraphqlInit } from './decidim/graphql.ts';
import { readInitiative } from './decidim/initiative.ts';
import { toAddress, type DecidimAddress } from './decidim/address.ts';
import { readProposal } from './decidim/proposal.ts';
import { readSpace } from './decidim/space.ts';
import { readDiscussed, toThread } from './decidim/thread.ts';

const name = 'decidim';
/** Ten thousand comments come in one answer. */
const maxAnswerLength = 20_000_000;

/**
 * Speaks the GraphQL API of Decidim, 0.27 and later: initiatives, proposals, what is said of them, debates, processes and assemblies.
 * As what they are shown, what can be done from here, and what is linked to, is in `docs/platforms/decidim.md`.
 */
export function decidimAdapter({ identity, ...options }: AdapterOptions = {}): CivicAdapter {
  const graphql = createGraphql(name, createHttp({ name, longest: maxAnswerLength, ...options }));

  const inTurn = oneAtATime();

  /** Runs an act as the person whom the page names: the token, and for which client it was made. */
  const act = (
    src: string,
    call: CallOptions,
    run: (address: DecidimAddress, init: GraphqlInit) => Promise<Posted>,
  ) => {
    const question = { adapter: name, src };
    const send = () =>
      withIdentity(identity, question, async (who) => {
        const headers = {
          Authorization: `Bearer ${tokenOf(who, question)}`,
          ...(who.audience && { 'X-Jwt-Aud': who.audience }),
        };
        return run(toAddress(src), { ...call, headers });
      });
    return inTurn(src, send);
  };

  const readThing = async (address: DecidimAddress, call: CallOptions) => {
    if (address.isThread) return toThread(address, await readDiscussed(graphql, address, call), call.lang);
    if (address.kind === 'initiative') return readInitiative(graphql, address, call);
    if (address.kind === 'proposal') return readProposal(graphql, address, call);
    return readSpace(graphql, address, call);
  };

  return defineAdapter({
    name,
    read: async (src, call = {}) => ({ thing: await readThing(toAddress(src), call) }),
    comments: {
      async page(src, query, call = {}) {
        const { discussion } = await readDiscussed(graphql, toAddress(src), call);
        return pageOf(discussion.placed, query);
      },
      post: (src, content, call = {}) =>
        act(src, call, (address, init) => postComment(graphql, address, content, init)),
      vote: (src, vote, call = {}) => act(src, call, (address, init) => voteOnComment(graphql, address, vote, init)),
    },
  });
}
