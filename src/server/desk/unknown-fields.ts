import * as z from 'zod/mini';
import type { FieldFault } from './faults.ts';

/* Fields that no document has, most often a name that was mistyped: found by the shape of documents, so that they are told beside all other faults. */

type Schema = z.core.$ZodTypes;

/** Finds fields that a shape does not have. @param path what leads to it, with dots between */
export function unknownFields(shape: z.core.$ZodType, given: unknown, path = ''): FieldFault[] {
  if (typeof given !== 'object' || given === null) return [];
  const { def } = (shape as Schema)._zod;
  const within = (name: string): string => (path ? `${path}.${name}` : name);
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return unknownFields(def.innerType, given, path);
    case 'array':
      return Object.entries(given).flatMap(([index, each]) => unknownFields(def.element, each, within(index)));
    case 'record':
      return Object.entries(given).flatMap(([name, each]) => unknownFields(def.valueType, each, within(name)));
    case 'union': {
      const fitting = optionFor(def, given);
      return fitting ? unknownFields(fitting, given, path) : [];
    }
    case 'object':
      return Object.entries(given).flatMap(([name, each]): FieldFault[] => {
        const field = Object.hasOwn(def.shape, name) ? def.shape[name] : undefined;
        if (field) return unknownFields(field, each, within(name));
        return [{ field: within(name), detail: 'there is no such field. Correct its name, or leave it out.' }];
      });
    default:
      return [];
  }
}

/** Finds which shape of several is meant: by the word that tells them apart, else the one that fits. */
function optionFor(def: z.core.$ZodUnionDef & { discriminator?: string }, given: object) {
  const { discriminator: name, options } = def;
  return options.find((option) => {
    if (name === undefined) return z.safeParse(option, given).success;
    const { def: each } = (option as Schema)._zod;
    const word = each.type === 'object' ? each.shape[name] : undefined;
    return word !== undefined && z.safeParse(word, (given as Record<string, unknown>)[name]).success;
  });
}
