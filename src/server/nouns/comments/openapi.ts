import { commentPage, mine, posted, queue, reported, thread } from '../../../schema/comments.ts';
import type { OpenApiPart } from '../../core/noun.ts';
import { id } from '../../http/openapi-parts.ts';
import * as bodies from './bodies.ts';

/* The part of the interface that speaks of threads. */

const schemas = {
  Thread: thread,
  CommentPage: commentPage,
  Mine: mine,
  Posted: posted,
  Reported: reported,
  Queue: queue,
  DecisionLog: bodies.decisionLog,
  JoinAct: bodies.joinAct,
  PostAct: bodies.postAct,
  EditAct: bodies.editAct,
  OwnCommentAct: bodies.ownAct,
  CommentVote: bodies.commentVote,
  ReportAct: bodies.reportAct,
  QueueAct: bodies.queueAct,
  DecideAct: bodies.decideAct,
};

const ref = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });
const json = (description: string, name: string) => ({ description, content: { 'application/json': ref(name) } });
const problem = (description: string) => ({ description, content: { 'application/problem+json': ref('Problem') } });

const query = (name: string, description: string) => ({ name, in: 'query', schema: { type: 'string' }, description });
const asked = [
  query('order', 'A word of `orders`; of replies the oldest first. `random:` and a word of one’s own keeps its order.'),
  query('after', 'The `next` of the page before.'),
  query('side', 'Top comments of this side only; empty, those that take none.'),
  query('parent', 'Replies to this comment.'),
  query('search', 'Comments that hold all these words, or words that begin so; those of up to three signs are whole.'),
  query('id', 'This comment with all that it answers, the top one first.'),
];

const faults = {
  400: problem('The body could not be read.'),
  403: problem('`unknown`: the key is not, or no longer, known here. `not-allowed`: it lacks the right.'),
  404: problem('Nothing stands at this address.'),
  409: problem('Not possible now; `reason` says why.'),
  413: problem('The body is over 64 kB.'),
  415: problem('The body is neither JSON nor a plain form.'),
  422: problem('Something needs correcting; `reason` says what, `fields` where.'),
  429: problem('Too many; `Retry-After` says when to try again.'),
};

/** The acts below a thread: path, what it does, its body, its answer. */
const acts: readonly (readonly [path: string, summary: string, body: string, answer: string])[] = [
  ['participants', 'Ask to take part', 'JoinAct', 'ActResult'],
  ['participants/confirm', 'Confirm with the mailed code', 'ConfirmAct', 'ActResult'],
  ['participants/resend', 'Ask for another mail', 'ResendAct', 'ActResult'],
  ['participants/mine', 'Read what a participant has here', 'KeyedAct', 'Mine'],
  ['participants/erase', 'Take back all that a participant has in the consultation, for good', 'KeyedAct', 'ActResult'],
  ['posts', 'Post a comment or a reply', 'PostAct', 'Posted'],
  ['posts/edit', 'Change one’s own comment', 'EditAct', 'Posted'],
  ['posts/remove', 'Take one’s own comment back', 'OwnCommentAct', 'Posted'],
  ['posts/restore', 'Undo that', 'OwnCommentAct', 'Posted'],
  ['votes', 'Vote on a comment, or take the vote back', 'CommentVote', 'Posted'],
  ['reports', 'Report a comment', 'ReportAct', 'Reported'],
  ['queue', 'Read what waits for a decision', 'QueueAct', 'Queue'],
  ['decisions', 'Decide on a comment', 'DecideAct', 'Posted'],
];

/** A thread at an address, its pages, its log and its acts. */
export function threadPaths(at: string, parameters: readonly object[]) {
  const read = (summary: string, name: string, more: readonly object[] = []) => ({
    get: {
      summary,
      parameters: [...parameters, ...more, query('lang', 'BCP 47; goes before Accept-Language.')],
      responses: {
        200: json(summary, name),
        304: { description: 'Nothing has changed.' },
        404: faults[404],
        422: faults[422],
      },
    },
  });
  const form = (summary: string) => ({
    post: {
      summary,
      parameters,
      requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } } },
      responses: { 200: { description: 'The page that comes next.', content: { 'text/html': {} } } },
    },
  });
  const told = acts.map(([path, summary, body, answer]) => {
    const content = { 'application/json': ref(body) };
    const responses = { 200: json(summary, answer), ...faults };
    return [`${at}/${path}`, { post: { summary, parameters, requestBody: { required: true, content }, responses } }];
  });
  return {
    [at]: read('Read a thread with its first page', 'Thread'),
    [`${at}/page`]: read('Read a page of comments', 'CommentPage', asked),
    [`${at}/log`]: read('Read the public log of decisions', 'DecisionLog', [
      query('after', 'The `next` of the page before.'),
    ]),
    [`${at}/log.csv`]: {
      get: {
        summary: 'The whole log as a file',
        parameters,
        responses: { 200: { description: 'CSV, UTF-8.', content: { 'text/csv': {} } } },
      },
    },
    [`${at}/write`]: form('Write a comment by a plain form'),
    [`${at}/report`]: form('Report a comment by a plain form'),
    ...(Object.fromEntries(told) as Record<string, object>),
  };
}

export const threadOpenApi: OpenApiPart = { schemas, paths: threadPaths('/threads/{id}', [id]) };
