import * as z from 'zod/mini';
import type { OfficialAnswer } from '../../schema/answering.ts';
import type { Petition } from '../../schema/petition.ts';
import type { CallOptions } from '../adapter.ts';
import { given, toInstant, toWhole } from '../common/lenient.ts';
import { notFound } from '../common/not-found.ts';
import { toCount } from './counts.ts';
import type { Graphql } from './graphql.ts';
import type { DecidimAddress } from './address.ts';
import { choose, inAllLanguages, toLine, toText, translated } from './texts.ts';

export const proposalQuery = `query Proposal($component: ID!, $id: ID!) {
  component(id: $component) {
    participatorySpace { title ${inAllLanguages} }
    ... on Proposals {
      proposal(id: $id) {
        id state withdrawn official voteCount answeredAt updatedAt
        title ${inAllLanguages} body ${inAllLanguages} answer ${inAllLanguages} author { name }
      }
    }
  }
}`;

const shape = z.object({
  component: z.nullish(
    z.object({
      participatorySpace: z.nullish(z.object({ title: translated })),
      proposal: z.nullish(
        z.object({
          title: translated,
          body: translated,
          answer: translated,
          author: z.nullish(z.object({ name: z.nullish(z.string()) })),
          state: z.nullish(z.string()),
          withdrawn: z.nullish(z.boolean()),
          official: z.nullish(z.boolean()),
          voteCount: z.optional(z.unknown()),
          answeredAt: z.optional(z.unknown()),
          updatedAt: z.optional(z.unknown()),
        }),
      ),
    }),
  ),
});

/** What decides a proposal; in any other state, those that a site has made of its own too, it is still discussed. */
const decided = new Set(['accepted', 'rejected', 'withdrawn']);

/**
 * Reads a proposal, as a petition whose number is its votes. It is voted on on the site itself: the API tells neither whether votes are open
 * nor how many the voter has left or must give at least, so no vote that was sent from here could be said to count.
 */
export async function readProposal({ ask }: Graphql, address: DecidimAddress, call: CallOptions): Promise<Petition> {
  const { url, endpoint, component, id } = address;
  const { component: found } = await ask(shape, endpoint, proposalQuery, { component, id }, call);
  const { proposal } = found ?? {};
  if (!proposal) throw notFound('decidim', url);
  const title = choose(proposal.title, call.lang);
  const space = toLine(choose(found?.participatorySpace?.title, title.lang));
  const isOver = proposal.withdrawn === true || decided.has(proposal.state ?? '');
  const votes = toWhole(proposal.voteCount);
  const reply = choose(proposal.answer, title.lang);
  const answeredAt = toInstant(proposal.answeredAt);
  const answer: OfficialAnswer | undefined =
    reply.html && answeredAt ? { author: space.slice(0, 300), at: answeredAt, text: toText(reply, 10_000) } : undefined;
  return {
    type: 'petition',
    id,
    lang: title.lang,
    url,
    title: toLine(title),
    text: toText(choose(proposal.body, title.lang)),
    textVersion: toInstant(proposal.updatedAt) ?? '',
    phase: isOver ? 'closed' : 'open',
    ...given('author', (proposal.author?.name ?? (proposal.official ? space : '')).slice(0, 300)),
    can: isOver || votes === undefined ? {} : { vote: { allowed: false, elsewhere: url } },
    // Nothing where the component hides votes or takes none.
    numbers: votes === undefined ? {} : { votes: toCount(votes, 'voteCount') },
    thresholds: [],
    ...given('answer', answer),
    timeline: [],
  };
}
