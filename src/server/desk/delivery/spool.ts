import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cell } from '../../core/delivery.ts';

/**
 * Rows that are read once and given out later, however slowly they are taken. They stand in a file without a name, which nobody else can
 * open and which is gone with the process, and not in memory.
 */
export interface Spool {
  add(rows: readonly (readonly Cell[])[]): Promise<void>;
  rows(): AsyncGenerator<Cell[]>;
  close(): Promise<void>;
}

/** Makes an empty spool. */
export async function openSpool(): Promise<Spool> {
  const folder = await mkdtemp(join(tmpdir(), 'civic-list-'));
  const file = await open(join(folder, 'rows'), 'wx+', 0o600).finally(() => rm(folder, { recursive: true }));
  let closing: Promise<void> | undefined;
  return {
    async add(rows) {
      if (rows.length > 0) await file.appendFile(rows.map(lineOf).join(''));
    },
    async *rows() {
      for await (const line of file.readLines({ start: 0, autoClose: false })) yield JSON.parse(line) as Cell[];
    },
    close: () => (closing ??= file.close()),
  };
}

/** Writes a row on one line, whatever is taken for the end of one. */
const lineOf = (row: readonly Cell[]): string =>
  `${JSON.stringify(row).replace(/[\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`)}\n`;
