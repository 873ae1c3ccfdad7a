import { cataloguePath, dataPath, daysPath, type DataForm } from '../core/addresses.ts';
import type { OpenApiPart, ThingAddress } from '../core/noun.ts';
import { lang, pathParameters, query } from '../http/openapi-parts.ts';

/* What is published as data: what `openapi.ts` says of it. */

const shown = { schema: { type: 'string' } };
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const bom = query('bom', { enum: ['yes'] }, 'Begins the file with a byte order mark, as Excel wants it.');
const after = query('after', { type: 'string' }, 'The `next` of the page before.');
const braced = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/** Describes the forms of the data of each thing. */
const formsOf = (addresses: readonly ThingAddress[]) =>
  addresses.flatMap(({ path, days }) => {
    const at = braced(path);
    const form = (name: DataForm | 'data', summary: string, media: readonly string[], asked: object[] = []) => {
      const get = {
        summary,
        parameters: [...pathParameters(at), lang, ...asked],
        responses: {
          200: {
            description: 'Nothing that is not public yet is in it. `Link` names the licence.',
            headers: { ETag: shown, 'Cache-Control': shown, Link: shown },
            content: Object.fromEntries(
              media.map((type) => [type, { schema: { type: type.endsWith('json') ? 'object' : 'string' } }]),
            ),
          },
          304: { description: 'Nothing has changed.' },
          404: problem('Nothing stands here, or it is not public yet.'),
        },
      };
      return [dataPath(at, name), { get }] as const;
    };
    return [
      form('data', 'What is said of its data', ['text/html', 'application/json'], [after]),
      form('data.json', 'What is said of its data, with all figures', ['application/json']),
      form('data.csv', 'All its figures, one a line', ['text/csv'], [bom]),
      ...(days ? [form('data-days.csv', 'What changed its counts, by spans of days', ['text/csv'], [bom])] : []),
    ];
  });

const day = {
  type: 'object',
  properties: {
    day: {
      type: 'string',
      format: 'date',
      description: 'In UTC, the last of its span; missing where no day is known, or too few acted for one to be told.',
    },
    from: { type: 'string', format: 'date', description: 'The first day of a span of several.' },
  },
  additionalProperties: { type: 'integer' },
};

/** Describes what changed the counts of each thing. */
const daysOf = (addresses: readonly ThingAddress[]) =>
  addresses.flatMap(({ path, days }) => {
    if (!days) return [];
    const get = {
      summary: 'What changed its counts, day by day',
      description:
        'With the numbers of the log (`/log?of=`), the counts are made again from it. Days on which few acted are joined to spans.',
      parameters: pathParameters(braced(path)),
      responses: {
        200: {
          description: 'The days, the first first.',
          headers: { ETag: shown, 'Cache-Control': shown },
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['days', 'asOf'],
                properties: {
                  days: { type: 'array', items: day },
                  asOf: { type: 'string', format: 'date-time' },
                },
              },
            },
          },
        },
        304: { description: 'Nothing has changed.' },
        404: problem('Nothing stands here, or its results are not public yet.'),
      },
    };
    return [[daysPath(braced(path)), { get }] as const];
  });

const catalogue = {
  get: {
    summary: 'The list of all data',
    parameters: [lang, after],
    responses: {
      200: {
        description: 'A hundred at a time; `next` is where it goes on.',
        headers: { ETag: shown, 'Cache-Control': shown, Link: shown },
        content: { 'text/html': { schema: { type: 'string' } }, 'application/json': { schema: { type: 'object' } } },
      },
      304: { description: 'Nothing has changed.' },
    },
  },
};

export const publishingOpenApi = (addresses: readonly ThingAddress[]): OpenApiPart => ({
  schemas: {},
  paths: {
    [cataloguePath]: catalogue,
    ...Object.fromEntries<object>([...formsOf(addresses), ...daysOf(addresses)]),
  },
});
