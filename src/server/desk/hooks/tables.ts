import { table, type AnyTable } from '../../store/store.ts';

/** Who is told of what happens: an address, the secret that signs what it is sent, and until when it has been looked what happened. */
export const hooks = table<{ id: string; url: string; secret: string; events: string; at: number; seen_at: number }>({
  name: 'hook',
  columns: { id: 'text', url: 'text', secret: 'text', events: 'text', at: 'integer', seen_at: 'integer' },
  key: ['id'],
  sealed: ['secret'],
  indexes: { url: ['url', 'id'] },
});

/**
 * What happened, for one hook: `id` is that of the happening, so that it is told once however often it is found. It is `waiting`, and tried
 * at `due_at`; then `sent`, or given up as `failed`.
 */
export const deliveries = table<{
  hook: string;
  id: string;
  event: string;
  path: string;
  at: number;
  details: string;
  state: string;
  due_at: number;
  failures: number;
  trouble: string;
}>({
  name: 'hook_delivery',
  columns: {
    hook: 'text',
    id: 'text',
    event: 'text',
    path: 'text',
    at: 'integer',
    details: 'text',
    state: 'text',
    due_at: 'integer',
    failures: 'integer',
    trouble: 'text',
  },
  key: ['hook', 'id'],
  indexes: {
    due: ['state', 'due_at', 'hook', 'id'],
    newest: ['hook', 'at', 'id'],
    age: ['at', 'hook', 'id'],
  },
});

export const hookTables: readonly AnyTable[] = [hooks, deliveries];
