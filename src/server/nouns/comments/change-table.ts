import { fallsByHour } from '../../core/fall-hours.ts';
import { table } from '../../store/store.ts';
import { commentCounts } from './count-table.ts';

/**
 * A comment that was published by itself left the count, or came back into it. `kind` is why: `comments` where its author took it back,
 * `held` where it waits since its author changed it, `returned` where its author put it back, and `decided` where a moderator decided, which
 * the public log says too. `lost` is 1 where the count fell by it, and −1 where it rose.
 */
export const commentChanges = table<{
  scope: string;
  thing: string;
  id: string;
  comment: string;
  kind: string;
  lost: number;
  at: number;
}>({
  name: 'comment_change',
  columns: {
    scope: 'text',
    thing: 'text',
    id: 'text',
    comment: 'text',
    kind: 'text',
    lost: 'integer',
    at: 'integer',
  },
  key: ['scope', 'thing', 'id'],
  counters: [
    fallsByHour('comments', { where: { kind: 'comments' }, adds: 'lost' }),
    fallsByHour('held', { where: { kind: 'held' }, adds: 'lost' }),
    // Whether there are any is known with the counts, so that most threads have nothing more read.
    {
      into: commentCounts,
      by: ['scope', 'thing'],
      as: { kind: 'taken-back', side: '' },
      where: { kind: 'comments' },
      adds: 'lost',
    },
  ],
});
