import type { CountServices } from '../../core/counts.ts';
import type { ReadStore } from '../../store/store.ts';
import { ballotCounts } from '../poll/tables.ts';
import { proposals } from './tables.ts';
import { blankText } from '../poll/ballot-codec.ts';

/** How many votes of each kind a proposal has. */
export interface ProposalVotes {
  id: string;
  /** All ballots, blank ones among them. */
  ballots: number;
  agree: number;
  neutral: number;
  disagree: number;
}

/** The votes on every proposal of a consultation, in the orders in which they are listed. */
export interface ProposalTallies {
  asOf: number;
  of: ReadonlyMap<string, ProposalVotes>;
  by(order: 'volume' | 'share'): readonly ProposalVotes[];
}

const answered = ({ agree, neutral, disagree }: ProposalVotes): number => agree + neutral + disagree;
const byId = (a: ProposalVotes, b: ProposalVotes): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const byVolume = (a: ProposalVotes, b: ProposalVotes): number => b.ballots - a.ballots || byId(a, b);

/** The larger share of agreement first, compared without division; of two alike, the one with more votes. None is last. */
function byShare(a: ProposalVotes, b: ProposalVotes): number {
  const [ofA, ofB] = [answered(a), answered(b)];
  if (ofA === 0 || ofB === 0) return Number(ofA === 0) - Number(ofB === 0) || byVolume(a, b);
  return b.agree * ofA - a.agree * ofB || byVolume(a, b);
}

/** The orders by votes: what comes first is compared below zero. */
export const orders: Readonly<Record<'volume' | 'share', typeof byVolume>> = { volume: byVolume, share: byShare };

const stances: Record<string, 'agree' | 'neutral' | 'disagree'> = { '1': 'agree', '0': 'neutral', '-1': 'disagree' };

/** Counts the votes on each proposal of a consultation. */
export const tallyProposals = ({ store, counts }: CountServices, scope: string): Promise<ProposalTallies> =>
  counts.once(scope, `${scope} proposals`, 'tallies', (asOf) => count(store, scope, asOf));

/** Reads the votes on all proposals from what is counted of their ballots, however many those are. */
async function count(store: ReadStore, scope: string, asOf: number): Promise<ProposalTallies> {
  const [ids, sums] = await Promise.all([
    store.countBy(proposals, { scope }, 'id'),
    store.sums(ballotCounts, { scope }, 'value', { by: ['thing', 'choice'] }),
  ]);
  const of = new Map(
    [...ids.keys()].map(String).map((id) => [id, { id, ballots: 0, agree: 0, neutral: 0, disagree: 0 }]),
  );
  for (const { values, sum } of sums) {
    const [thing, choice] = values as [string, string];
    const votes = of.get(thing);
    const stance = stances[choice];
    if (!votes || (stance === undefined && choice !== blankText)) continue;
    votes.ballots += sum;
    if (stance) votes[stance] += sum;
  }
  const sorted = new Map<string, readonly ProposalVotes[]>();
  return {
    asOf,
    of,
    by(order) {
      const known = sorted.get(order) ?? [...of.values()].sort(orders[order]);
      sorted.set(order, known);
      return known;
    },
  };
}
