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
  components: { schemas: Record<string, object>; securitySchemes?: Record<string, object> };
}

/**
 * Puts the whole interface together as an OpenAPI 3.1 document. Schemas that stand in its paths are those that the server itself uses; each
 * becomes a reference to its name. @throws Error where a schema of a path has no name among the `schemas` of any part
 */
export function openApiOf(parts: readonly OpenApiPart[]): OpenApi {
  const schemas = {
    ...Object.assign({}, ...parts.map((part) => part.schemas)),
    Problem: problem,
  } as OpenApiPart['schemas'];
  const names = new Map(Object.entries(schemas).map(([name, schema]) => [schema, name]));
  const toReference = (_key: string, value: unknown): unknown => {
    if (!(value instanceof z.core.$ZodType)) return value;
    const name = names.get(value);
    if (!name) throw new Error('A schema in the paths has no name: add it to the `schemas` of its part.');
    return { $ref: `#/components/schemas/${name}` };
  };
  const paths = Object.assign({}, ...parts.map((part) => part.paths)) as OpenApiPart['paths'];
  const securitySchemes = Object.assign({}, ...parts.map((part) => part.securitySchemes)) as Record<string, object>;
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
    paths: JSON.parse(JSON.stringify(paths, toReference)) as OpenApi['paths'],
    components: {
      schemas: Object.fromEntries(shapes),
      ...(Object.keys(securitySchemes).length > 0 && { securitySchemes }),
    },
  };
}
