import type { BallotFault, TallySettings } from '../schema/ballot.ts';
import { ballotParser } from './read.ts';
import { optionsOf } from './settings.ts';

/**
 * Returns why a ballot cannot be cast in a poll with these settings, or undefined where it can. The same question is asked by the
 * element before sending, by the backend on arrival and by the count, with the same answer. A blank ballot can always be
 * cast. Whether the poll is open, and to whom, is not asked here.
 *
 * @param ballot anything: what a form holds or what came over the network
 */
export function ballotFaultIn(ballot: unknown, settings: TallySettings): BallotFault | undefined {
  const answer = ballotParser(settings)(ballot, new Int32Array(optionsOf(settings).length));
  return answer === 'blank' ? undefined : answer;
}
