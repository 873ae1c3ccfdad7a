import { parisTime } from './paris-time.ts';

/*
 * Which cells a row of each kind needs in the open data of Cap Collectif, and what they look like. A row is judged by these cells and
 * not by its number of cells: exports cut and pad rows.
 */

/** The kinds of rows, as the column `type` names them. */
export type Kind = 'opinion' | 'vote' | 'argument' | 'source' | 'reportings';

/** A cell that is looked at to judge a row. */
export interface Needed {
  column: string;
  /** What it is, in a sentence: "the date". */
  what: string;
  fits: (text: string) => boolean;
  /** Whether a row is taken without it: exports are cut off, and what was said stays true. */
  mayLack?: boolean;
}

const matches =
  (form: RegExp) =>
  (text: string): boolean =>
    form.test(text);

const identifier = matches(/^[\w=+/.:-]{1,100}$/);
const someText = matches(/\S/);
const number = matches(/^\d{1,9}$/);
const address = matches(/^https?:\/\/[^\s\p{C}]+$/u);
const yes = matches(/^1$/);
const date = (text: string): boolean => parisTime(text) !== undefined;

type Cell = [column: string, what: string, fits: (text: string) => boolean, mayLack?: boolean];

const needed = (prefix: string, cells: Cell[]): Needed[] =>
  cells.map(([column, what, fits, mayLack = false]) => ({ column: `${prefix}_${column}`, what, fits, mayLack }));

/** The totals that a proposal declares. */
export const declaredTotals = [
  'votesCount',
  'votesCountOk',
  'votesCountMitige',
  'votesCountNok',
  'argumentsCount',
  'argumentsCountFor',
  'argumentsCountAgainst',
  'sourcesCount',
  'versionsCount',
] as const;
export type Total = (typeof declaredTotals)[number];

/** The needed cells of each kind, in the order of the columns. */
export const neededCells: Readonly<Record<Kind, readonly Needed[]>> = {
  opinion: needed('contributions', [
    ['id', 'the identifier', identifier],
    ['author_id', 'the author', identifier],
    ['section_title', 'the section', someText, true],
    ['title', 'the title', someText],
    ['createdAt', 'the date', date, true],
    ['url', 'the address', address, true],
    ['published', 'the mark of publication', yes, true],
    ...declaredTotals.map((total): Cell => [total, 'its totals', number, true]),
  ]),
  vote: needed('contributions_votes', [
    ['id', 'the identifier', identifier],
    ['related_id', 'the proposal', identifier],
    ['author_id', 'the author', identifier],
    ['value', 'the choice', matches(/^(YES|MITIGE|NO)$/)],
    ['createdAt', 'the date', date, true],
  ]),
  argument: needed('contributions_arguments', [
    ['related_id', 'the proposal', identifier],
    ['id', 'the identifier', identifier],
    ['author_id', 'the author', identifier],
    ['type', 'the side', matches(/^(FOR|AGAINST)$/)],
    ['body', 'the text', someText],
    ['createdAt', 'the date', date, true],
    ['url', 'the address', address, true],
    ['published', 'the mark of publication', yes, true],
    ['votesCount', 'the number of supports', number, true],
  ]),
  source: needed('contributions_sources', [
    ['id', 'the identifier', identifier],
    ['related_id', 'the proposal', identifier],
    ['author_id', 'the author', identifier],
    ['body', 'the text', someText],
    ['createdAt', 'the date', date, true],
    ['published', 'the mark of publication', yes, true],
  ]),
  reportings: needed('contributions_reportings', [
    ['related_id', 'the proposal', identifier],
    ['id', 'the identifier', identifier],
    ['author_id', 'the author', identifier],
    ['type', 'the reason', someText],
    ['createdAt', 'the date', date, true],
  ]),
};

/** Columns that are read where they are filled. */
const others = [
  'type',
  'contributions_consultation_title',
  'contributions_bodyText',
  'contributions_trashed',
  'contributions_trashedStatus',
  'contributions_trashedReason',
  'contributions_arguments_trashed',
  'contributions_arguments_trashedStatus',
  'contributions_arguments_trashedReason',
  'contributions_sources_trashed',
  'contributions_reportings_body',
];

/** Where each column stands. */
export type Columns = ReadonlyMap<string, number>;

/** Reads the first row; throws an Error for people where it is not the one of such a file. */
export function readHeader(cells: readonly string[]): Columns {
  const columns = new Map(cells.map((name, position) => [name.trim(), position]));
  const wanted = [...others, ...Object.values(neededCells).flatMap((all) => all.map(({ column }) => column))];
  const missing = wanted.filter((name) => !columns.has(name));
  if (missing.length > 0) {
    throw new Error(
      `This is not the open data of a consultation on Cap Collectif: its first row lacks ${missing.length} columns, ` +
        `"${missing[0]}" among them. Give the CSV file as it was exported, separated by semicolons.`,
    );
  }
  return columns;
}

/** Returns a row's cell in a column; empty where the row has ended. */
export const cellOf = (cells: readonly string[], columns: Columns, column: string): string =>
  cells[columns.get(column)!] ?? '';
