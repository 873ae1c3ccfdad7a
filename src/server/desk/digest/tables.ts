import { table, type AnyTable } from '../../store/store.ts';

/**
 * Who wants to be told by mail of what waits for a moderator: `pace` is `daily` or `filling`, `lang` the language of the mails, `leave` what
 * the link to stop them holds, and `told_at` when it was last looked at for a mail. Whoever wants none has no row.
 */
export const digests = table<{ address: string; pace: string; lang: string; leave: string; told_at: number }>({
  name: 'moderation_digest',
  columns: { address: 'text', pace: 'text', lang: 'text', leave: 'text', told_at: 'integer' },
  key: ['address'],
  lookedUp: ['address'],
  indexes: { leave: ['leave', 'address'] },
});

export const digestTables: readonly AnyTable[] = [digests];
