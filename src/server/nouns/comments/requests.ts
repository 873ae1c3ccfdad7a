import { confirmAct, keyedAct, resendAct } from '../../../schema/acts.ts';
import { commentsNoun } from '../../../schema/comments.ts';
import { requestsOf } from '../../http/requests.ts';
import * as bodies from './bodies.ts';

/** The acts in a thread as the server takes them. */
export const commentRequests = requestsOf(commentsNoun, {
  join: { body: bodies.joinAct, summary: 'Ask to take part' },
  confirm: { body: confirmAct, summary: 'Confirm with the mailed code' },
  resend: { body: resendAct, summary: 'Ask for another mail' },
  mine: { body: keyedAct, summary: 'Read what a participant has here' },
  erase: { body: keyedAct, summary: 'Take back all that a participant has in the consultation, for good' },
  post: { body: bodies.postAct, summary: 'Post a comment or a reply' },
  edit: { body: bodies.editAct, summary: 'Change one’s own comment' },
  remove: { body: bodies.ownAct, summary: 'Take one’s own comment back' },
  restore: { body: bodies.ownAct, summary: 'Undo that' },
  vote: { body: bodies.commentVote, summary: 'Vote on a comment, or take the vote back' },
  report: { body: bodies.reportAct, summary: 'Report a comment' },
  queue: { body: bodies.queueAct, summary: 'Read what waits for a decision' },
  decide: { body: bodies.decideAct, summary: 'Decide on a comment' },
});
