import { table, type Writer } from '../../store/store.ts';
import { blankText } from './ballot-codec.ts';

/*
 * The votes on each poll that is listed beside others by its votes, as the proposals of a consultation are. Whoever lists polls begins a
 * row for each (`beginStanceTotals`); from then on every ballot changes it in its own transaction.
 */

/** How many ballots of each stance there are. */
export interface Stances {
  /** All ballots, blank ones among them. */
  ballots: number;
  agree: number;
  neutral: number;
  disagree: number;
}

/**
 * The stances of a three-way poll. `by_volume` and `by_share` sort ascending what people read descending: the most votes first, the largest
 * share of agreement first.
 */
export const stanceTotals = table<{
  scope: string;
  thing: string;
  ballots: number;
  agree: number;
  neutral: number;
  disagree: number;
  by_volume: number;
  by_share: number;
}>({
  name: 'stance_total',
  columns: {
    scope: 'text',
    thing: 'text',
    ballots: 'integer',
    agree: 'integer',
    neutral: 'integer',
    disagree: 'integer',
    by_volume: 'integer',
    by_share: 'integer',
  },
  key: ['scope', 'thing'],
  indexes: { volume: ['scope', 'by_volume', 'thing'], share: ['scope', 'by_share', 'by_volume', 'thing'] },
});

/** Shares that differ at all differ by more than one such part, up to 2^26 answers. */
const parts = 2n ** 52n;

/** Returns where a poll stands among others: by volume, and by its share of agreement. One that nobody answered comes last. */
export function ranksOf({ ballots, agree, neutral, disagree }: Stances): { by_volume: number; by_share: number } {
  const answered = agree + neutral + disagree;
  const share = answered === 0 ? -1 : Number((BigInt(agree) * parts) / BigInt(answered));
  return { by_volume: 0 - ballots, by_share: 0 - share };
}

const fields: Readonly<Record<string, 'agree' | 'neutral' | 'disagree'>> = {
  '1': 'agree',
  '0': 'neutral',
  '-1': 'disagree',
};

/** Adds ballots of one text to stances, or takes them away; a text that is no answer to a three-way poll adds nothing. */
export function addStance(stances: Stances, choice: string, times: number): void {
  const field = Object.hasOwn(fields, choice) ? fields[choice] : undefined;
  if (!field && choice !== blankText) return;
  stances.ballots += times;
  if (field) stances[field] += times;
}

/** Keeps the total of a poll in step with a ballot that comes, changes or goes. A poll that is not listed by its votes has none. */
export async function followBallot(
  writer: Writer,
  before: { scope: string; thing: string; choice: string } | undefined,
  after: typeof before,
): Promise<void> {
  const { scope, thing } = (after ?? before)!;
  // A poll that stands alone is in no such list: its voters need not meet in one row.
  if (scope === thing || before?.choice === after?.choice) return;
  const row = await writer.get(stanceTotals, { scope, thing });
  if (!row) return;
  const { ballots, agree, neutral, disagree } = row;
  const stances = { ballots, agree, neutral, disagree };
  if (before) addStance(stances, before.choice, -1);
  if (after) addStance(stances, after.choice, 1);
  await writer.update(stanceTotals, { scope, thing }, { ...stances, ...ranksOf(stances) });
}
