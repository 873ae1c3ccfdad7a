import type { Migration } from '../../store/schema.ts';
import { table, type AnyTable } from '../../store/store.ts';

/**
 * The names of a scope that are being erased (`running`) or were (`done`): as what it was asked for, of how many people so far, how many mails went unsent with them, and for which
 * date: one that was moved by a later close is gone through again, and so is one after which somebody came.
 */
export const erasures = table<{
  scope: string;
  state: string;
  path: string;
  by: string;
  due_at: number;
  people: number;
  letters: number;
  at: number;
}>({
  name: 'erasure',
  columns: {
    scope: 'text',
    state: 'text',
    path: 'text',
    by: 'text',
    due_at: 'integer',
    people: 'integer',
    letters: 'integer',
    at: 'integer',
  },
  key: ['scope'],
  indexes: { state: ['state', 'scope'] },
});

export const retentionTables: readonly AnyTable[] = [erasures];

/** Shares of a thing that is erased, and that were never named: digests of domains, places and pages. */
const unnamed =
  "facet in ('page', 'domain', 'place') and share <> '' and scope in (select scope from erasure where state = 'done')" +
  ' and not exists (select 1 from share_name where share_name.scope = share_count.scope' +
  ' and share_name.facet = share_count.facet and share_name.share = share_count.share)';

export const retentionMigrations: readonly Migration[] = [
  // What was erased until then left digests by which a domain or a place could be guessed.
  {
    version: 2,
    async up({ run }) {
      await run(
        'insert into share_count (scope, facet, share, slot, value)' +
          ` select scope, facet, '', 0, sum(value) from share_count where ${unnamed} group by scope, facet`,
      );
      await run(`delete from share_count where ${unnamed}`);
    },
  },
  // How many mails went unsent was not counted.
  { version: 3, up: ({ addColumn }) => addColumn(erasures, 'letters', 0) },
];
