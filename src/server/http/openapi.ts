import * as z from 'zod/mini';
import { text, whole } from '../../schema/common.ts';
import type { OpenApiPart } from '../core/noun.ts';

/** A refusal or failure, as RFC 9457 has it. */
const problem = z.object({
  type: text(200),
  title: text(200),
  status: whole,
  detail: text(500),
  reason: z.optional(text(60)),
  fields: z.optional(z.record(text(40), text(60))),
});

/** An OpenAPI document. */
export interface OpenApi {
  openapi: string;
  info: object;
  /** Where the paths begin; without it, where the document stands. */
  servers?: { url: string }[];
  paths: Record<string, object>;
  components: { schemas: Record<string, object> };
}

/** Puts the whole interface together as an OpenAPI 3.1 document, its shapes taken from the schemas that the server itself uses. */
export function openApiOf(parts: readonly OpenApiPart[]): OpenApi {
  const schemas = {
    ...Object.assign({}, ...parts.map((part) => part.schemas)),
    Problem: problem,
  } as OpenApiPart['schemas'];
  const shapes = Object.entries(schemas).map(([name, schema]) => {
    const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input' });
    return [name, shape] as const;
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Civic Widgets, reference backend',
      version: '1',
      description: 'Rules and reasons are in docs/protocol.md.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: Object.assign({}, ...parts.map(({ paths }) => paths)) as OpenApiPart['paths'],
    components: { schemas: Object.fromEntries(shapes) },
  };
}
