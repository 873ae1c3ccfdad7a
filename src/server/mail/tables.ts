import { table, type AnyTable } from '../store/store.ts';

/**
 * A mail that is to be sent, written by the transaction that needs it and gone once it is handed over. `about` is what it belongs
 * to; `due_at` is when it may be tried next, and holds off other processes while one of them tries. One that was given up keeps
 * neither address nor text.
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
    mail: 'text',
  },
  key: ['scope', 'about', 'id'],
  indexes: { due: ['state', 'due_at', 'scope', 'about', 'id'] },
});

export const mailTables: readonly AnyTable[] = [outgoingMails];
