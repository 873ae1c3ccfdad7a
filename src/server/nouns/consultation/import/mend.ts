import { cellOf, neededCells } from './columns.ts';
import type { Columns, Kind, Needed } from './columns.ts';

/** The needed cells that a row lacks or has something else in. */
function faultsOf(kind: Kind, cells: readonly string[], columns: Columns): Needed[] {
  return neededCells[kind].filter(({ column, fits }) => !fits(cellOf(cells, columns, column)));
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Says in plain words why a row can't be trusted. */
function reasonOf(faults: readonly Needed[], cells: readonly string[], columns: Columns): string {
  const missing = faults.filter(({ column }) => cellOf(cells, columns, column) === '');
  const wrong = faults.filter((fault) => !missing.includes(fault));
  const lastFilled = cells.findLastIndex((text) => text !== '');
  const cut = wrong.length === 0 && faults.every(({ column }) => columns.get(column)! > lastFilled);
  const sentences = wrong.map(
    ({ column, what }) => `"${shorten(cellOf(cells, columns, column))}" stands in the place of ${what}`,
  );
  if (missing.length > 0) sentences.push(`missing: ${[...new Set(missing.map(({ what }) => what))].join(', ')}`);
  const kindOfFault = cut ? 'the row is cut off; ' : wrong.length > 0 ? 'the cells are not in their columns; ' : '';
  return kindOfFault + sentences.join('; ');
}

/** Guesses what a row with faults may have been before two of its cells became one. */
function* guesses(kind: Kind, cells: readonly string[], columns: Columns): Generator<{ cells: string[]; how: string }> {
  const split = (column: string, parts: string[]): string[] => cells.toSpliced(columns.get(column)!, 1, ...parts);

  const text = { opinion: 'contributions_bodyText', argument: 'contributions_arguments_body' }[kind as string];
  const dated = text && /^(.+)(\d\d\/\d\d\/\d{4} \d\d:\d\d)$/s.exec(cellOf(cells, columns, text));
  if (text && dated) {
    yield {
      cells: split(text, [dated[1]!, dated[2]!]),
      how: 'the text and the date stood in one cell and were parted',
    };
  }

  const title = cellOf(cells, columns, 'contributions_title');
  const semicolon = title.indexOf(';');
  if (kind === 'opinion' && semicolon > 0) {
    yield {
      cells: split('contributions_title', [title.slice(0, semicolon), title.slice(semicolon + 1)]),
      how: 'the title and the text stood in one cell and were parted at its first semicolon',
    };
  }
}

/** Puts back an empty cell that was lost: without it, all behind it stands one column too early, up to the date of the last change. */
function* shifted(kind: Kind, cells: readonly string[], columns: Columns): Generator<{ cells: string[]; how: string }> {
  const column = { opinion: 'contributions_updatedAt', argument: 'contributions_arguments_updatedAt' }[kind as string];
  const at = column === undefined ? undefined : columns.get(column);
  if (at !== undefined)
    yield { cells: cells.toSpliced(at, 0, ''), how: 'an empty cell was missing before the address and was put back' };
}

/** Says what is wrong with a row whose last cells are missing. */
function lacks(faults: readonly Needed[], kind: Kind, cells: readonly string[], columns: Columns): string {
  const sentences = [`the row is cut off; missing: ${[...new Set(faults.map(({ what }) => what))].join(', ')}`];
  if (faults.some(({ what }) => what === 'the date')) sentences.push('date unknown');
  if (isTextCut(kind, cells, columns)) sentences.push('text cut off');
  return sentences.join('; ');
}

const texts: Partial<Record<Kind, string>> = {
  opinion: 'contributions_bodyText',
  argument: 'contributions_arguments_body',
  source: 'contributions_sources_body',
};

/** Checks whether a text is the last thing in its row, or a title the last of a proposal: then it was probably cut. */
export function isTextCut(kind: Kind, cells: readonly string[], columns: Columns): boolean {
  const at = columns.get(texts[kind] ?? '');
  return at !== undefined && cells.findLastIndex((text) => text !== '') === at;
}

/** Either cells that can be trusted, with a word on how they were mended if they were, or the reason why they can't. */
export type Judgement = { cells: readonly string[]; how?: string } | { reason: string };

/**
 * Judges a row by the cells that tell what it is. One that has lost a separator is mended, if with it every cell is what its column asks
 * for; one whose last cells are missing is taken without them, as long as it is known whose it is and what it is about.
 */
export function judge(kind: Kind, cells: readonly string[], columns: Columns): Judgement {
  const faults = faultsOf(kind, cells, columns);
  if (faults.length === 0) return { cells };
  for (const guess of [...guesses(kind, cells, columns), ...shifted(kind, cells, columns)]) {
    if (faultsOf(kind, guess.cells, columns).length === 0) return guess;
  }
  const canBeTaken = faults.every(({ column, mayLack }) => mayLack && cellOf(cells, columns, column) === '');
  if (canBeTaken) return { cells, how: lacks(faults, kind, cells, columns) };
  return { reason: reasonOf(faults, cells, columns) };
}
