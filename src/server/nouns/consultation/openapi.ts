import { consultation } from '../../../schema/consultation.ts';
import type { OpenApiPart } from '../../core/noun.ts';
import { id, query, read } from '../../http/openapi-parts.ts';
import { threadPaths } from '../comments/openapi.ts';
import { pollPaths } from '../poll/openapi.ts';
import { listOrder, proposalList } from './proposal-list.ts';

const proposal = { ...id, name: 'proposal' };
const orders = 'By number of votes, share of agreement, or date; `volume` where it is not given.';

export const consultationOpenApi: OpenApiPart = {
  schemas: { Consultation: consultation, ProposalList: proposalList },
  paths: {
    '/consultations/{id}': read('Read a consultation and its numbers', 'Consultation'),
    '/consultations/{id}/proposals': read(
      'List the proposals with their votes',
      'ProposalList',
      [
        id,
        query('order', { enum: listOrder.options }, orders),
        query('after', { type: 'string' }, 'The `next` of the page before.'),
        query('limit', { type: 'integer', minimum: 1, maximum: 100 }, '20 where it is not given.'),
      ],
      'A page of proposals. A person’s browser gets a page with a table.',
    ),
    ...pollPaths('/consultations/{id}/proposals/{proposal}', [id, proposal]),
    ...threadPaths('/consultations/{id}/proposals/{proposal}/comments', [id, proposal]),
  },
};
