import type { Ballot } from '../schema/ballot.ts';

/**
 * Checks whether a ballot that is not blank says nothing of any option. A count takes it where the form does; a form that is filled in asks
 * for an answer or a blank ballot, so that nobody is counted for what they did not say.
 */
export function isEmpty(ballot: Ballot): boolean {
  switch (ballot.kind) {
    case 'choices':
      return ballot.choices.length === 0;
    case 'scores':
      return Object.keys(ballot.scores).length === 0;
    case 'judgments':
      return Object.keys(ballot.judgments).length === 0;
    case 'ranking':
      return ballot.ranking.length === 0;
    case 'three-way':
    case 'blank':
      return false;
  }
}
