import type { Beside, Making, MakingField, MakingModel, MakingRows, MakingSite } from '../../core/making.ts';
import { languagesOf, type ThingDocument } from '../../core/documents.ts';
import { languagesIn, rowMark, type Values } from './form.ts';

/* From what was typed to a document, and back. */

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what stands at a place of a document. */
const at = (document: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (part, name) => (isObject(part) && Object.hasOwn(part, name) ? part[name] : undefined),
    document,
  );

/** Puts a value at a place; one that is missing is taken away. */
function put(document: Fields, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) {
    const part = isObject(document[name]) ? document[name] : {};
    put(part, rest, value);
    document[name] = part;
  } else if (value === undefined) delete document[name];
  else document[name] = value;
}

/** Returns the value of a field as documents have it. @param key its place among what was typed */
function valueOf({ kind, spoken }: MakingField, values: Values, key: string): unknown {
  if (spoken) {
    const texts = languagesIn(values).flatMap((lang): [string, string][] => {
      const text = values[`${key}.${lang}`];
      return text ? [[lang, text]] : [];
    });
    return texts.length > 0 ? Object.fromEntries(texts) : undefined;
  }
  const given = values[key];
  if (!given) return undefined;
  if (kind === 'box') return given === 'yes' ? true : undefined;
  return kind === 'number' ? Number(given) : given;
}

/** Returns the name of a field inside its row. */
const inRow = ({ name }: MakingField, { rows }: MakingRows): string[] => name.slice(rows.length + 3).split('.');

function rowsFrom(asked: MakingRows, values: Values, before: unknown): unknown[] {
  const earlier: readonly unknown[] = Array.isArray(before) ? before : [];
  const made: unknown[] = [];
  for (let number = 0; asked.fields.some((each) => isTyped(each, values, number)); number += 1) {
    const mark = values[`${asked.rows}.${number}.${rowMark}`];
    const origin = mark === undefined ? undefined : earlier[Number(mark)];
    const row: Fields = isObject(origin) ? structuredClone(origin) : {};
    for (const field of asked.fields) {
      put(row, inRow(field, asked), valueOf(field, values, field.name.replace('*', String(number))));
    }
    made.push(row);
  }
  return made;
}

const isTyped = ({ name }: MakingField, values: Values, row: number): boolean => {
  const key = name.replace('*', String(row));
  return Object.keys(values).some((each) => each === key || each.startsWith(`${key}.`));
};

/** Makes a document. @param before the one that is corrected: what the form does not ask for stays as it is */
export function documentFrom(making: Making, model: MakingModel, values: Values, before?: ThingDocument): Fields {
  const document = structuredClone({ ...(before ?? model.begins) }) as Fields;
  for (const asked of model.steps.flatMap(({ asks }) => asks)) {
    if ('rows' in asked && asked.isBeside) continue;
    if ('rows' in asked) document[asked.rows] = rowsFrom(asked, values, before && at(before, [asked.rows]));
    else put(document, asked.name.split('.'), valueOf(asked, values, asked.name));
  }
  return making.complete?.(document) ?? document;
}

/** Returns what was asked besides the document. */
export const besideOf = ({ steps }: MakingModel, values: Values): Beside =>
  Object.fromEntries(
    steps
      .flatMap(({ asks }) => asks)
      .flatMap((asked) => ('rows' in asked && asked.isBeside ? [[asked.rows, rowsFrom(asked, values, [])]] : [])),
  ) as Beside;

/** Returns what would have been typed for a document. */
export function valuesFrom(model: MakingModel, document: ThingDocument): Values {
  const values: Record<string, string> = { languages: languagesOf(document).join(' ') };
  const take = (field: MakingField, key: string, value: unknown): void => {
    if (field.spoken && isObject(value)) {
      for (const [lang, text] of Object.entries(value)) values[`${key}.${lang}`] = String(text);
    } else if (value === true) values[key] = 'yes';
    else if (typeof value === 'string' || typeof value === 'number') values[key] = String(value);
  };
  for (const asked of model.steps.flatMap(({ asks }) => asks)) {
    if (!('rows' in asked)) {
      take(asked, asked.name, at(document, asked.name.split('.')));
      continue;
    }
    const rows = at(document, [asked.rows]);
    (Array.isArray(rows) ? rows : []).forEach((row, number) => {
      for (const field of asked.fields)
        take(field, field.name.replace('*', String(number)), at(row, inRow(field, asked)));
      values[`${asked.rows}.${number}.${rowMark}`] = String(number);
    });
  }
  return values;
}

/** Returns what stands in the fields of a new draft at first. */
export function valuesAtFirst(
  { words, defaults }: Making,
  model: string,
  site: MakingSite,
  langs: readonly string[],
  spoken: readonly string[],
): Values {
  const texts = langs
    .filter((lang) => spoken.includes(lang))
    .flatMap((lang) =>
      Object.entries(words(lang).defaults(site, model)).map(([key, text]): [string, string] => [
        `${key}.${lang}`,
        text,
      ]),
    );
  return { ...Object.fromEntries(texts), ...defaults(site, model), languages: langs.join(' ') };
}
