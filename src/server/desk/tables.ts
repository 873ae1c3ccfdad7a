import type { Migration } from '../store/schema.ts';
import { table, type AnyTable } from '../store/store.ts';

/* The tables of the desk. What they hold of people is of those who run the site, never of those who take part. */

/** Who runs the site: `address` is the form in which two addresses are the same, `email` the one that is written to. */
export const officers = table<{ address: string; email: string; at: number }>({
  name: 'officer',
  columns: { address: 'text', email: 'text', at: 'integer' },
  key: ['address'],
  sealed: ['email'],
  lookedUp: ['address'],
});

/**
 * What an officer may do, in one thing or (where `scope` is empty) in all. `why` is JSON, the public reason by language, or empty where
 * none was said.
 */
export const officerRoles = table<{ address: string; scope: string; role: string; at: number; why: string }>({
  name: 'officer_role',
  columns: { address: 'text', scope: 'text', role: 'text', at: 'integer', why: 'text' },
  key: ['address', 'scope', 'role'],
  lookedUp: ['address'],
  indexes: { role: ['scope', 'role', 'address'] },
});

/**
 * A way in that was asked for: `id` is the digest of what the asking browser holds, `code` and `link` those of what the mail brings, each
 * good once. Where the address is no officer's, the row is there all the same, and nothing fits it.
 */
export const signIns = table<{
  id: string;
  address: string;
  code: string;
  link: string;
  tries: number;
  at: number;
  until: number;
}>({
  name: 'sign_in',
  columns: {
    id: 'text',
    address: 'text',
    code: 'text',
    link: 'text',
    tries: 'integer',
    at: 'integer',
    until: 'integer',
  },
  key: ['id'],
  lookedUp: ['address'],
  indexes: { address: ['address', 'at', 'id'], link: ['link', 'id'], until: ['until', 'id'] },
});

/** An officer who is signed in on a device: `id` is the digest of the device's cookie. */
export const sessions = table<{ id: string; address: string; at: number; seen_at: number }>({
  name: 'officer_session',
  columns: { id: 'text', address: 'text', at: 'integer', seen_at: 'integer' },
  key: ['id'],
  lookedUp: ['address'],
  indexes: { address: ['address', 'id'], at: ['at', 'id'] },
});

/**
 * A key by which a program works at the desk: `id` is the digest of the key, `used_on` the day on which it was used last, such as
 * `2026-11-21`, or empty.
 */
export const deskKeys = table<{ id: string; name: string; role: string; scope: string; at: number; used_on: string }>({
  name: 'desk_key',
  columns: { id: 'text', name: 'text', role: 'text', scope: 'text', at: 'integer', used_on: 'text' },
  key: ['id'],
  indexes: { name: ['name', 'id'] },
});

/** A line of the log, as it is kept. */
export type LogRow = {
  scope: string;
  at: number;
  id: string;
  role: string;
  act: string;
  path: string;
  details: string;
};

/**
 * The public log: what was done at the desk to a thing, or (where `scope` is empty) to the site. Rows are only ever added. `role` says as
 * what it was done, never by whom; `details` is JSON.
 */
export const logEntries = table<LogRow>({
  name: 'desk_log',
  columns: { scope: 'text', at: 'integer', id: 'text', role: 'text', act: 'text', path: 'text', details: 'text' },
  key: ['scope', 'at', 'id'],
  indexes: { time: ['at', 'scope', 'id'] },
});

export const deskTables: readonly AnyTable[] = [officers, officerRoles, signIns, sessions, deskKeys, logEntries];

export const deskMigrations: readonly Migration[] = [
  // Why someone has a role stood in the log alone.
  { version: 2, up: ({ addColumn }) => addColumn(officerRoles, 'why', '') },
  // When a key was used was not kept.
  { version: 3, up: ({ addColumn }) => addColumn(deskKeys, 'used_on', '') },
];
