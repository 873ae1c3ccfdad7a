import * as z from 'zod/mini';
import type { OpenApiPart, ServerNoun } from '../core/noun.ts';
import { deskActs } from './acts.ts';
import type { DeskCall } from './call.ts';
import { deskCalls } from './calls.ts';
import { allAnswer } from './listing/answers.ts';
import { meanings } from './rewording.ts';
import { sentActs } from './running.ts';
import { reasonQuery } from './why.ts';

/* What programs do at the desk, as an OpenAPI document says it: from the very values by which routes parse. */

type Schema = z.core.$ZodType;

const root = '/desk/api';
const document = z.looseObject({ type: z.string() });
/** What stands behind the question mark of a change. */
const reworded = z.object({
  means: z.optional(z.enum(meanings)),
  ...reasonQuery,
});
/** What is answered to most calls: an object, of which nothing more is said here. */
const answered = z.looseObject({});
const fault = z.object({ field: z.string(), detail: z.string() });
/** A document as it was taken, with what of it may not have been meant. */
const taken = z.looseObject({ type: z.string(), warnings: z.optional(z.array(fault)) });

/** Until when something is extended has to be said; so is why something is paused. */
const extending = z.required(sentActs.extend, { until: true });

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/DeskProblem' } } },
});

/** A problem of the desk (RFC 9457): what is wrong with each field, and what to do. */
const deskProblem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  errors: z.optional(z.array(fault)),
});

const refusals = (method: string) => ({
  401: problem('No key, or one that is not known.'),
  403: problem('The key is not good for this: its role or its thing is another.'),
  404: problem('Nothing of this name is here.'),
  ...(method !== 'GET' && {
    409: problem('Not possible now.'),
    412: problem('Changed in the meantime: not the version of If-Match.'),
    413: problem('Over 1 MB.'),
    422: problem('Something needs correcting: `errors` says what, by field.'),
    429: problem('Too many; `Retry-After` says when to try again.'),
    503: problem('No mail can be sent, or the database is away.'),
  }),
});

const header = (name: string, description: string) => ({
  ...{ name, in: 'header', description },
  schema: { type: 'string' },
});

/** What is said of an operation besides its address. */
interface Operation {
  method: string;
  summary: string;
  body?: Schema | undefined;
  answers?: Schema;
  isNeeded?: boolean;
  query?: z.ZodMiniObject | undefined;
  streams?: boolean | undefined;
  statuses?: readonly number[];
}

/** Checks whether something has to be sent: not where nothing at all is sound. */
const isAsked = (body: Schema | undefined): boolean => body !== undefined && !z.safeParse(body, {}).success;

function describe(
  path: string,
  { method, summary, body, answers = document, isNeeded = isAsked(body), query, streams, statuses = [200] }: Operation,
) {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true },
    schema: { type: 'string' },
  }));
  const asked = Object.entries(query ? (z.toJSONSchema(query, { io: 'input' }).properties ?? {}) : {});
  const content = streams
    ? { 'text/csv': { schema: { type: 'string' } } }
    : { 'application/json': { schema: answers } };
  return {
    [method.toLowerCase()]: {
      summary,
      security: [{ deskKey: [] }],
      parameters: [
        ...named,
        ...asked.map(([name, schema]) => ({ name, in: 'query', schema })),
        ...(method === 'POST' && !streams
          ? [header('Idempotency-Key', 'Sent again, it is done once, within 24 hours.')]
          : []),
        ...(method === 'GET' ? [] : [header('If-Match', 'The version that it is done upon, where versions are told.')]),
      ],
      ...(body && { requestBody: { required: isNeeded, content: { 'application/json': { schema: body } } } }),
      responses: {
        ...Object.fromEntries(
          statuses.map((status) => [
            status,
            { description: summary, ...(status !== 204 && { content: { ...content } }) },
          ]),
        ),
        ...refusals(method),
      },
    },
  };
}

const startsPaths = ({ path, findProposed }: ServerNoun) => [
  startsPath(`${path}/{id}`, 'id'),
  ...(findProposed ? [startsPath(`${path}/{id}/proposals/{proposal}`, 'id', 'proposal')] : []),
];

const startsPath = (path: string, ...names: readonly string[]) =>
  [
    `${path}/starts`,
    {
      post: {
        summary: 'Tells that somebody begins to fill in a form of it: nothing goes with it, and only a sum is kept',
        parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
        responses: {
          204: { description: 'Counted, where it is open.' },
          404: problem('Nothing of this name is here.'),
          429: problem('Too many; `Retry-After` says when to try again.'),
        },
      },
    },
  ] as const;

