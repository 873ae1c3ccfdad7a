import { oEmbedAnswer } from './oembed.ts';
import type { OpenApiPart, ThingAddress } from '../core/noun.ts';

/* How things get into other sites: what `openapi.ts` says of frames, of pasted addresses and of pictures. */

const query = (name: string, schema: object, description: string, required = false) => ({
  name,
  in: 'query',
  required,
  schema,
  description,
});
const lang = query('lang', { type: 'string' }, 'BCP 47; goes before Accept-Language.');
const shown = { schema: { type: 'string' } };
const page = (description: string) => ({ description, content: { 'text/html': shown } });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });

/** The picture of a count, below each thing. */
const badgesOf = (addresses: readonly ThingAddress[]) =>
  addresses.map(({ path, badge }) => {
    const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
    const get = {
      summary: 'One of its numbers as a picture',
      parameters: [
        ...names.map(inPath),
        query('metric', { type: 'string' }, `\`${badge.metric}\` where none is given.`),
        lang,
        query('theme', { enum: ['light', 'dark'] }, '`light` where it is not given.'),
      ],
      responses: {
        200: {
          description: 'A dash for votes that are not published yet.',
          headers: { ETag: shown, 'Cache-Control': shown },
          content: { 'image/svg+xml': shown },
        },
        304: { description: 'Nothing has changed.' },
        404: problem('Nothing stands here, or it is not counted.'),
      },
    };
    return [`${path.replace(/:(\w+)/g, '{$1}')}/badge.svg`, { get }] as const;
  });

const paths = {
  '/embed': {
    get: {
      summary: 'A thing as a page for a frame',
      parameters: [
        query('src', { type: 'string' }, 'Address, or path, of a thing of this server.', true),
        lang,
        query(
          'theme',
          { enum: ['light', 'dark', 'auto'] },
          '`light` where it is not given; `auto` as the reader prefers.',
        ),
        query('element', { enum: ['counter'] }, 'Only the numbers of the thing.'),
        query('metrics', { type: 'string' }, 'Which numbers a counter shows, with spaces between; all else.'),
        query('layout', { type: 'string' }, 'An attribute of the element, as `order` and `heading-level` are.'),
        query('order', { type: 'string' }, 'An attribute of the element.'),
        query(
          'heading-level',
          { type: 'integer', minimum: 1, maximum: 6 },
          'An attribute of the element; 1 where it is not given.',
        ),
      ],
      responses: {
        200: page('One element. It may be framed by any page, sandboxed too.'),
        400: page('`src` is missing.'),
        404: page('Nothing of this server stands at `src`.'),
      },
    },
  },
  '/oembed': {
    get: {
      summary: 'The frame for an address (oEmbed 1.0)',
      parameters: [
        query(
          'url',
          { type: 'string' },
          'Address of a thing of this server; its `lang` decides on the language.',
          true,
        ),
        query('format', { enum: ['json', 'xml'] }, '`json` where it is not given.'),
        query('maxwidth', { type: 'integer', minimum: 1 }, 'In CSS pixels.'),
        query('maxheight', { type: 'integer', minimum: 1 }, 'In CSS pixels.'),
      ],
      responses: {
        200: {
          description: 'A link and a frame.',
          content: {
            'application/json': { schema: oEmbedAnswer },
            'text/xml': { schema: oEmbedAnswer },
          },
        },
        404: problem('Nothing of this server stands at `url`.'),
        501: problem('`format` is neither `json` nor `xml`.'),
      },
    },
  },
};

export const embeddingOpenApi = (addresses: readonly ThingAddress[]): OpenApiPart => ({
  schemas: { OEmbed: oEmbedAnswer },
  paths: { ...Object.fromEntries<object>(badgesOf(addresses)), ...paths },
});
