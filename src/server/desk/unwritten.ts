import type * as z from 'zod/mini';
import { languagesOf, type ThingDocument } from '../core/documents.ts';

/* Texts that a document does not have in a language of its title: whoever reads that language is shown another one. */

type Schema = z.core.$ZodTypes;

/** What is said later, and may rightly be said in fewer languages. */
const saidLater: ReadonlySet<string> = new Set(['answer', 'timeline', 'reason']);

/** Finds the texts that are not in a language, as names and numbers with dots between. */
function unwrittenIn(schema: z.core.$ZodType, document: ThingDocument, lang: string): string[] {
  return unwritten(schema, document, lang, '').filter((field) => !saidLater.has(field.split('.', 1)[0]!));
}

function unwritten(schema: z.core.$ZodType, value: unknown, lang: string, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { def } = (schema as Schema)._zod;
  const each = (of: (name: string) => z.core.$ZodType | undefined): string[] =>
    Object.entries(value).flatMap(([name, part]) => {
      const inner = of(name);
      return inner ? unwritten(inner, part, lang, path ? `${path}.${name}` : name) : [];
    });
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return unwritten(def.innerType, value, lang, path);
    case 'array':
      return each(() => def.element);
    case 'object':
      return each((name) => (Object.hasOwn(def.shape, name) ? def.shape[name] : undefined));
    case 'record':
      if ((def.valueType as Schema)._zod.def.type !== 'string') return each(() => def.valueType);
      return Object.hasOwn(value, lang) ? [] : [path];
    default:
      return [];
  }
}

/** Finds for each language of a title the texts that are not in it, but those of which that was so before. */
export const unwrittenTexts = (
  schema: z.core.$ZodType,
  document: ThingDocument,
  before: ThingDocument | undefined,
): { lang: string; fields: string[] }[] =>
  languagesOf(document)
    .map((lang) => {
      const isKnown = before && Object.hasOwn(before.title, lang);
      const known = new Set(isKnown ? unwrittenIn(schema, before, lang) : []);
      return { lang, fields: unwrittenIn(schema, document, lang).filter((field) => !known.has(field)) };
    })
    .filter(({ fields }) => fields.length > 0);
