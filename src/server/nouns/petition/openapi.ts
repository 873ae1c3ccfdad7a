import { petition, signAct } from '../../../schema/petition.ts';
import { challengePath } from '../../confirmation/work/routes.ts';
import type { OpenApiPart } from '../../core/noun.ts';
import { actPaths, query, read } from '../../http/openapi-parts.ts';
import { threadPaths } from '../comments/openapi.ts';
import { petitionRequests } from './requests.ts';
import { signerList } from './signers.ts';

const at = '/petitions/{id}';
const signatures = `${at}/${petitionRequests.sign.path}`;
const acts = actPaths(at, petitionRequests, { forms: true });

/** Who signed and agreed to be shown. */
const signers = read(signatures, 'List those who agreed to be shown, the last day first', signerList, {
  asked: [
    query('after', { type: 'string' }, 'The `next` of the page before.'),
    query('limit', { type: 'integer', minimum: 1, maximum: 100 }, '50 where it is not given.'),
  ],
  description: 'A page of the public list. A person’s browser gets a page with a table.',
  faults: [400, 404],
});

/** What petitions answer, for the OpenAPI document. */
export const petitionOpenApi: OpenApiPart = {
  schemas: { Petition: petition, SignAct: signAct, SignerList: signerList },
  paths: {
    [at]: read(at, 'Read a petition', petition),
    ...acts,
    [signatures]: { ...signers, ...acts[signatures] },
    ...challengePath(at),
    ...threadPaths(`${at}/comments`),
  },
};
