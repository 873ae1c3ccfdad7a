import { consultation } from '../../../schema/consultation.ts';
import type { OpenApiPart } from '../../core/noun.ts';
import { query, read } from '../../http/openapi-parts.ts';
import { threadPaths } from '../comments/openapi.ts';
import { pollPaths } from '../poll/openapi.ts';
import { listOrder, proposalList } from './proposal-list.ts';

const at = '/consultations/{id}';
const proposals = `${at}/proposals`;
const proposal = `${proposals}/{proposal}`;
const orders = 'By number of votes, share of agreement, or date; `volume` where it is not given.';

/** What consultations answer, for the OpenAPI document. */
export const consultationOpenApi: OpenApiPart = {
  schemas: { Consultation: consultation, ProposalList: proposalList },
  paths: {
    [at]: read(at, 'Read a consultation and its numbers', consultation),
    [proposals]: read(proposals, 'List the proposals with their votes', proposalList, {
      asked: [
        query('order', { enum: listOrder.options }, orders),
        query('after', { type: 'string' }, 'The `next` of the page before.'),
        query('limit', { type: 'integer', minimum: 1, maximum: 100 }, '20 where it is not given.'),
      ],
      description: 'A page of proposals. A person’s browser gets a page with a table.',
      faults: [400, 404],
    }),
    ...pollPaths(proposal),
    ...threadPaths(`${proposal}/comments`),
  },
};
