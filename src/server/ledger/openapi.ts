import type { OpenApiPart, ServerNoun } from '../core/noun.ts';
import { query } from '../http/openapi-parts.ts';

/* The ledgers of counts: what `openapi.ts` says of them. */

const shown = { schema: { type: 'string' } };
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const inPath = (name: string, description?: string) => ({
  ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  ...(description && { description }),
});

const number = inPath(
  'number',
  'As C2SP writes it, with `.p/` and its width where it is not full: `x001/x234/067`, `000.p/7`.',
);
const size = { type: 'integer', minimum: 1 };
const bytes = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

interface Answer {
  summary: string;
  parameters?: object[];
  description: string;
  content?: object;
  invalid?: string;
}

const answers: Readonly<Record<string, Answer>> = {
  checkpoint: {
    summary: 'How long its ledger is, and the root of all lines, signed',
    description: 'A signed note (c2sp.org/tlog-checkpoint).',
  },
  vkey: { summary: 'The key that signs its ledger', description: 'In one line (c2sp.org/signed-note).' },
  'tile/entries/{number}': {
    summary: 'Up to 256 lines of its ledger',
    parameters: [number],
    description: 'Each behind its length in two bytes (c2sp.org/tlog-tiles). It never changes.',
    content: bytes,
  },
  'tile/{level}/{number}': {
    summary: 'Up to 256 hashes of its ledger',
    parameters: [inPath('level'), number],
    description: 'One behind the other (c2sp.org/tlog-tiles). It never changes.',
    content: bytes,
  },
  proof: {
    summary: 'The proof that a line is in its ledger',
    parameters: [{ ...query('mark', { type: 'string' }, 'The last 43 characters of the line.'), required: true }],
    description: 'c2sp.org/tlog-proof@v1; `extra` is the line.',
    invalid: '`mark` is missing, or is none.',
  },
  consistency: {
    summary: 'The proof that its ledger only grew',
    parameters: [
      { ...query('from', size, 'How many lines it had.'), required: true },
      { ...query('to', size, 'How many it had later.'), required: true },
    ],
    description: 'The hashes of the proof (RFC 9162, section 2.1.4), in base64.',
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['from', 'to', 'proof'],
          properties: { from: size, to: size, proof: { type: 'array', items: { type: 'string' } } },
        },
      },
    },
    invalid: 'One of both is missing, or it never had so many lines.',
  },
};

const pathOf = ({ summary, parameters = [], description, content, invalid }: Answer) => ({
  get: {
    summary,
    parameters: [inPath('id'), ...parameters],
    responses: {
      200: { description, headers: { 'Cache-Control': shown }, content: content ?? { 'text/plain': shown } },
      ...(invalid && { 400: problem(invalid), 429: problem('Too many; `Retry-After` says when to try again.') }),
      404: problem('Nothing stands here, or it is not in the ledger.'),
    },
  },
});

export const ledgerOpenApi = (nouns: readonly ServerNoun[]): OpenApiPart => ({
  schemas: {},
  paths: Object.fromEntries(
    nouns
      .filter(({ proving }) => proving !== undefined)
      .flatMap(({ path }) =>
        Object.entries(answers).map(([name, answer]) => [`${path}/{id}/ledger/${name}`, pathOf(answer)]),
      ),
  ),
});
