import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import type * as z from 'zod/mini';
import * as real from '../../src/schema/nouns.ts';

/* A second copy of the schemas, read as the script for pages reads them. */
const inPage = '?in-a-page';
registerHooks({
  resolve(specifier, context, next) {
    if (!context.parentURL?.endsWith(inPage)) return next(specifier, context);
    const found = next(specifier === 'zod/mini' ? './zod-in-a-page.ts' : specifier, context);
    return { ...found, url: `${found.url}${inPage}` };
  },
});
const { nouns: small } = (await import(`../../src/schema/nouns.ts${inPage}`)) as typeof real;

type Schema = z.ZodMiniType;
/** What zod knows of a schema. */
interface Def {
  type: string;
  shape: Record<string, Schema>;
  catchall?: Schema;
  element: Schema;
  innerType: Schema;
  values: unknown[];
}
const defOf = (schema: Schema) => (schema as unknown as { def: Def }).def;

const texts = [
  '',
  'Valmont',
  '2026-11-21',
  '2026-11-21T09:05:00Z',
  'https://ville.example/a',
  'javascript:1',
  '\ud800',
];
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    NaN,
    Infinity,
    -1,
    2 ** 53,
    0.5,
    true,
    [],
    {},
    new Date(0),
    'a'.repeat(20_001),
  ),
  fc.jsonValue(),
);

const mapValues = <T, U>(object: Record<string, T>, change: (value: T) => U) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

/** Values that this schema takes, more often than not; the others are mostly wrong in one place. */
function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  const { type, shape, catchall, element, innerType, values } = defOf(schema);
  const own = (): fc.Arbitrary<unknown> => {
    switch (type) {
      case 'object': {
        const fields = fc.record(mapValues(shape, arbitraryOf));
        if (catchall) {
          const keys = fc.constantFrom('a', 'b', 'constructor', '__proto__');
          const others = fc.dictionary(keys, arbitraryOf(catchall), { maxKeys: 2 });
          return fc.tuple(others, fields).map(([some, named]) => ({ ...some, ...named }));
        }
        const few = { selector: (key: string) => key, maxLength: 1 };
        const missing = fc.oneof(
          { weight: 9, arbitrary: fc.constant([]) },
          fc.uniqueArray(fc.constantFrom(...Object.keys(shape)), few),
        );
        return fc.tuple(fields, missing).map(([whole, keys]) => {
          const rest = Object.entries(whole).filter(([key]) => !(keys as string[]).includes(key));
          return { ...Object.fromEntries(rest), unknown: 1 };
        });
      }
      case 'array':
        return fc.array(arbitraryOf(element), { maxLength: 2 });
      case 'optional':
        return fc.oneof(fc.constant(undefined), arbitraryOf(innerType));
      case 'literal':
        return fc.constantFrom(...values);
      case 'string':
        return fc.constantFrom(...texts.filter((text) => schema.safeParse(text).success));
      case 'number':
        return fc.nat();
      case 'boolean':
        return fc.boolean();
      case 'unknown':
        return fc.jsonValue();
      default:
        throw new Error(`This test makes no values of the kind "${type}": say here which.`);
    }
  };
  return fc.oneof({ weight: 60, arbitrary: own() }, { weight: 1, arbitrary: hostile });
}

/** What a schema says of a value, as far as anyone asks. */
function verdict(schema: Schema, value: unknown) {
  const result = schema.safeParse(value);
  return result.success ? { read: result.data } : { wrong: result.error.issues.map(({ path }) => path.join('.')) };
}

for (const [at, noun] of real.nouns.entries()) {
  const schemas = ({ shape, acts }: (typeof real.nouns)[number]): [string, Schema][] => [
    [noun.type, shape],
    ...Object.entries(acts).map(([name, { answer }]): [string, Schema] => [`${noun.type}, ${name}`, answer as Schema]),
  ];
  const ofPage = schemas(small[at] as (typeof real.nouns)[number]);
  for (const [index, [name, schema]] of schemas(noun).entries()) {
    void test(`the script for pages reads as zod does: ${name}`, () => {
      const other = ofPage[index]?.[1] as Schema;
      assert.notEqual(other, schema);
      const seen = { read: 0, wrong: 0 };
      fc.assert(
        fc.property(arbitraryOf(schema), (value) => {
          const expected = verdict(schema, value);
          seen[expected.wrong ? 'wrong' : 'read'] += 1;
          assert.deepStrictEqual(verdict(other, value), expected);
        }),
        { numRuns: 1000 },
      );
      assert.ok(seen.read > 0 && seen.wrong > 0, `only one verdict was seen: ${JSON.stringify(seen)}`);
    });
  }
}
