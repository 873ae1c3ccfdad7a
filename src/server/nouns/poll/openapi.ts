import { ballot, result } from '../../../schema/ballot.ts';
import { answeredPoll, pollNoun, publishedBallots, voteAct } from '../../../schema/poll.ts';
import { challengePath } from '../../confirmation/work/routes.ts';
import type { OpenApiPart } from '../../core/noun.ts';
import { actPaths, query, read } from '../../http/openapi-parts.ts';
import { pollRequests } from './requests.ts';

/** Describes a poll at a path, its acts and its ballots: `VoteAct.ballot` is a `Ballot`, `Poll.result` a `Result`. */
export function pollPaths(at: string): Record<string, object> {
  const { path, answer } = pollNoun.acts.ballots;
  const ballots = `${at}/${path}`;
  const acts = actPaths(at, pollRequests, { forms: true });
  const published = read(ballots, 'Read the anonymous ballots, once results are public', answer, {
    asked: [query('after', { type: 'string' }, 'The `next` of the page before.')],
    description:
      'Ballots that say the same in one line, sorted by what they say, about a megabyte at a time; `withheld` are left out, too few being alike.',
  });
  return {
    [at]: read(at, 'Read a poll; what is hidden is absent', answeredPoll),
    ...acts,
    [ballots]: { ...published, ...acts[ballots] },
    ...challengePath(at),
  };
}

/** What polls answer, for the OpenAPI document. */
export const pollOpenApi: OpenApiPart = {
  schemas: { Poll: answeredPoll, Ballot: ballot, Result: result, PublishedBallots: publishedBallots, VoteAct: voteAct },
  paths: pollPaths('/polls/{id}'),
};
