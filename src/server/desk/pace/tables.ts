import { table, type AnyTable } from '../../store/store.ts';

/**
 * How many lines an officer or a key has brought into the log within the hour that began at `since`, and how many mails on roles went to an
 * address within that day. It is dropped when that is over.
 */
export const turns = table<{ who: string; since: number; taken: number }>({
  name: 'desk_turn',
  columns: { who: 'text', since: 'integer', taken: 'integer' },
  key: ['who'],
  lookedUp: ['who'],
});

export const paceTables: readonly AnyTable[] = [turns];
