import { formatTime } from '../../words/format.ts';
import { differenceOf, piecesOf, type Piece } from '../difference.ts';
import type { DeskPage } from '../pages/desk.ts';
import type { Input, Values } from './form.ts';
import { choiceOf, type Said } from './say.ts';

/** Returns what was answered to a field, as it is read; nothing where nothing was. */
export function answerIn(
  { services, words }: DeskPage,
  said: Said,
  { key, field }: Pick<Input, 'key' | 'field'>,
  values: Values,
): string | undefined {
  const value = values[key] ?? '';
  if (field.kind === 'box') return value === 'yes' ? said.desk.summary.yes : said.desk.summary.no;
  if (field.kind === 'choice' && field.choices?.includes(value)) return choiceOf(said, field, value);
  if (value === '') return undefined;
  if (field.kind === 'day' && !Number.isNaN(Date.parse(value))) {
    return formatTime(words.lang, value, services.site.timeZone);
  }
  return field.kind === 'choice' ? choiceOf(said, field, value) : value;
}

const isWritten = new Set(['line', 'sentence', 'text']);

/** Compares what was answered to a field with what is answered now: what is written word by word, all else as a whole. */
export function changeOf(page: DeskPage, said: Said, input: Input, [before, after]: [Values, Values]): Piece[] {
  const one = answerIn(page, said, input, before);
  const other = answerIn(page, said, input, after);
  if (one !== undefined && other !== undefined && isWritten.has(input.field.kind)) return differenceOf(one, other);
  const empty = input.key === 'opensAt' ? said.desk.summary.atOnce : said.desk.summary.notGiven;
  return piecesOf([one ?? empty, other ?? empty]);
}
