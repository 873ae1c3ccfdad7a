import * as z from 'zod/mini';
import { actResult, receiptState, text, whole } from '../../schema/common.ts';
import { consultation } from '../../schema/consultation.ts';
import { ballot, result } from '../../schema/ballot.ts';
import { confirmAct, keyedAct, resendAct } from '../../schema/acts.ts';
import { petition, signAct } from '../../schema/petition.ts';
import { poll, publishedBallots, voteAct } from '../../schema/poll.ts';
import { linkAct } from './body.ts';
import { embeddingPaths, embeddingSchemas, readSigners } from '../embedding/openapi-embedding.ts';
import { threadPaths, threadSchemas } from '../nouns/comments/openapi.ts';
import { listOrder, proposalList } from '../nouns/consultation/proposal-list.ts';

/** A refusal or failure, as RFC 9457 has it. */
const problem = z.object({
  type: text(200),
  title: text(200),
  status: whole,
  detail: text(500),
  reason: z.optional(text(60)),
  fields: z.optional(z.record(text(40), text(60))),
});

const schemas = {
  Petition: petition,
  Poll: poll,
  Ballot: ballot,
  Result: result,
  PublishedBallots: publishedBallots,
  ProposalList: proposalList,
  Consultation: consultation,
  SignAct: signAct,
  VoteAct: voteAct,
  ConfirmAct: confirmAct,
  LinkAct: linkAct,
  ResendAct: resendAct,
  KeyedAct: keyedAct,
  ActResult: actResult,
  ReceiptState: receiptState,
  ...threadSchemas,
  ...embeddingSchemas,
  Problem: problem,
};
type Name = keyof typeof schemas;

const ref = (name: Name) => ({ $ref: `#/components/schemas/${name}` });
const json = (description: string, name: Name) => ({
  description,
  content: { 'application/json': { schema: ref(name) } },
});
const problems = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: descriptions[status], content: { 'application/problem+json': { schema: ref('Problem') } } },
    ]),
  );
const descriptions: Record<number, string> = {
  400: 'The body could not be read.',
  404: 'Nothing stands at this address.',
  409: 'Not possible now; `reason` says why.',
  413: 'The body is over 64 kB.',
  415: 'The body is neither JSON nor a plain form.',
  422: 'Something needs correcting; `reason` says what, `fields` where.',
  429: 'Too many; `Retry-After` says when to try again.',
};

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const lang = {
  name: 'lang',
  in: 'query',
  schema: { type: 'string' },
  description: 'BCP 47; goes before Accept-Language.',
};

const proposal = { ...id, name: 'proposal' };
type Parameter = typeof id | { name: string; in: string; schema: object; description?: string };

const query = (name: string, schema: object, description: string): Parameter => ({
  name,
  in: 'query',
  schema,
  description,
});

const read = (
  summary: string,
  name: Name,
  parameters: Parameter[] = [id, lang],
  description = 'The thing, in the best language it has. A person’s browser gets a page.',
) => ({
  get: {
    summary,
    parameters,
    responses: {
      200: {
        ...json(description, name),
        headers: {
          ETag: { schema: { type: 'string' }, description: 'Weak.' },
          'Cache-Control': { schema: { type: 'string' } },
        },
      },
      304: { description: 'Nothing has changed.' },
      ...problems(404),
    },
  },
});

function act(
  summary: string,
  bodies: Name[],
  status: 200 | 202,
  description: string,
  answer: Name = 'ActResult',
  parameters: Parameter[] = [id],
) {
  const [first] = bodies;
  const schema = bodies.length === 1 && first ? ref(first) : { oneOf: bodies.map(ref) };
  const content = { 'application/json': { schema }, 'application/x-www-form-urlencoded': { schema } };
  const faults = answer === 'ReceiptState' ? [400, 404, 413, 415, 422] : [400, 404, 409, 413, 415, 422, 429];
  return {
    post: {
      summary,
      parameters,
      requestBody: { required: true, content },
      responses: { [status]: json(description, answer), ...problems(...faults) },
    },
  };
}

