import type { ServerNoun } from '../../core/noun.ts';
import { counters } from '../../core/tables.ts';
import { ballotCounts } from './tables.ts';

/** Tells whether a row of counts is a part of how many ballots there are. Which choice it is of, it does not. */
export const countOfVotes: NonNullable<ServerNoun['countOf']> = ({ into, key }) =>
  into.name === ballotCounts.name || (into.name === counters.name && key['kind'] === 'paper')
    ? { metric: 'votes', sign: 1 }
    : undefined;
