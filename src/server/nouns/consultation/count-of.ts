import type { ServerNoun } from '../../core/noun.ts';
import { counters } from '../../core/tables.ts';
import { countOfComments } from '../comments/count-of.ts';
import { countOfVotes } from '../poll/count-of.ts';

/** The published counts of a consultation as a whole, by the kind of what they count. */
const metrics: Readonly<Record<string, string>> = {
  participants: 'participants',
  proposals: 'contributions',
  sources: 'contributions',
  comments: 'comments',
  ballots: 'votes',
};

/** Tells of which published count of a consultation, or of one of its proposals, a row of counts is a part. */
export const countOfConsultation: NonNullable<ServerNoun['countOf']> = ({ into, key }) => {
  if (into.name === counters.name && key['thing'] === '') {
    const metric = metrics[String(key['kind'])];
    return metric === undefined ? undefined : { metric, sign: 1 };
  }
  const found = countOfVotes({ into, key }) ?? countOfComments({ into, key });
  const below = `/proposals/${String(key['thing'])}`;
  return found && { ...found, below: found.metric === 'comments' ? `${below}/comments` : below };
};
