import type { MakingField, MakingModel, MakingRows, MakingStep } from '../../core/making.ts';
import { withoutPiles } from '../../../text/bounds.ts';
import { tidy } from '../../../text/length.ts';

/* What a form asks for, and what was typed into it: texts by the place where they stand, as `thresholds.0.label.fr`. */

/** What was typed, sound or not. */
export type Values = Readonly<Record<string, string>>;

/** One field as it stands on a page. */
export interface Input {
  key: string;
  field: MakingField;
  /** The language that it is asked in. */
  lang?: string;
}

/** The fields of each row. */
export interface InputRows {
  rows: MakingRows;
  inputs: Input[][];
}

export const isRows = <T extends object>(asked: T | MakingRows | InputRows): asked is MakingRows | InputRows =>
  'rows' in asked;

/** Returns the languages that a thing is made in. */
export const languagesIn = (values: Values): string[] => (values['languages'] ?? '').split(' ').filter(Boolean);

const inputsOf = (field: MakingField, langs: readonly string[], row = 0): Input[] => {
  const key = field.name.replace('*', String(row));
  return field.spoken ? langs.map((lang) => ({ key: `${key}.${lang}`, field, lang })) : [{ key, field }];
};

/** Returns how many rows of a list were typed. */
function rowsTyped({ rows }: MakingRows, values: Values): number {
  const numbers = Object.keys(values).flatMap((key) => {
    const number = key.startsWith(`${rows}.`) ? key.slice(rows.length + 1).split('.')[0] : undefined;
    return number ? [Number(number) + 1] : [];
  });
  return Math.max(0, ...numbers);
}

/** Returns what a page asks for. @param more how many empty rows stand below those that were typed */
export function askedBy({ asks }: MakingStep, values: Values, more = 0): (Input | InputRows)[] {
  const langs = languagesIn(values);
  return asks.flatMap((asked): (Input | InputRows)[] => {
    if (!('rows' in asked)) return inputsOf(asked, langs);
    const typed = rowsTyped(asked, values);
    const shown = Math.min(asked.most, Math.max(asked.least, typed === 0 ? asked.begins : typed + more));
    const inputs = Array.from({ length: shown }, (_, row) =>
      asked.fields.flatMap((each) => inputsOf(each, langs, row)),
    );
    return [{ rows: asked, inputs }];
  });
}

/** Returns every field of a step, in its order. */
export const inputsIn = (step: MakingStep, values: Values): Input[] =>
  askedBy(step, values).flatMap((asked) => (isRows(asked) ? asked.inputs.flat() : [asked]));

/** Returns the step that asks for a field, wherever the fault of a document names it. */
export function stepOf({ steps }: MakingModel, key: string): MakingStep | undefined {
  const isAsked = ({ name }: MakingField): boolean =>
    key === name || key.startsWith(`${name}.`) || name.startsWith(`${key}.`);
  return steps.find(({ asks }) =>
    asks.some((asked) => ('rows' in asked ? key === asked.rows || key.startsWith(`${asked.rows}.`) : isAsked(asked))),
  );
}

/** What tells the row of a list that it was made from, in the document that is corrected. */
export const rowMark = 'row';

/** Returns where a value stood in the document that is corrected, whichever rows were taken away since. */
export function keyBefore(values: Values, key: string): string {
  const [list, number, ...rest] = key.split('.');
  const mark = values[`${list}.${number}.${rowMark}`];
  return mark === undefined ? key : [list, mark, ...rest].join('.');
}

/** Returns a text as it is kept: no sign that shows nothing, and lines only where they were asked for. */
function kept(field: MakingField, given: string): string {
  const text = tidy(
    withoutPiles(given.toWellFormed())
      .replace(/\r\n?/g, '\n')
      .replace(/(?![\n\t])\p{Cc}/gu, ''),
  );
  return field.kind === 'text' ? text : text.replace(/\s+/gu, ' ').replace(/^ | $/g, '');
}

/** Returns all values with those of a step as they were just typed. Rows in which nothing stands are left out. */
export function withTyped(step: MakingStep, values: Values, body: Readonly<Record<string, unknown>>): Values {
  const langs = languagesIn(values);
  const typed = (input: Input, from = input.key): [string, string] => {
    const given = body[from];
    return [input.key, typeof given === 'string' ? kept(input.field, given) : ''];
  };
  const changes = step.asks.map((asked) => {
    if (!('rows' in asked)) return Object.fromEntries(inputsOf(asked, langs).map((input) => typed(input)));
    const numbers = Array.from({ length: asked.most }, (_, number) => number);
    const rows = numbers.flatMap((number) => {
      const inputs = asked.fields.flatMap((field) => inputsOf(field, langs, number));
      const cells = inputs.map((input) => typed(input));
      const mark = body[`${asked.rows}.${number}.${rowMark}`];
      // Something is chosen from the beginning: it does not make a row.
      if (inputs.every(({ field }, index) => field.kind === 'choice' || cells[index]?.[1] === '')) return [];
      const isMarked = typeof mark === 'string' && /^\d{1,3}$/.test(mark);
      return [isMarked ? [...cells, [`${asked.rows}.${number}.${rowMark}`, mark] as [string, string]] : cells];
    });
    const renumbered = rows.flatMap((cells, number) =>
      cells.map(([key, value]): [string, string] => [key.replace(/\.\d+\./, `.${number}.`), value]),
    );
    return Object.fromEntries(renumbered);
  });
  const isOfRows = (key: string): boolean =>
    step.asks.some((asked) => 'rows' in asked && key.startsWith(`${asked.rows}.`));
  const others = Object.fromEntries(Object.entries(values).filter(([key]) => !isOfRows(key)));
  return Object.assign(others, ...changes) as Values;
}

/** Returns what was typed into one step, with what stands for its rows. */
export const valuesOf = (step: MakingStep, values: Values): [string, string][] => [
  ...inputsIn(step, values).map(({ key }): [string, string] => [key, values[key] ?? '']),
];

/** Takes a row away. */
export function withoutRow({ rows }: MakingRows, values: Values, row: number): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]): [string, string][] => {
      const number = key.startsWith(`${rows}.`) ? Number(key.slice(rows.length + 1).split('.')[0]) : -1;
      if (number === row) return [];
      return [[number > row ? key.replace(/\.\d+\./, `.${number - 1}.`) : key, value]];
    }),
  );
}
