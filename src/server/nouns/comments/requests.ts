import { keyedAct, type KeyedAct } from '../../../schema/acts.ts';
import { commentsNoun } from '../../../schema/comments.ts';
import { actResult, type ActResult } from '../../../schema/common.ts';
import { act } from '../../../schema/noun.ts';
import { confirmableRequests, keyedLinkAct } from '../../confirmation/requests.ts';
import { requestsOf } from '../../http/requests.ts';
import * as bodies from './bodies.ts';

const { withdraw, ...confirmable } = confirmableRequests(
  {
    confirm: 'Confirm who takes part; by the link, `key` acts from then on',
    withdraw: 'Give up taking part, or take everything back, for good',
    withdrawn: 'Taken back and erased.',
    receipt: 'Look up whether a key takes part',
    found: 'The state of the act.',
  },
  keyedLinkAct,
);

/** The acts in a thread as the server takes them. */
export const commentRequests = requestsOf(commentsNoun, {
  join: { body: bodies.joinAct, summary: 'Ask to take part', answered: 'Received; one step is left.' },
  ...confirmable,
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

const { join, confirm, resend, receipt } = commentRequests;

/** Joining: an act like any other that is confirmed by mail. Who takes it back by a mailed link has no key, which `erase` asks for. */
export const joiningRequests = {
  join,
  confirm,
  resend,
  receipt,
  withdraw: { ...act<KeyedAct, ActResult>('participants/withdraw', actResult), ...withdraw },
};
