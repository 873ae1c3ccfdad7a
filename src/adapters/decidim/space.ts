import * as z from 'zod/mini';
import type { Consultation } from '../../schema/consultation.ts';
import type { Count } from '../../schema/common.ts';
import type { CallOptions } from '../adapter.ts';
import { given, isAhead, isPast, toInstant, toWhole } from '../common/lenient.ts';
import { notFound } from '../common/not-found.ts';
import { toCount } from './counts.ts';
import { lacksField, type Dialect, type Graphql } from './graphql.ts';
import type { DecidimAddress } from './address.ts';
import { choose, inAllLanguages, toLine, toText, translated } from './texts.ts';

export const spaceQueries = (dialect: Dialect): Record<'process' | 'assembly', string> => {
  const fields = `title ${inAllLanguages} shortDescription ${inAllLanguages} stats { ${dialect} value }`;
  return {
    process: `query Space($slug: String) { space: participatoryProcess(slug: $slug) { startDate endDate ${fields} } }`,
    assembly: `query Space($id: ID) { space: assembly(id: $id) { startDate: creationDate endDate: closingDate ${fields} } }`,
  };
};

/** Assemblies can be found by their id only. */
export const assembliesQuery = 'query Assemblies { assemblies { id slug } }';

const assemblies = z.object({
  assemblies: z.array(z.nullish(z.object({ id: z.union([z.string(), z.number()]), slug: z.string() }))),
});

const statistic = z.object({ key: z.nullish(z.string()), name: z.nullish(z.string()), value: z.optional(z.unknown()) });
const shape = z.object({
  space: z.nullish(
    z.object({
      title: translated,
      shortDescription: translated,
      startDate: z.optional(z.unknown()),
      endDate: z.optional(z.unknown()),
      stats: z.nullish(z.array(z.nullish(statistic))),
    }),
  ),
});

/** Our words for the site's statistics. The others have no text that fits every language, and stay on the site. */
const metrics: Record<string, string> = {
  participants_count: 'participants',
  proposals_count: 'contributions',
  votes_count: 'votes',
  supports_count: 'votes',
  comments_count: 'comments',
};

/** Reads a process or an assembly with its statistics, where the site shows them. */
export async function readSpace(
  { ask, dialects }: Graphql,
  { url, endpoint, kind, id: slug }: DecidimAddress,
  call: CallOptions,
): Promise<Consultation> {
  const findId = async (): Promise<string> => {
    const { assemblies: all } = await ask(assemblies, endpoint, assembliesQuery, {}, call);
    const found = all.find((each) => each?.slug === slug);
    if (!found) throw notFound('decidim', url);
    return String(found.id);
  };
  const isAssembly = kind === 'assembly';
  const variables = isAssembly ? { id: await findId() } : { slug };
  const read = async (dialect: Dialect): Promise<z.infer<typeof shape>> => {
    const answer = await ask(
      shape,
      endpoint,
      spaceQueries(dialect)[isAssembly ? 'assembly' : 'process'],
      variables,
      call,
    );
    dialects.set(endpoint, dialect);
    return answer;
  };
  const known = dialects.get(endpoint);
  const { space } = await read(known ?? 'key').catch((error: unknown) => {
    if (!lacksField(error)) throw error;
    return read(known === 'name' ? 'key' : 'name');
  });
  if (!space) throw notFound('decidim', url);

  const title = choose(space.title, call.lang);
  const closesAt = toInstant(space.endDate);
  const opensAt = toInstant(space.startDate);
  const numbers: Record<string, Count> = {};
  for (const each of space.stats ?? []) {
    const key = each?.key ?? each?.name ?? '';
    const metric = metrics[key];
    const value = toWhole(each?.value);
    if (metric && value !== undefined) numbers[metric] = toCount(value, key);
  }
  return {
    type: 'consultation',
    id: slug,
    lang: title.lang,
    url,
    title: toLine(title),
    phase: isPast(closesAt) ? 'closed' : isAhead(opensAt) ? 'not-open' : 'open',
    ...given('opensAt', opensAt),
    ...given('closesAt', closesAt),
    ...given('summary', toText(choose(space.shortDescription, title.lang), 5000)),
    can: {},
    numbers,
  };
}
