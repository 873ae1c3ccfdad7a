import type { MakingField, MakingModel, MakingStep } from '../../core/making.ts';
import { closingOf, openingOf, type Moment } from '../../core/phases.ts';
import { sameNumber } from '../../core/sense.ts';
import { fixedByActs, isDayOfCalendar, type FieldFault } from '../faults.ts';
import { keptLonger } from '../keeping/notice.ts';
import { owed } from '../keeping/promises.ts';
import { afterKeeping, unended, withoutEnd } from '../retention/last-day.ts';
import { askedBy, inputsIn, isRows, keyBefore, languagesIn, stepOf, type Input, type Values } from './form.ts';

/* What is wrong with what was typed, by field: each fault is a word, for which each language has a sentence. */

export type FaultWord =
  | 'required'
  | 'long'
  | 'number'
  | 'least'
  | 'most'
  | 'day'
  | 'past'
  | 'before'
  | 'link'
  | 'few'
  | 'fixed'
  | 'owed'
  | 'longer'
  | 'late'
  | 'unended'
  | 'endless'
  | 'twice'
  | 'unsound';

export interface MakingFault {
  /** The field: where its value stands. */
  key: string;
  field?: MakingField | undefined;
  lang?: string | undefined;
  fault: FaultWord;
  /** The bound that was not kept. */
  bound?: number;
  /** What the server says of the document, in English, where the form had no word for it. */
  detail?: string;
}

const isDay = (date: string): boolean => isDayOfCalendar(date.slice(0, 10)) && !Number.isNaN(Date.parse(date));

function faultOf(
  { kind, longest, least, most, choices, optional }: MakingField,
  value: string,
): Partial<MakingFault> | undefined {
  if (value === '') return optional || kind === 'box' ? undefined : { fault: 'required' };
  if (longest !== undefined && value.length > longest) return { fault: 'long', bound: longest };
  if (kind === 'number') {
    if (!/^\d{1,15}$/.test(value)) return { fault: 'number', bound: least ?? 0 };
    if (least !== undefined && Number(value) < least) return { fault: 'least', bound: least };
    if (most !== undefined && Number(value) > most) return { fault: 'most', bound: most };
  }
  if (kind === 'day' && !isDay(value)) return { fault: 'day' };
  if (kind === 'link' && !/^(?:https?:\/\/\S+|\/(?!\/)\S*)$/i.test(value)) return { fault: 'link' };
  return kind === 'choice' && !choices?.includes(value) ? { fault: 'required' } : undefined;
}

const inputFaults = (values: Values, { key, field, lang }: Input): MakingFault[] => {
  const fault = faultOf(field, values[key] ?? '');
  return fault ? [{ key, field, lang, fault: 'unsound', ...fault }] : [];
};

/** Finds dates that are not in this order, or have passed. @param before what stood there, which may stay */
function dateFaults(values: Values, { now, timeZone }: Moment, before: Values): MakingFault[] {
  const { opensAt = '', closesAt = '' } = values;
  if (!isDay(closesAt)) return [];
  const end = closingOf({ closesAt }, timeZone) ?? Infinity;
  if (isDay(opensAt) && openingOf(opensAt, timeZone) >= end) return [{ key: 'closesAt', fault: 'before' }];
  return end <= now && closesAt !== before['closesAt'] ? [{ key: 'closesAt', fault: 'past' }] : [];
}

