import type { Migration } from '../store/schema.ts';
import { table, type AnyTable } from '../store/store.ts';

/**
 * A mail that is to be sent, written by the transaction that needs it and gone once it is handed over. `about` is what it belongs
 * to; `due_at` is when it may be tried next, and holds off other processes while one of them tries. `fault` is the kind of what the
 * last attempt ended with (`faults.ts`), and `since` when the first one failed; both are empty as long as none has. One that was
 * given up keeps neither address nor text.
 */
export const outgoingMails = table<{
  scope: string;
  about: string;
  id: string;
  state: string;
  due_at: number;
  until: number;
  failures: number;
  trouble: string;
  fault: string;
  since: number;
  mail: string;
}>({
  name: 'outgoing_mail',
  columns: {
    scope: 'text',
    about: 'text',
    id: 'text',
    state: 'text',
    due_at: 'integer',
    until: 'integer',
    failures: 'integer',
    trouble: 'text',
    fault: 'text',
    since: 'integer',
    mail: 'text',
  },
  key: ['scope', 'about', 'id'],
  sealed: ['mail'],
  indexes: {
    due: ['state', 'due_at', 'scope', 'about', 'id'],
    fault: ['state', 'fault', 'since', 'scope', 'about', 'id'],
  },
});

export const mailTables: readonly AnyTable[] = [outgoingMails];

export const mailMigrations: readonly Migration[] = [
  {
    // Why a mail waits that was tried before is known at its next attempt.
    version: 2,
    async up({ addColumn }) {
      await addColumn(outgoingMails, 'fault', '');
      await addColumn(outgoingMails, 'since', 0);
    },
  },
];
