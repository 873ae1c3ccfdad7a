import * as z from 'zod/mini';
import { CivicError, isCivicError, type CivicErrorCode } from '../../client/errors.ts';
import { invalid, type Http } from '../../client/http.ts';
import type { CallOptions } from '../adapter.ts';
import { parse } from '../common/parse.ts';

export interface GraphqlInit extends CallOptions {
  /** Of the person who acts. */
  headers?: Record<string, string>;
}

/** How a version tells a statistic: by a translated name and a key since the release after 0.30, by a key named `name` before. */
export type Dialect = 'key' | 'name';

/** Asks the API of a site, for `data` in the shape that is given. */
export interface Graphql {
  /** What each site speaks, by its endpoint, so that it is not asked in vain each time. Nothing of its content. */
  readonly dialects: Map<string, Dialect>;
  /** Languages that a site has refused, each behind its endpoint. */
  readonly refusedLocales: Set<string>;
  /** Asks a question; it is repeated after a passing fault. */
  ask<T>(shape: z.ZodMiniType<T>, endpoint: string, query: string, variables: object, init: GraphqlInit): Promise<T>;
  /** Sends a mutation. None of the platform's may be repeated unseen, so it is sent once. */
  act<T>(shape: z.ZodMiniType<T>, endpoint: string, query: string, variables: object, init: GraphqlInit): Promise<T>;
}

const codes: Record<string, CivicErrorCode> = {
  NOT_FOUND_ERROR: 'not-found',
  VALIDATION_ERROR: 'conflict',
  ATTRIBUTE_VALIDATION_ERROR: 'conflict',
  MUTATION_NOT_AUTHORIZED_ERROR: 'forbidden',
  UNAUTHORIZED_FIELD_ERROR: 'forbidden',
  UNAUTHORIZED_OBJECT_ERROR: 'forbidden',
  PERMISSION_NOT_SET_ERROR: 'forbidden',
};

const fault = z.object({
  message: z.catch(z.string(), ''),
  extensions: z.catch(z.object({ code: z.string() }), { code: '' }),
});
const envelope = z.object({
  data: z.optional(z.unknown()),
  errors: z.catch(z.array(fault), []),
});
type Fault = z.infer<typeof fault>;

/** Checks whether the API of this version has no such field: it refuses the whole question then. */
export const lacksField = (error: unknown): boolean =>
  isCivicError(error) &&
  envelope.safeParse(error.problem).data?.errors.some(({ message }) => /doesn't exist on type/.test(message)) === true;

export function createGraphql(name: string, http: Http): Graphql {
  const call =
    (once: boolean): Graphql['ask'] =>
    async (shape, endpoint, query, variables, { headers, signal, lang }) => {
      const where = `${name}: POST ${endpoint}`;
      const init = { headers, signal, lang, once };
      // The names of parts of a query are for those who read logs; line breaks cost only bytes.
      const question = { query: query.replace(/\s+/g, ' ').trim(), variables };
      const { body } = await http.act(endpoint, question, init).catch((error: unknown) => {
        throw explained(error, where);
      });
      const { data, errors } = parse(envelope, body, where);
      const result = shape.safeParse(data);
      // What was asked for is there: errors beside it are about parts that nobody needs.
      if (result.success) return result.data;
      if (errors.length > 0) throw toError(errors, where, body);
      throw invalid(where, `the answer has another shape, see \`${result.error.issues[0]?.path.join('.')}\``, body);
    };
  return { dialects: new Map(), refusedLocales: new Set(), ask: call(false), act: call(true) };
}

/** Explains an HTTP failure by the errors that its body names. */
function explained(error: unknown, where: string): unknown {
  if (!isCivicError(error) || error.code !== 'server') return error;
  const { errors = [] } = envelope.safeParse(error.problem).data ?? {};
  return errors.length > 0 ? toError(errors, where, error.problem, error.status) : error;
}

function toError(errors: readonly Fault[], where: string, problem: unknown, status?: number): CivicError {
  const known = errors.find((each) => codes[each.extensions.code]) ?? errors[0];
  const { message = '', extensions = { code: '' } } = known ?? {};
  // Older versions have no codes, and say of a missing thing only how the database missed it.
  const code = codes[extensions.code] ?? (/couldn't find/i.test(message) ? 'not-found' : 'server');
  const options = { problem, ...(status !== undefined && { status }) };
  return new CivicError(code, `${where}: ${message} (${extensions.code || 'no code'}).`, options);
}