/** Finds what is wrong with one step. */
export function stepFaults(step: MakingStep, values: Values, moment: Moment, before: Values = {}): MakingFault[] {
  const few = askedBy(step, values).flatMap((asked): MakingFault[] => {
    if (!isRows(asked)) return [];
    const { rows, inputs } = asked;
    const filled = inputs.filter((row) => row.some(({ key }) => values[key])).length;
    return filled < rows.least ? [{ key: rows.rows, fault: 'few', bound: rows.least }] : [];
  });
  // One sentence says that rows are missing; nothing is said of the fields of each.
  const isMissing = ({ key }: Input): boolean =>
    few.some((each) => key.startsWith(`${each.key}.`) && !rowHasText(values, key));
  const inputs = inputsIn(step, values);
  const faults = inputs.flatMap((input) => (isMissing(input) ? [] : inputFaults(values, input)));
  const isNewIn = (lang: string | undefined): boolean => lang !== undefined && !languagesIn(before).includes(lang);
  const halves = inputs.filter((input) => isHalf(values, input) && (isNewIn(input.lang) || !isHalf(before, input)));
  // What stood there before it was corrected may stay, be it as the form would have it or not.
  const isNew = ({ key, lang }: MakingFault): boolean =>
    (values[key] ?? '') !== (before[keyBefore(values, key)] ?? '') ||
    before['languages'] === undefined ||
    isNewIn(lang) ||
    (rowHasText(values, key) && !rowHasText(before, keyBefore(values, key)));
  const hasDates = step.asks.some((asked) => 'name' in asked && asked.name === 'closesAt');
  // As few rows as stood there may stay, where a document without them is sound.
  const isFewer = ({ key }: MakingFault): boolean =>
    before['languages'] === undefined || rowsIn(values, key) < rowsIn(before, key);
  return [
    ...few.filter(isFewer),
    ...faults.filter(isNew),
    ...halves.map(({ key, field, lang }): MakingFault => ({ key, field, lang, fault: 'required' })),
    ...(hasDates ? dateFaults(values, moment, before) : []),
  ];
}

/** Checks whether nothing stands in a field, and something in the one that it is needed with. */
const isHalf = (values: Values, { key, field: { neededWith } }: Input): boolean =>
  neededWith !== undefined &&
  !values[key] &&
  Object.entries(values).some(
    ([each, value]) => value !== '' && (each === neededWith || each.startsWith(`${neededWith}.`)),
  );

/** Counts the rows of a list in which something stands. */
const rowsIn = (values: Values, list: string): number =>
  new Set(
    Object.keys(values)
      .filter((key) => key.startsWith(`${list}.`) && values[key] !== '' && !key.endsWith('.row'))
      .map((key) => key.split('.')[1]),
  ).size;

const rowHasText = (values: Values, key: string): boolean => {
  const row = key.split('.').slice(0, 2).join('.');
  return Object.entries(values).some(
    ([each, value]) => each.startsWith(`${row}.`) && value !== '' && !each.endsWith('.row'),
  );
};

/** Finds everything that is wrong. */
export function allFaults(model: MakingModel, values: Values, moment: Moment, before: Values = {}): MakingFault[] {
  if (languagesIn(values).length === 0) return [{ key: 'languages', fault: 'required' }];
  return model.steps.flatMap((step) => stepFaults(step, values, moment, before));
}

/** The words for what people who have acted keep from being changed, by what programs are told. */
const ruleFaults: Readonly<Record<string, FaultWord>> = {
  [fixedByActs]: 'fixed',
  [owed]: 'owed',
  [keptLonger]: 'longer',
  [afterKeeping]: 'late',
  [unended]: 'unended',
  [withoutEnd]: 'endless',
  [sameNumber]: 'twice',
};

/** Says of the fields of a form what was found wrong with the document. */
export function faultsFrom(model: MakingModel, values: Values, faults: readonly FieldFault[]): MakingFault[] {
  return faults.map(({ field, detail }) => {
    const step = stepOf(model, field);
    const inputs = step ? inputsIn(step, values) : [];
    const input =
      inputs.find(({ key }) => key === field) ?? inputs.find(({ key }) => key.startsWith(`${field}.`)) ?? inputs[0];
    return {
      key: input?.key ?? field,
      field: input?.field,
      lang: input?.lang,
      fault: ruleFaults[detail] ?? 'unsound',
      detail: `${field}: ${detail}`,
    };
  });
}
