import { commentPage, commentsNoun, mine, posted, queue, reported, thread } from '../../../schema/comments.ts';
import type { OpenApiPart } from '../../core/noun.ts';
import { actPaths, lang, pathParameters, query, read } from '../../http/openapi-parts.ts';
import * as bodies from './bodies.ts';
import { commentQuestion } from './question.ts';
import { commentRequests, joiningRequests } from './requests.ts';

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

/** A form for people at a path, answered with the page that comes next. */
const form = (path: string, summary: string) => ({
  post: {
    summary,
    parameters: pathParameters(path),
    requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } } },
    responses: { 200: { description: 'The page that comes next.', content: { 'text/html': {} } } },
  },
});

const texts = (described: Readonly<Record<string, string>>) =>
  Object.entries(described).map(([name, description]) => query(name, { type: 'string' }, description));
const after = query('after', { type: 'string' }, 'The `next` of the page before.');
const faults = [404, 422];

/** Describes a thread at a path, its pages, its log and its acts. */
export function threadPaths(at: string): Record<string, object> {
  const page = `${at}/${commentsNoun.acts.page.path}`;
  const log = `${at}/log`;
  return {
    [at]: read(at, 'Read a thread with its first page', thread, { faults }),
    [page]: read(page, 'Read a page of comments', commentsNoun.acts.page.answer, {
      asked: [...texts(commentQuestion), lang],
      description: 'Comments of a list, or one with all that it answers.',
      faults,
    }),
    [log]: read(log, 'Read the public log of decisions', bodies.decisionLog, {
      asked: [after, lang],
      description: 'A page of the log, the newest first. A person’s browser gets a page.',
      faults,
    }),
    [`${log}.csv`]: {
      get: {
        summary: 'The whole log as a file',
        parameters: pathParameters(log),
        responses: { 200: { description: 'CSV, UTF-8.', content: { 'text/csv': {} } } },
      },
    },
    [`${at}/write`]: form(at, 'Write a comment by a plain form'),
    [`${at}/report`]: form(at, 'Report a comment by a plain form'),
    ...actPaths(at, commentRequests, { faults: [403] }),
    ...actPaths(at, joiningRequests, { faults: [403], forms: true }),
  };
}

/** What threads answer, for the OpenAPI document. */
export const commentsOpenApi: OpenApiPart = { schemas, paths: threadPaths('/threads/{id}') };
