import type { CountServices } from '../../core/counts.ts';
import type { Reader } from '../../store/store.ts';
import { ballots } from '../poll/tables.ts';
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

/** Counts the votes on each proposal of a consultation. */
export const tallyProposals = ({ store, counts }: CountServices, scope: string): Promise<ProposalTallies> =>
  counts.once(scope, `${scope} proposals`, 'tallies', (asOf) => count(store, scope, asOf));

/** Counts the votes on all proposals in a few grouped queries, however many proposals there are. */
async function count(store: Reader, scope: string, asOf: number): Promise<ProposalTallies> {
  const votesFor = (choice: string) => store.countBy(ballots, { scope, choice }, 'thing');
  const [ids, yes, mixed, no, blank] = await Promise.all([
    store.countBy(proposals, { scope }, 'id'),
    votesFor('1'),
    votesFor('0'),
    votesFor('-1'),
    votesFor(blankText),
  ]);
  const of = new Map<string, ProposalVotes>();
  for (const id of ids.keys()) {
    const [agree, neutral, disagree] = [yes.get(id) ?? 0, mixed.get(id) ?? 0, no.get(id) ?? 0];
    const all = agree + neutral + disagree + (blank.get(id) ?? 0);
    of.set(String(id), { id: String(id), ballots: all, agree, neutral, disagree });
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
