import type { Method } from './method.ts';
import { places } from './places.ts';
import { startVotes } from './votes.ts';

/**
 * As many choices per ballot as the poll allows; most approvals first. Equal approvals are a tie. A share is a share of the
 * ballots counted, so that shares do not add up to 100; a ballot that approves of nothing is one of those ballots.
 *
 * Source: Steven Brams and Peter Fishburn, Approval Voting, American Political Science Review 72 (1978).
 */
export const approval: Method<'approval'> = {
  id: 'approval',
  version: '1',
  tieRules: [],
  lots: true,
  start(_, options) {
    const { sums, add, order, rows } = startVotes(options.length);
    return { sums, add, finish: (poll) => ({ ranking: places(poll, order), counts: rows(poll) }) };
  },
};