const nameOf = (...words: readonly string[]): string =>
  words
    .flatMap((word) => word.split(/[^a-z]+/i))
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');

/** Puts operations together by their path, as each path stands once. */
function merged(operations: readonly (readonly [path: string, item: object])[]): Record<string, object> {
  const paths: Record<string, object> = {};
  for (const [path, item] of operations) paths[path] = { ...paths[path], ...item };
  return paths;
}

const described = (path: string, call: DeskCall) =>
  describe(path, {
    ...{ method: call.method, summary: call.help, body: call.body, query: call.query, streams: call.streams },
    answers: call.answers ?? answered,
    ...(call.needsBody && { isNeeded: true }),
    statuses: call.method === 'POST' ? [200, 201, 202] : [200],
  });

function documentPaths(noun: ServerNoun) {
  const thing = `${root}${noun.path}/{id}`;
  const body = noun.documented.schema;
  const whole = {
    method: 'PUT',
    summary: 'Makes the thing, or puts another document in the place of its own',
    body,
    answers: taken,
    query: reworded,
  };
  return [
    [thing, describe(thing, { method: 'GET', summary: 'The document of a thing' })],
    [thing, describe(thing, { ...whole, statuses: [200, 201] })],
    [
      thing,
      describe(thing, {
        ...{ method: 'PATCH', summary: 'Changes fields; null takes one away (RFC 7396)' },
        ...{ body: document, answers: taken, query: reworded },
      }),
    ],
    [
      thing,
      describe(thing, {
        ...{ method: 'DELETE', statuses: [] },
        summary: 'Is refused (409): what was published is closed and archived, never deleted',
      }),
    ],
    ...Object.entries(sentActs).map(([name, sent]) => {
      const path = `${thing}/${name}`;
      const taking = { body: name === 'extend' ? extending : sent, isNeeded: name === 'extend' || name === 'pause' };
      return [path, describe(path, { method: 'POST', summary: `To ${name} it`, ...taking })] as const;
    }),
    ...deskActs.map(({ name, help, body: sent }) => {
      const path = `${thing}/${name}`;
      return [path, describe(path, { method: 'POST', summary: help, body: sent })] as const;
    }),
  ] as const;
}

/** Describes what programs do at the desk. */
export function deskOpenApi(nouns: readonly ServerNoun[]): OpenApiPart {
  const calls = deskCalls.flatMap((call) =>
    (call.of ? nouns.filter(call.of) : [undefined]).map((noun) => {
      const path = `${root}${noun ? `${noun.path}/{id}` : ''}${call.path}`;
      return [path, described(path, call)] as const;
    }),
  );
  const bodies = deskCalls.flatMap(({ method, path, body, of }) =>
    body ? [[nameOf('desk', method.toLowerCase(), of ? '' : 'site', path), body] as const] : [],
  );
  const answers = deskCalls.flatMap(({ method, path, answers: shape, of }) =>
    shape ? [[nameOf('desk', method.toLowerCase(), of ? '' : 'site', path, 'answer'), shape] as const] : [],
  );
  const draft = `${root}/drafts/{draft}`;
  const deleting = {
    method: 'DELETE',
    summary: 'Deletes a draft, which nobody but the team has seen',
    statuses: [204],
  };
  const list = {
    method: 'GET',
    summary: 'Lists what the key may read',
    answers: allAnswer,
    query: z.object({ after: z.optional(z.string()) }),
  };
  return {
    schemas: {
      DeskProblem: deskProblem,
      DeskDocument: document,
      DeskTaken: taken,
      DeskTold: answered,
      DeskAll: allAnswer,
      DeskRunning: sentActs.pause,
      DeskExtend: extending,
      DeskResume: sentActs.resume,
      ...Object.fromEntries(nouns.map(({ type, documented }) => [nameOf(type, 'document'), documented.schema])),
      ...Object.fromEntries(deskActs.map(({ name, body }) => [nameOf('desk', name), body])),
      ...Object.fromEntries(bodies),
      ...Object.fromEntries(answers),
    },
    paths: merged([
      [root, describe(root, list)],
      [draft, describe(draft, deleting)],
      ...nouns.flatMap(startsPaths),
      ...nouns.flatMap(documentPaths),
      ...calls,
    ]),
    securitySchemes: { deskKey: { type: 'http', scheme: 'bearer', description: 'civic-widgets key add <name>' } },
  };
}
