import { table, type AnyTable } from '../../store/store.ts';

/**
 * A message to those who asked for news of a thing: `draft`, `sending`, `sent` or `stopped`. `subject`, `text` and `why` (why it is urgent) are JSON,
 * by language. While it is sent, `due_at` is when the next ones get it, `after` the last act whose author was looked at, and `receivers`
 * how many have it.
 */
export const letters = table<{
  scope: string;
  id: string;
  state: string;
  version: number;
  subject: string;
  text: string;
  why: string;
  changed_at: number;
  sent_at: number;
  due_at: number;
  after: string;
  receivers: number;
}>({
  name: 'news_letter',
  columns: {
    scope: 'text',
    id: 'text',
    state: 'text',
    version: 'integer',
    subject: 'text',
    text: 'text',
    why: 'text',
    changed_at: 'integer',
    sent_at: 'integer',
    due_at: 'integer',
    after: 'text',
    receivers: 'integer',
  },
  key: ['scope', 'id'],
  indexes: { due: ['state', 'due_at', 'scope', 'id'] },
});

export const newsTables: readonly AnyTable[] = [letters];
