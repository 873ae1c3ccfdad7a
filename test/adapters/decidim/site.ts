import { buildSchema, execute, parse, validate, type GraphQLError, type GraphQLSchema } from 'graphql';
import { newer, older } from '../../fixtures/decidim-schema.ts';
import { createDiscussion, type Discussion, type User } from './discussion.ts';

/*
 * A Decidim site in memory: real GraphQL over its schema, with the rules of its Ruby code that a client meets (commands of decidim-comments,
 * the controller and the error classes of decidim-api). What cannot be asked of the schema fails here as it fails there.
 */

export interface SiteOptions {
  version?: '0.30' | 'newer';
  origin?: string;
  /** Languages of the site, its own first. */
  locales?: string[];
  /** Changes to what stands there. */
  initiative?: Record<string, unknown>;
  proposal?: Record<string, unknown>;
  space?: Record<string, unknown>;
}

export interface Site extends Discussion {
  origin: string;
  fetch(request: Request): Promise<Response>;
  /** Every question that came, with the headers it came with. */
  asked: { query: string; variables: Record<string, unknown>; headers: Headers }[];
  /** Whose token it is; a token that is not here is nobody's. */
  tokens: Map<string, User>;
  initiative: Record<string, unknown>;
  proposal: Record<string, unknown>;
  /** What answers instead, once for each. */
  instead: ((request: Request) => Response | Promise<Response> | undefined)[];
}

const cors = { 'access-control-allow-origin': '*' };
const day = 24 * 3600 * 1000;
const dateIn = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

/** A text that the site has in some languages; those that it lacks are missing, as in its database. */
export const inLanguages = (texts: Record<string, string>) => ({
  locales: Object.keys(texts),
  translation: ({ locale }: { locale: string }) => texts[locale] ?? null,
  translations: () => Object.entries(texts).map(([locale, text]) => ({ locale, text, machineTranslated: false })),
});

export function createSite({
  version = '0.30',
  origin = 'https://decidim.example',
  ...options
}: SiteOptions = {}): Site {
  const schema = buildSchema(version === 'newer' ? newer : older);
  const locales = options.locales ?? ['fr', 'en'];
  const discussion = createDiscussion();
  const asked: Site['asked'] = [];
  const tokens = new Map<string, User>([['token-of-nina', { id: '7', name: 'Nina Petit' }]]);
  const initiative = {
    __typename: 'Initiative',
    id: '12',
    slug: 'i-12',
    state: 'open',
    signatureType: 'any',
    signatureStartDate: dateIn(-30),
    signatureEndDate: dateIn(30),
    onlineVotes: 1204,
    offlineVotes: 96,
    title: inLanguages({ fr: 'Des pistes cyclables &amp; continues', en: 'Continuous cycle lanes' }),
    description: inLanguages({ fr: '<p>Nous demandons des <strong>pistes</strong>.</p><ul><li>larges</li></ul>' }),
    author: { __typename: 'User', name: 'Collectif Valmont à vélo' },
    updatedAt: '2026-05-01T08:00:00+02:00',
    ...options.initiative,
  };
  const proposal = {
    __typename: 'Proposal',
    id: '7',
    state: 'evaluating',
    withdrawn: false,
    official: false,
    voteCount: 42,
    title: inLanguages({ fr: 'Planter des arbres', en: 'Plant trees' }),
    body: inLanguages({ fr: '<p>Sur la place.</p><script>alert(1)</script>' }),
    author: { __typename: 'User', name: 'Nolwenn Mac’h' },
    updatedAt: '2026-05-01T08:00:00Z',
    ...options.proposal,
  };
  const statistics = { participants_count: 340, proposals_count: 58, comments_count: 412, followers_count: 9 };
  const stats = Object.entries(statistics).map(([key, value]) =>
    version === 'newer' ? { key, name: inLanguages({ fr: key }), value } : { name: key, value },
  );
  const space = {
    id: '1',
    slug: 'plan-climat',
    title: inLanguages({ fr: 'Plan climat', en: 'Climate plan' }),
    shortDescription: inLanguages({ fr: '<p>Ensemble.</p>' }),
    startDate: dateIn(-10),
    endDate: dateIn(10),
    creationDate: dateIn(-10),
    closingDate: null,
    stats,
    ...options.space,
  };
  const named = <T extends { id: string }>(one: T, id: string): T | null => (one.id === id ? one : null);

  const rootFor = (user: User | undefined) => ({
    session: user ? { user: { __typename: 'User', ...user } } : null,
    initiative: ({ id }: { id: string }) => named(initiative, id),
    participatoryProcess: ({ slug }: { slug: string }) =>
      slug === space.slug ? { __typename: 'ParticipatoryProcess', ...space } : null,
    assemblies: () => [{ ...space, id: '31', slug: 'conseil-citoyen' }],
    assembly: ({ id }: { id: string }) => named({ ...space, id: '31', slug: 'conseil-citoyen' }, id),
    component: ({ id }: { id: string }) =>
      id === '3'
        ? {
            __typename: 'Proposals',
            id,
            participatorySpace: space,
            proposal: (given: { id: string }) => named(proposal, given.id),
          }
        : null,
    commentable({ id, type, locale }: { id: string; type: string; locale?: string }) {
      if (locale && !locales.includes(locale)) throw new Error(`:${locale} is not a valid locale`);
      const title =
        type === 'Decidim::Debates::Debate' ? inLanguages({ fr: 'Que faire de la place ?' }) : proposal.title;
      return discussion.commentable(type, id, user, { title });
    },
    comment: ({ id }: { id: string }) => discussion.commentToVoteOn(id, user),
  });

  const site: Site = {
    ...discussion,
    origin,
    asked,
    tokens,
    initiative,
    proposal,
    instead: [],
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const instead = await site.instead.shift()?.(request);
      if (instead) return instead;
      if (request.method === 'OPTIONS')
        return new Response(null, { headers: { ...cors, 'access-control-allow-headers': '*' } });
      if (request.method !== 'POST' || pathname !== '/api') return new Response('<!doctype html>', { status: 404 });
      const question = (await request.json()) as Site['asked'][number];
      asked.push({ query: question.query, variables: question.variables, headers: request.headers });
      const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
      const user = request.headers.get('x-jwt-aud') === 'client-1' ? tokens.get(token) : undefined;
      return answer(schema, question, rootFor(user));
    },
  };
  return site;
}

/** As the API's controller does: faults of the question beside no data, and what nobody has caught as a failure of the server. */
async function answer(
  schema: GraphQLSchema,
  { query, variables }: Site['asked'][number],
  root: object,
): Promise<Response> {
  const document = parse(query);
  const faults = validate(schema, document);
  if (faults.length > 0) return Response.json({ errors: faults.map(inRuby) }, { headers: cors });
  const { data, errors } = await execute({ schema, document, rootValue: root, variableValues: variables });
  const uncaught = errors?.find(({ extensions }) => extensions['code'] === undefined);
  if (uncaught)
    return Response.json({ errors: [{ message: uncaught.message }], data: {} }, { status: 500, headers: cors });
  return Response.json({ data, ...(errors && { errors }) }, { headers: cors });
}

/** graphql-ruby says of the same fault in words of its own. */
function inRuby({ message }: GraphQLError): object {
  const [, field, type] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? [];
  return field
    ? { message: `Field '${field}' doesn't exist on type '${type}'`, extensions: { code: 'undefinedField' } }
    : { message };
}
