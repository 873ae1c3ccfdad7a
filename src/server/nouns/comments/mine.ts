import { commentsWords } from './words-for.ts';
import type { Mine } from '../../../schema/comments.ts';
import { signFault } from '../../core/phases.ts';
import type { Services } from '../../core/services.ts';
import { comments, commentVotes } from './tables.ts';
import { ability, type View } from '../../core/view.ts';
import { hasRole, memberOf } from './members.ts';
import { settingsOf, type StoredThread } from './find.ts';
import { toComment } from './view.ts';

const maxComments = 200;
const maxVotes = 5000;

/** Reads what a participant has in a thread: the last comments, held ones too, and the votes. @throws Refusal `unknown`. */
export async function mine(services: Services, thread: StoredThread, key: string, view: View): Promise<Mine> {
  const { scope, thing } = thread;
  const { store } = services;
  const member = await memberOf(store, scope, key);
  const [rows, votes, isModerator] = await Promise.all([
    store.list(comments, { scope, thing, author: member.id }, { index: 'person', reverse: true, limit: maxComments }),
    store.list(commentVotes, { scope, thing, voter: member.id }, { index: 'person', limit: maxVotes }),
    hasRole(store, thread, member, 'moderator', view.now),
  ]);
  const can = ability(commentsWords(view.lang).abilities, signFault(thread.schedule, view), thread.document, view);
  return {
    name: member.name,
    comments: rows.map((row) => toComment(row, thread, view, row.state === 'moderator' ? 'public' : 'insider')),
    votes: Object.fromEntries(votes.map(({ comment, value }) => [comment, value < 0 ? -1 : 1])),
    can: {
      comment: can,
      ...(settingsOf(thread).votes !== 'none' && { vote: can }),
      report: { allowed: true },
      moderate: { allowed: isModerator },
    },
  };
}
