import { purgeWaiting } from '../../confirmation/purge.ts';
import type { ServerNoun } from '../../core/noun.ts';
import type { ThreadDocument } from './document.ts';
import { exportThread } from './export.ts';
import { findThread } from './find.ts';
import { threadKind } from './kind.ts';
import { threadOpenApi } from './openapi.ts';
import { threadAddress } from './address.ts';
import { threadRoutes } from './routes.ts';
import { seedThreadsOf } from './seed-write.ts';
import { commentsMigrations } from './migrations.ts';
import { commentsTables } from './tables.ts';

/** Threads of comments on the server. */
export const commentsNoun: ServerNoun<ThreadDocument> = {
  ...threadKind,
  tables: commentsTables,
  migrations: commentsMigrations,
  addresses: [threadAddress('/threads/:id', ({ store }, id = '') => findThread(store, id))],
  openApi: threadOpenApi,
  routes: threadRoutes,
  archived: {
    each: 'thread of comments',
    below: { file: 'every/1.json', holds: 'all comments, the newest first, in parts' },
  },
  async exportTo(archive, { id }, at) {
    const thread = await findThread(archive.services.store, id);
    if (thread) await exportThread(archive, thread, at);
  },
  purge: (store, scope, now) => purgeWaiting(store, scope, now, 'joining'),
  seed: seedThreadsOf,
};