/** A poll at an address, its acts and its ballots: `VoteAct.ballot` is a `Ballot`, `Poll.result` a `Result`. */
const pollPaths = (at: string, parameters: Parameter[]) => ({
  [at]: read('Read a poll; what is hidden is absent', 'Poll', [...parameters, lang]),
  [`${at}/ballots`]: {
    ...read(
      'Read the anonymous ballots, once results are public',
      'PublishedBallots',
      parameters,
      'Ballots that say the same in one line, sorted by what they say; `withheld` are left out, too few being alike.',
    ),
    ...act(
      'Vote',
      ['VoteAct'],
      202,
      'Received; one step is left. 200 where a counted ballot was replaced.',
      'ActResult',
      parameters,
    ),
  },
  [`${at}/ballots/confirm`]: act(
    'Confirm a ballot',
    ['ConfirmAct', 'LinkAct'],
    200,
    'Counted.',
    'ActResult',
    parameters,
  ),
  [`${at}/ballots/resend`]: act(
    'Ask for another mail',
    ['ResendAct'],
    202,
    'Another mail is on its way.',
    'ActResult',
    parameters,
  ),
  [`${at}/ballots/withdraw`]: act(
    'Withdraw a ballot',
    ['KeyedAct', 'LinkAct'],
    200,
    'Withdrawn.',
    'ActResult',
    parameters,
  ),
  [`${at}/ballots/receipt`]: act(
    'Look a ballot up',
    ['KeyedAct'],
    200,
    'The state of the act; with a counted one, the poll as those see it who have voted.',
    'ReceiptState',
    parameters,
  ),
});

/** The whole interface as an OpenAPI 3.1 document, its shapes taken from the schemas that the server itself uses. */
export function openApi() {
  const shapes = Object.entries(schemas).map(([name, schema]) => {
    const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input' });
    return [name, shape] as const;
  });
  const below = '/petitions/{id}/signatures';
  return {
    openapi: '3.1.0',
    info: {
      title: 'Civic Widgets, reference backend',
      version: '1',
      description: 'Rules and reasons are in docs/protocol.md.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: {
      '/petitions/{id}': read('Read a petition', 'Petition'),
      '/consultations/{id}': read('Read a consultation and its numbers', 'Consultation'),
      [below]: { get: readSigners, ...act('Sign', ['SignAct'], 202, 'Received; one step is left.') },
      [`${below}/confirm`]: act('Confirm a signature', ['ConfirmAct', 'LinkAct'], 200, 'Counted.'),
      [`${below}/resend`]: act('Ask for another mail', ['ResendAct'], 202, 'Another mail is on its way.'),
      [`${below}/withdraw`]: act('Withdraw a signature', ['KeyedAct', 'LinkAct'], 200, 'Withdrawn and erased.'),
      [`${below}/receipt`]: act('Look a signature up', ['KeyedAct'], 200, 'The state of the act.', 'ReceiptState'),
      ...pollPaths('/polls/{id}', [id]),
      '/consultations/{id}/proposals': read(
        'List the proposals with their votes',
        'ProposalList',
        [
          id,
          query(
            'order',
            { enum: listOrder.options },
            'By number of votes, share of agreement, or date; `volume` where it is not given.',
          ),
          query('after', { type: 'string' }, 'The `next` of the page before.'),
          query('limit', { type: 'integer', minimum: 1, maximum: 100 }, '20 where it is not given.'),
        ],
        'A page of proposals. A person’s browser gets a page with a table.',
      ),
      ...pollPaths('/consultations/{id}/proposals/{proposal}', [id, proposal]),
      ...threadPaths('/threads/{id}', [id]),
      ...threadPaths('/petitions/{id}/comments', [id]),
      ...threadPaths('/consultations/{id}/proposals/{proposal}/comments', [id, proposal]),
      ...embeddingPaths,
    },
    components: { schemas: Object.fromEntries(shapes) },
  };
}
