import { pollNoun, voteAct } from '../../../schema/poll.ts';
import { confirmableRequests, provableRequest } from '../../confirmation/requests.ts';
import { requestsOf } from '../../http/requests.ts';

/** The acts on a poll as the server takes them. */
export const pollRequests = requestsOf(pollNoun, {
  vote: {
    body: voteAct,
    summary: 'Vote',
    answered: 'Received; one step is left. 200 where a counted ballot was replaced.',
  },
  ...confirmableRequests({
    confirm: 'Confirm a ballot',
    withdraw: 'Withdraw a ballot',
    withdrawn: 'Withdrawn.',
    receipt: 'Look a ballot up',
    found: 'The state of the act; with a counted one, the poll as those see it who have voted.',
  }),
  ...provableRequest('Prove that a ballot is in the public ledger'),
});
