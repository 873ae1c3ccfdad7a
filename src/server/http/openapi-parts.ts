import type * as z from 'zod/mini';
import type { ActRequest } from './requests.ts';

/*
 * What the parts of the OpenAPI document are made of. A schema stands in them as the value that the server uses; `openApiOf` puts a reference
 * to its name in its place.
 */

type Schema = z.core.$ZodType;

/** Describes an answer in JSON. */
export const json = (description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});

const descriptions: Record<number, string> = {
  400: 'What was sent could not be read.',
  403: '`unknown`: the key is not, or no longer, known here. `not-allowed`: it lacks the right.',
  404: 'Nothing stands at this address.',
  409: 'Not possible now; `reason` says why.',
  413: 'The body is over 320 kB.',
  415: 'The body is neither JSON nor a plain form.',
  422: 'Something needs correcting; `reason` says what, `fields` where.',
  429: 'Too many; `Retry-After` says when to try again.',
  503: '`no-mail`: no mail can be sent, so that nothing was taken.',
};

/** Describes refusals and failures by their statuses. */
export const problems = (...statuses: readonly number[]) =>
  Object.fromEntries(
    statuses.map((status) => {
      const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
      return [status, { description: descriptions[status], content }];
    }),
  );

export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required?: boolean;
  schema: object;
  description?: string;
}

/** Describes the parts of a path that stand in braces. */
export const pathParameters = (path: string): Parameter[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

export const query = (name: string, schema: object, description: string): Parameter => ({
  name,
  in: 'query',
  schema,
  description,
});

export const lang = query('lang', { type: 'string' }, 'BCP 47; goes before Accept-Language.');

/** Options of the description of a read. */
interface ReadFacts {
  /** Parts of the query. */
  asked?: readonly Parameter[];
  description?: string;
  /** Statuses of its refusals. */
  faults?: readonly number[];
}

/** Describes a read at a path: the thing itself, or a list below it. */
export const read = (path: string, summary: string, schema: Schema, facts: ReadFacts = {}) => ({
  get: {
    summary,
    parameters: [...pathParameters(path), ...(facts.asked ?? [lang])],
    responses: {
      200: {
        ...json(facts.description ?? 'The thing, in the best language it has. A person’s browser gets a page.', schema),
        headers: {
          ETag: { schema: { type: 'string' }, description: 'Weak.' },
          'Cache-Control': { schema: { type: 'string' } },
        },
      },
      304: { description: 'Nothing has changed.' },
      ...problems(...(facts.faults ?? [404])),
    },
  },
});

/** Options of the description of the acts of a noun. */
interface ActFacts {
  /** Statuses of refusals that only these acts have. */
  faults?: readonly number[];
  /** True where plain forms are taken at the same addresses. */
  forms?: boolean;
}

/** Describes the acts below the path of a thing: each takes what its route parses, and answers what adapters read. */
export const actPaths = (at: string, requests: Readonly<Record<string, ActRequest>>, facts: ActFacts = {}) =>
  Object.fromEntries(
    Object.values(requests).map((request) => {
      const path = `${at}/${request.path}`;
      return [path, { post: { parameters: pathParameters(path), ...describeAct(request, facts) } }] as const;
    }),
  );

function describeAct({ summary, body, linkBody, answered, answer, mailed }: ActRequest, facts: ActFacts) {
  const taken = { schema: linkBody ? { oneOf: [body, linkBody] } : body };
  const types = ['application/json', ...(facts.forms ? ['application/x-www-form-urlencoded'] : [])];
  const faults = [400, 404, 409, 413, 415, 422, 429, ...(facts.faults ?? []), ...(mailed ? [503] : [])];
  return {
    summary,
    requestBody: { required: true, content: Object.fromEntries(types.map((type) => [type, taken])) },
    responses: { [mailed ? 202 : 200]: json(answered ?? summary, answer), ...problems(...faults.sort()) },
  };
}
