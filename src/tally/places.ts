import { range } from './range.ts';
import type { Rank } from '../schema/ballot.ts';
import type { Poll } from './method.ts';

/** Says which of two options stands before the other: negative for the first, positive for the second, 0 for neither. */
export type Order = (a: number, b: number) => number;

const byOption: Order = (a, b) => a - b;

/**
 * Returns the ranking that an order makes. Options that the order does not part share their rank, and the next rank counts them
 * all (1, 1, 3), unless a lot parts them.
 *
 * @param order a weak order of the options' numbers: what it calls level must be level with the same others
 * @param drawn options that the lot has put where they stand already
 */
export function places(poll: Poll, order: Order, drawn?: ReadonlySet<number>): Rank[] {
  const { lot } = poll;
  const all = poll.options.map((_, option) => option).sort((a, b) => order(a, b) || byOption(a, b));
  const groups: number[][] = [];
  for (const option of all) {
    const group = groups.at(-1);
    if (group && order(group[0]!, option) === 0) group.push(option);
    else groups.push([option]);
  }
  const ranking: Rank[] = [];
  let rank = 1;
  const put = (options: number[], byLot: boolean) => {
    ranking.push({ rank, options: options.map((option) => poll.options[option]!), ...(byLot && { byLot }) });
    rank += options.length;
  };
  for (const group of groups) {
    if (!lot || group.length === 1)
      put(
        group,
        group.some((option) => drawn?.has(option)),
      );
    else for (const option of group.sort((a, b) => lot[a]! - lot[b]!)) put([option], true);
  }
  return ranking;
}

/**
 * Returns the order by tiers of a relation "stands above" that leaves some pairs open: first the options that nothing stands
 * above, then those that only the first stand above, and so on.
 *
 * @param above transitive and never both ways
 */
export function tiers(size: number, above: (a: number, b: number) => boolean): Order {
  const superiors = range(size).map((b) => range(size).filter((a) => above(a, b)));
  const tier = new Array<number>(size).fill(0);
  // Whatever stands above an option has fewer superiors than it has: in this order the superiors' tiers are known.
  const order = superiors.map((_, option) => option).sort((a, b) => superiors[a]!.length - superiors[b]!.length);
  for (const option of order) for (const a of superiors[option]!) tier[option] = Math.max(tier[option]!, tier[a]! + 1);
  return (a, b) => tier[a]! - tier[b]!;
}
