import type { CountDay } from '../core/count-day.ts';
import type { Count, Thing } from '../../schema/common.ts';
import type { Cell } from '../core/delivery.ts';
import type { Figure } from '../core/open-data.ts';
import { mergeSmall } from '../core/smallest-group.ts';

/** The columns of the figures, in words of ASCII, the same in all languages: programs read them. */
export const figureColumns = [
  'address',
  'type',
  'title',
  'measure',
  'item',
  'label',
  'sign',
  'source',
  'value',
  'as_of',
];

/** The columns of the days. */
export const dayColumns = ['address', 'measure', 'from', 'to', 'value'];

/** What is of a thing in each of its rows. */
type Of = Pick<Thing, 'url' | 'type' | 'title'>;

/** Parts of a count that are numbers themselves. */
const beside = ['pending', 'invalidated', 'offline', 'checked'] as const;

/** Makes the figures of the numbers that all things have. @param labels what each metric counts */
export const numbersOf = (
  numbers: Readonly<Record<string, Count>>,
  labels: Readonly<Record<string, string>>,
  least: number,
): (Figure & { asOf: string })[] =>
  Object.entries(numbers).flatMap(([metric, count]) => [
    { measure: metric, label: labels[metric] ?? metric, value: count.value, asOf: count.asOf },
    ...beside.flatMap((name) => {
      const value = count[name];
      return value === undefined ? [] : [{ measure: `${metric}.${name}`, value, asOf: count.asOf }];
    }),
    ...Object.entries(mergeSmall(count.bySource ?? {}, least)).map(([source, value]) => ({
      ...{ measure: `${metric}.source`, item: source, value },
      asOf: count.asOf,
    })),
  ]);

/** Makes a row of a figure. */
export const rowOf = (
  { url, type, title }: Of,
  { measure, item = '', label = '', sign, source = '', value }: Figure,
  asOf: string,
): Cell[] => [url, type, title, measure, item, label, sign ?? '', source, value, asOf];

/** Makes a row of each number of each span of days; the days of what has none are empty. */
export const dayRows = (url: string, days: readonly CountDay[]): Cell[][] =>
  days.flatMap(({ day = '', from, ...numbers }) =>
    Object.entries(numbers).map(([measure, value]): Cell[] => [
      ...[url, measure, String(from ?? day), day],
      Number(value),
    ]),
  );
