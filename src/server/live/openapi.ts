import type { OpenApiPart } from '../core/noun.ts';
import { lang, query } from '../http/openapi-parts.ts';
import { eventsPath, mostFollowed } from './routes.ts';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const list = (schema: object) => ({ type: 'array', items: schema, minItems: 1, maxItems: mostFollowed });
const text = { schema: { type: 'string' } };

/** How changes are told: what `openapi.ts` says of it. */
export const liveOpenApi: OpenApiPart = {
  schemas: {},
  paths: {
    [eventsPath]: {
      get: {
        summary: 'Every change of some things, as it comes',
        parameters: [
          {
            ...query(
              'of',
              list({ type: 'string' }),
              'Addresses, or paths, of things of this server; `?lang=` in each goes before `lang`.',
            ),
            required: true,
          },
          query('have', list({ type: 'string' }), 'Tags of what the reader has of each, in the order of `of`.'),
          lang,
          {
            name: 'Last-Event-ID',
            in: 'header',
            schema: { type: 'string' },
            description: 'Goes before `have`; browsers send it when they come back.',
          },
        ],
        responses: {
          200: {
            description:
              'An event for each change, named by the path and the language of the thing, whose data is what a read of it answers; `beat` every 20 seconds, and `gone` with a name.',
            headers: { 'Cache-Control': text },
            content: { 'text/event-stream': text },
          },
          400: problem(`There is no \`of\`, or more than ${mostFollowed}.`),
          404: problem('Nothing stands at one of these addresses, or nothing can be followed here.'),
          503: problem('All places are taken; `Retry-After` says when to try again. Read from time to time instead.'),
        },
      },
    },
  },
};
