import assert from 'node:assert/strict';
import type { Migration, Schema } from '../../../src/server/store/schema.ts';
import type { Store, Table } from '../../../src/server/store/store.ts';

/** One demand on every engine. */
export interface Case {
  name: string;
  run: (store: Store) => Promise<void>;
  /** It reads while a job is under way; a database with a single connection can't answer before the job has ended. */
  readsBesideAJob?: boolean;
}

export type Note = {
  scope: string;
  id: string;
  number: number;
  text: string;
  removed: string | null;
};

/** A table of the tests alone. The words of SQL among its names are meant. */
export const notes: Table<Note> = {
  name: 'order',
  columns: { scope: 'text', id: 'text', number: 'integer', text: 'text', removed: 'text?' },
  key: ['scope', 'id'],
  indexes: { by_number: ['scope', 'number', 'id'], by_text: ['scope', 'text', 'id'] },
};

/** A table that is nothing but its key. */
export const marks: Table<{ scope: string; id: string }> = {
  name: 'mark',
  columns: { scope: 'text', id: 'text' },
  key: ['scope', 'id'],
};

/** How many tags there are of each colour, and how many are pinned. */
export const tagCounts: Table<{ scope: string; kind: string; colour: string; slot: number; value: number }> = {
  name: 'tag_count',
  columns: { scope: 'text', kind: 'text', colour: 'text', slot: 'integer', value: 'integer' },
  key: ['scope', 'kind', 'colour', 'slot'],
};

/** A table whose rows are counted. */
export const tags: Table<{ scope: string; id: string; colour: string; pinned: number }> = {
  name: 'tag',
  columns: { scope: 'text', id: 'text', colour: 'text', pinned: 'integer' },
  key: ['scope', 'id'],
  counters: [
    { into: tagCounts, by: ['scope', 'colour'], as: { kind: 'colour' } },
    { into: tagCounts, by: ['scope'], as: { kind: 'pinned', colour: '' }, where: { pinned: 1 } },
  ],
};

/** A table whose changes are counted. */
export const traces: typeof tags = {
  ...tags,
  name: 'trace',
  counters: [
    { into: tagCounts, by: ['scope'], as: { kind: 'changes', colour: '' }, counts: 'changes' },
    { into: tagCounts, by: ['scope', 'colour'], as: { kind: 'since' }, counts: 'since' },
  ],
};

export const definitions: readonly Schema[] = [{ name: 'notes', tables: [notes, marks, tags, traces, tagCounts] }];

/** The notes of a later version: each has a colour, in whose order they are listed, and their marks are gone. */
export const colouredNotes: Table<Note & { colour: string }> = {
  ...notes,
  columns: { ...notes.columns, colour: 'text' },
  indexes: { ...notes.indexes, by_colour: ['scope', 'colour', 'id'] },
};

/** Counts how often it has run by the numbers of the notes. */
export const second: Migration = {
  version: 2,
  async up({ addColumn, dropTable, run, writer }) {
    await addColumn(colouredNotes, 'colour', "l'azur");
    await run('update "order" set number = number + 1');
    await writer.update(colouredNotes, { scope: 'a', id: '1' }, { colour: 'red' });
    await dropTable(marks.name);
  },
};

export const later: Schema = { name: 'notes', tables: [colouredNotes], migrations: [second] };

export const note = (id: string, more: Partial<Note> = {}): Note => ({
  scope: 'a',
  id,
  number: 0,
  text: '',
  removed: null,
  ...more,
});

/** The ids of rows, in their order. */
export const ids = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);
/** Adds rows in one job. */
export const add = (store: Store, rows: readonly Note[]): Promise<void> =>
  store.write(async (writer) => {
    for (const row of rows) assert.equal(await writer.insert(notes, row), true);
  });
