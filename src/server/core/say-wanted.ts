import * as z from 'zod/mini';

/* What a schema takes, in a few English words. What its rules are is found by trying what they let through. */

type Schema = z.core.$ZodType;

const aDay = '2026-11-30';
const anAddress = 'https://ville.example/';

const takes = (schema: Schema, value: unknown): boolean => z.safeParse(schema, value).success;

/** Finds the longest text that a schema takes, in UTF-16 units; nothing where it takes no text of its own, or any. */
export function longestOf(schema: Schema): number | undefined {
  const begins = ['', anAddress].find((each) => takes(schema, `${each}a`));
  if (begins === undefined) return undefined;
  const fits = (length: number): boolean => takes(schema, `${begins}${'a'.repeat(length - begins.length)}`);
  let [least, most] = [begins.length + 1, 1_000_000];
  if (fits(most)) return undefined;
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle;
  }
  return least;
}

/** Says what a schema takes: `a whole number from 1 to 600`. */
export function wanted(schema: Schema): string {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return wanted(def.innerType);
    case 'string':
      return textWanted(schema);
    case 'number':
      return numberWanted(schema as z.core.$ZodNumber);
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    case 'record':
      return (def.valueType as z.core.$ZodTypes)._zod.def.type === 'string'
        ? 'an object with a text for each name, such as { "fr": "…" }'
        : 'an object';
    case 'enum':
      return choiceOf(Object.values(def.entries));
    case 'literal':
      return choiceOf(def.values);
    case 'union':
      return kindsOf(def) ?? def.options.map(wanted).join(', or ');
    default:
      return 'something else';
  }
}

/** Names the kinds of an object that one word in it tells apart, as it is written; nothing where no word does. */
function kindsOf({
  discriminator: name,
  options,
}: z.core.$ZodUnionDef & { discriminator?: string }): string | undefined {
  if (name === undefined) return undefined;
  const kinds = options.flatMap((option) => {
    const { def } = (option as z.core.$ZodTypes)._zod;
    const word = def.type === 'object' ? (def.shape[name] as z.core.$ZodTypes | undefined)?._zod.def : undefined;
    return word?.type === 'literal' ? word.values.map((value) => JSON.stringify(value)) : [];
  });
  return `an object: ${kinds.map((kind) => `{ "${name}": ${kind}, … }`).join(', or ')}`;
}

const choiceOf = (values: readonly unknown[]): string =>
  values.length === 1 ? JSON.stringify(values[0]) : `one of: ${values.map(String).join(', ')}`;

function textWanted(schema: Schema): string {
  if (takes(schema, 'a')) {
    const most = longestOf(schema);
    return most === undefined ? 'a text' : `a text of at most ${most} signs`;
  }
  if (takes(schema, aDay)) return `a date like ${aDay}, or with its time like ${aDay}T18:00:00+01:00`;
  return takes(schema, anAddress) ? `an http(s) address like ${anAddress}` : 'a text of another form';
}

function numberWanted(schema: z.core.$ZodNumber): string {
  const [lower, upper] = [boundsOf(schema, 'greater_than'), boundsOf(schema, 'less_than')];
  const least = Math.max(takes(schema, -1) || lower.some((each) => each < 0) ? -Infinity : 0, ...lower);
  const most = Math.min(Infinity, ...upper);
  const isWhole = !takes(schema, (Number.isFinite(least) ? least : 0) + 0.5);
  const from = Number.isFinite(least) ? ` from ${least}` : '';
  return `a ${isWhole ? 'whole ' : ''}number${from}${Number.isFinite(most) ? ` to ${most}` : ''}`;
}

/** Returns the bounds of a whole number on one side, as values that it may have. */
function boundsOf({ _zod: { def } }: z.core.$ZodNumber, side: 'greater_than' | 'less_than'): number[] {
  return (def.checks ?? []).flatMap((check) => {
    const bound = check._zod.def as z.core.$ZodCheckGreaterThanDef;
    if (bound.check !== side) return [];
    return Number(bound.value) + (bound.inclusive ? 0 : side === 'greater_than' ? 1 : -1);
  });
}

/** Longest text that is said again, in UTF-16 units. */
const longestShown = 40;

/** Says what came, shortly. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  const cut = value.length > longestShown ? `${value.slice(0, longestShown).replace(/[\ud800-\udbff]$/, '')}…` : value;
  return JSON.stringify(cut);
}
