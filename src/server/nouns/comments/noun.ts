import { daysFile } from '../../confirmation/days.ts';
import { purgeWaiting } from '../../confirmation/purge.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { inLanguage } from '../../words/words-for.ts';
import { commentList } from './delivery.ts';
import type { ThreadDocument } from './document.ts';
import { countOfComments } from './count-of.ts';
import { fallOfThread } from './changes.ts';
import { commentCases } from './cases.ts';
import { exportComments } from './export.ts';
import { findThread, threadAlone } from './find.ts';
import { moderatedThread } from './moderated.ts';
import { commentsKind } from './kind.ts';
import { commentsMaking } from './making.ts';
import { knownMembers } from './known.ts';
import { commentsOpenApi } from './openapi.ts';
import { commentsAddress } from './address.ts';
import { commentsRoutes } from './routes.ts';
import { seedCommentsOf } from './seed-write.ts';
import { commentsMigrations } from './migrations.ts';
import { threadDocumented } from './documented.ts';
import { commentsTables } from './tables.ts';
import { partsOf } from './person.ts';
import { threadVoices } from './voices.ts';

/** Threads of comments on the server. */
export const commentsNoun: ServerNoun<ThreadDocument> = {
  ...commentsKind,
  named: (lang) => inLanguage({ fr: 'Discussions', en: 'Discussions' }, lang),
  tables: commentsTables,
  migrations: commentsMigrations,
  addresses: [commentsAddress('/threads/:id', ({ store }, id = '') => findThread(store, id))],
  documented: threadDocumented,
  openApi: commentsOpenApi,
  answering: { said: ({ answer, timeline }) => ({ answer, timeline }) },
  routes: commentsRoutes,
  making: commentsMaking,
  archived: {
    each: 'thread of comments',
    below: [
      { file: 'every/1.json', holds: 'all comments, the newest first, in parts' },
      { file: daysFile, holds: 'how many comments were published and taken back on each day' },
    ],
  },
  async exportTo(archive, { id }, at) {
    const thread = await findThread(archive.services.store, id);
    if (thread) await exportComments(archive, thread, at);
  },
  delivers: [commentList(threadAlone)],
  voices: threadVoices,
  cases: commentCases,
  async moderated(store, { of, scope, thing }) {
    // Who may moderate in a scope decides on what stands in it, and on nothing else.
    const thread = of === commentsKind.type && thing === scope ? await findThread(store, thing) : undefined;
    return thread && moderatedThread(thread);
  },
  fallOf: async (_services, stored, { thing, kind }) =>
    kind === 'withdrawn' ? undefined : fallOfThread(threadAlone(stored), thing),
  countOf: countOfComments,
  known: knownMembers,
  holdings: partsOf,
  purge: (store, scope, now) => purgeWaiting(store, scope, now, 'joining'),
  seed: seedCommentsOf,
};
