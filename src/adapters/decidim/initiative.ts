import * as z from 'zod/mini';
import type { Phase } from '../../schema/common.ts';
import type { Petition } from '../../schema/petition.ts';
import type { CallOptions } from '../adapter.ts';
import { given, isPast, toInstant, toWhole } from '../common/lenient.ts';
import { notFound } from '../common/not-found.ts';
import { toCount } from './counts.ts';
import type { Graphql } from './graphql.ts';
import type { DecidimAddress } from './address.ts';
import { choose, inAllLanguages, toLine, toText, translated } from './texts.ts';

export const initiativeQuery = `query Initiative($id: ID!) {
  initiative(id: $id) {
    id state signatureType signatureStartDate signatureEndDate onlineVotes offlineVotes updatedAt
    title ${inAllLanguages} description ${inAllLanguages} author { name }
  }
}`;

const shape = z.object({
  initiative: z.nullish(
    z.object({
      title: translated,
      description: translated,
      author: z.nullish(z.object({ name: z.nullish(z.string()) })),
      state: z.nullish(z.string()),
      signatureType: z.nullish(z.string()),
      signatureStartDate: z.optional(z.unknown()),
      signatureEndDate: z.optional(z.unknown()),
      onlineVotes: z.optional(z.unknown()),
      offlineVotes: z.optional(z.unknown()),
      updatedAt: z.optional(z.unknown()),
    }),
  ),
});

const phases: Record<string, Phase> = { created: 'not-open', validating: 'not-open', open: 'open', published: 'open' };

/** Reads an initiative: signed on the site itself, on paper besides where it takes that. How many it needs, the API does not tell. */
export async function readInitiative(
  { ask }: Graphql,
  { url, endpoint, id }: DecidimAddress,
  call: CallOptions,
): Promise<Petition> {
  const { initiative } = await ask(shape, endpoint, initiativeQuery, { id }, call);
  if (!initiative) throw notFound('decidim', url);
  const { state, signatureType, onlineVotes, offlineVotes } = initiative;
  const title = choose(initiative.title, call.lang);
  const opensAt = toInstant(initiative.signatureStartDate);
  const closesAt = toInstant(initiative.signatureEndDate);
  const phase = isPast(closesAt) ? 'closed' : (phases[state ?? ''] ?? 'closed');
  const [online, offline] = [toWhole(onlineVotes), toWhole(offlineVotes)];
  const isCounted = online !== undefined || offline !== undefined;
  const isSignedHere = phase === 'open' && signatureType !== 'offline';
  return {
    type: 'petition',
    id,
    lang: title.lang,
    url,
    title: toLine(title),
    text: toText(choose(initiative.description, title.lang)),
    textVersion: toInstant(initiative.updatedAt) ?? '',
    phase,
    ...given('opensAt', opensAt),
    ...given('closesAt', closesAt),
    ...given('author', initiative.author?.name?.slice(0, 300)),
    can: isSignedHere ? { sign: { allowed: false, elsewhere: url } } : {},
    numbers: isCounted
      ? { signatures: toCount((online ?? 0) + (offline ?? 0), 'onlineVotes + offlineVotes', offline) }
      : {},
    thresholds: [],
    timeline: [],
  };
}
