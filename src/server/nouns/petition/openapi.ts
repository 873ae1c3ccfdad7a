import { petition, signAct } from '../../../schema/petition.ts';
import { actPaths } from '../../confirmation/openapi.ts';
import type { OpenApiPart } from '../../core/noun.ts';
import { id, problems, query, read } from '../../http/openapi-parts.ts';
import { threadPaths } from '../comments/openapi.ts';
import { signerList } from './signers.ts';

const signatures = '/petitions/{id}/signatures';

/** Who signed and agreed to be shown. */
const readSigners = {
  summary: 'List those who agreed to be shown, the last day first',
  parameters: [
    id,
    query('after', { type: 'string' }, 'The `next` of the page before.'),
    query('limit', { type: 'integer', minimum: 1, maximum: 100 }, '50 where it is not given.'),
  ],
  responses: {
    200: {
      description: 'A page of the public list. A person’s browser gets a page with a table.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/SignerList' } } },
    },
    ...problems(400, 404),
  },
};

const acts = actPaths(
  signatures,
  'SignAct',
  {
    begin: 'Sign',
    begun: 'Received; one step is left.',
    confirm: 'Confirm a signature',
    withdraw: 'Withdraw a signature',
    withdrawn: 'Withdrawn and erased.',
    receipt: 'Look a signature up',
    found: 'The state of the act.',
  },
  [id],
);

export const petitionOpenApi: OpenApiPart = {
  schemas: { Petition: petition, SignAct: signAct, SignerList: signerList },
  paths: {
    '/petitions/{id}': read('Read a petition', 'Petition'),
    ...acts,
    [signatures]: { get: readSigners, ...acts[signatures] },
    ...threadPaths('/petitions/{id}/comments', [id]),
  },
};
