import { petitionNoun, signAct } from '../../../schema/petition.ts';
import { confirmableRequests, provableRequest } from '../../confirmation/requests.ts';
import { requestsOf } from '../../http/requests.ts';

/** The acts on a petition as the server takes them. */
export const petitionRequests = requestsOf(petitionNoun, {
  sign: { body: signAct, summary: 'Sign', answered: 'Received; one step is left.' },
  ...confirmableRequests({
    confirm: 'Confirm a signature',
    withdraw: 'Withdraw a signature',
    withdrawn: 'Withdrawn and erased.',
    receipt: 'Look a signature up',
    found: 'The state of the act.',
  }),
  ...provableRequest('Prove that a signature is in the public ledger'),
});
