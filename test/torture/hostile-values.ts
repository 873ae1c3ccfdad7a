import { hostileTexts } from '../support/hostile.ts';
import type { Chance } from './chance.ts';

/** A JSON schema, as far as the interface uses it. */
export interface Schema {
  $ref?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
}

/** What no schema allows, or no one thinks of. */
const odd: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1e308, -0, 2 ** 53, 0.1, [], {}, [[[]]], '', ' ', '\0', '\ud800', 'a\0b', '__proto__'],
  ...[
    '9'.repeat(400),
    'x'.repeat(30_000),
    '%00',
    '../../../etc/passwd',
    '1e400',
    '2026-02-31',
    '-999999-01-01T00:00:00Z',
  ],
  ...[
    'javascript:alert(1)',
    'http://[::1',
    'https://a:b@c/',
    'a@b',
    '"@"@example.org',
    `${'a'.repeat(300)}@example.org`,
  ],
  ...["'; drop table act; --", '{{7*7}}', '${7*7}', 'W10', 'bnVsbA', '[1,"a\\u0000",0,0,0,0]', '\r\nSet-Cookie: a=b'],
  { toString: null },
  { length: -1 },
  JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}'),
];

/** Returns something hostile: a value of another kind, or a text that would become markup. */
export const hostileValue = (chance: Chance): unknown =>
  chance.is(0.6) ? chance.pick(odd) : chance.pick(hostileTexts);

export const hostileText = (chance: Chance): string => {
  const value = hostileValue(chance);
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Makes values of schemas, with something hostile here and there. */
export function createValues(schemas: Readonly<Record<string, Schema>>, chance: Chance) {
  const words = [
    '1',
    'fr',
    'matin',
    'midi',
    'newest',
    'c1',
    '2027-01-01',
    'Camille',
    'camille@exemple.fr',
    'key-of-20-characters-at-least',
  ];

  function valueOf(schema: Schema, harm: number, depth = 0): unknown {
    if (chance.is(harm) || depth > 8) return hostileValue(chance);
    const { $ref, const: fixed, enum: few, oneOf, anyOf, type, properties = {}, items, additionalProperties } = schema;
    const deeper = (other: Schema): unknown => valueOf(other, harm, depth + 1);
    if ($ref) return deeper(schemas[$ref.split('/').at(-1)!] ?? {});
    if (fixed !== undefined) return fixed;
    if (few) return chance.pick(few);
    const either = oneOf ?? anyOf;
    if (either) return deeper(chance.pick(either));
    switch (type) {
      case 'object': {
        const named = Object.entries(properties).filter(([name]) => schema.required?.includes(name) || chance.is(0.6));
        const made = named.filter(() => !chance.is(harm / 2)).map(([name, each]) => [name, deeper(each)] as const);
        if (typeof additionalProperties !== 'object') return Object.fromEntries(made);
        const more = ['fr', 'en', 'matin', hostileText(chance)].filter(() => chance.is(0.5));
        return Object.fromEntries([...made, ...more.map((name) => [name, deeper(additionalProperties)] as const)]);
      }
      case 'array':
        return Array.from({ length: chance.below(4) }, () => deeper(items ?? {}));
      case 'integer':
      case 'number':
        return chance.pick([0, 1, 5, -1, 1000]);
      case 'boolean':
        return chance.is(0.5);
      default:
        return chance.pick(words);
    }
  }
  return valueOf;
}
