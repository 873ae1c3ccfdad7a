import { ballot, result } from '../../../schema/ballot.ts';
import { poll, publishedBallots, voteAct } from '../../../schema/poll.ts';
import { actPaths } from '../../confirmation/openapi.ts';
import type { OpenApiPart } from '../../core/noun.ts';
import { id, lang, query, read, type Parameter } from '../../http/openapi-parts.ts';

/** A poll at an address, its acts and its ballots: `VoteAct.ballot` is a `Ballot`, `Poll.result` a `Result`. */
export function pollPaths(at: string, parameters: Parameter[]): Record<string, object> {
  const ballots = `${at}/ballots`;
  const acts = actPaths(
    ballots,
    'VoteAct',
    {
      begin: 'Vote',
      begun: 'Received; one step is left. 200 where a counted ballot was replaced.',
      confirm: 'Confirm a ballot',
      withdraw: 'Withdraw a ballot',
      withdrawn: 'Withdrawn.',
      receipt: 'Look a ballot up',
      found: 'The state of the act; with a counted one, the poll as those see it who have voted.',
    },
    parameters,
  );
  return {
    [at]: read('Read a poll; what is hidden is absent', 'Poll', [...parameters, lang]),
    ...acts,
    [ballots]: {
      ...read(
        'Read the anonymous ballots, once results are public',
        'PublishedBallots',
        [...parameters, query('after', { type: 'string' }, 'The `next` of the page before.')],
        'Ballots that say the same in one line, sorted by what they say, about a megabyte at a time; `withheld` are left out, too few being alike.',
      ),
      ...acts[ballots],
    },
  };
}

export const pollOpenApi: OpenApiPart = {
  schemas: { Poll: poll, Ballot: ballot, Result: result, PublishedBallots: publishedBallots, VoteAct: voteAct },
  paths: pollPaths('/polls/{id}', [id]),
};
