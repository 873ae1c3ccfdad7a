import * as z from 'zod/mini';
import { longestOf, shown, wanted } from './say-wanted.ts';

/*
 * What a schema finds wrong, in English sentences for those who write programs and files. The rules that visitors' scripts share carry no
 * words: what they want is found by trying, here, so that not one byte of it is sent to anyone else.
 */

/** What is wrong with a field. */
export interface SaidFault {
  /** Names and numbers that lead to it, with dots between: `thresholds.0.at`. */
  field: string;
  detail: string;
}

type Issue = z.core.$ZodRawIssue;

/** Returns what is wrong with a value by its schema, a sentence for each field; nothing where it is sound. */
export function sayFaults(schema: z.core.$ZodType, value: unknown): SaidFault[] {
  const result = z.safeParse(schema, value, { error: (issue) => sentence(issue) });
  const said = (result.error?.issues ?? []).flatMap(({ path, ...issue }): SaidFault[] => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    return unknown.map((key) => ({
      field: [...path, ...(key === undefined ? [] : [key])].join('.') || 'document',
      detail: key === undefined ? issue.message : `"${key}" ${issue.message}`,
    }));
  });
  // A rule and a bound of it say the same.
  return said.filter(
    ({ field, detail }, index) => said.findIndex((each) => each.field === field && each.detail === detail) === index,
  );
}

/** Says what an issue wants. What a schema says itself goes before. */
function sentence(issue: Issue): string {
  const { input } = issue;
  // A rule is found with the schema that has it; a schema that finds a fault itself is named alone.
  const schema = issue.schema ?? (issue.inst as z.core.$ZodType | undefined);
  const want = schema ? wanted(schema) : 'something else';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `is not known here: there is ${namesIn(schema) || 'nothing to send'}. Correct the name, or leave it out.`;
    case 'invalid_union':
      return issue.discriminator === undefined
        ? mended(input, want)
        : mended(
            (input as Record<string, unknown>)[issue.discriminator],
            `one of: ${(issue.options as unknown[]).join(', ')}`,
          );
    case 'invalid_key':
      return `is no name that fits here: it ${issue.issues[0]?.message ?? 'is another'}`;
    case 'too_big':
    case 'too_small':
      return sizeSentence(issue, want);
    case 'invalid_format':
      return issue.format === 'regex'
        ? `is not written like ${issue.pattern}: ${shown(input)} came.`
        : mended(input, `of the form "${issue.format}"`);
    case 'custom':
      return textSentence(input, schema) ?? mended(input, want);
    default:
      return mended(input, want);
  }
}

const mended = (input: unknown, want: string): string =>
  input === undefined ? `is missing: it is ${want}.` : `has to be ${want}: ${shown(input)} came.`;

/** Says why a text is too long, holds what can't be shown, or is of no form that has words of its own; else nothing. */
function textSentence(input: unknown, schema: z.core.$ZodType | undefined): string | undefined {
  if (typeof input !== 'string' || !schema) return undefined;
  if (!input.isWellFormed()) return 'holds half of a sign (a lone surrogate), which can be neither shown nor sent.';
  const most = longestOf(schema);
  return most !== undefined && input.length > most ? tooLong(most, input.length) : ownWords(schema);
}

/** Returns what a rule of a text says itself: a text that is too long for its form breaks another one first. */
function ownWords(schema: z.core.$ZodType): string | undefined {
  for (const { _zod } of schema._zod.def.checks ?? []) {
    const said: unknown = _zod.def.error?.({ code: 'custom', input: undefined } as never);
    if (typeof said === 'string') return said;
  }
  return undefined;
}

const tooLong = (most: number, came: number): string => `has at most ${most} signs, and ${came} came.`;

function sizeSentence(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall>, want: string) {
  const { input } = issue;
  if (typeof input === 'string' || Array.isArray(input)) {
    if (issue.code === 'too_big' && typeof input === 'string') return tooLong(Number(issue.maximum), input.length);
    const [few, bound] = issue.code === 'too_big' ? ['most', issue.maximum] : ['least', issue.minimum];
    const [one, many] = typeof input === 'string' ? ['sign', 'signs'] : ['entry', 'entries'];
    return `has at ${few} ${bound} ${bound === 1 ? one : many}, and ${input.length} came.`;
  }
  return mended(input, want);
}

function namesIn(schema: z.core.$ZodType | undefined): string {
  const { shape } = (schema as z.core.$ZodObject | undefined)?._zod.def ?? {};
  return Object.keys(shape ?? {}).join(', ');
}
