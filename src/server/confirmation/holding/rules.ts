import type { Holding } from '../../core/holding.ts';

/** How long a burst may last, and a crowd be gathered, in milliseconds. */
export const burstSpan = 10 * 60_000;
export const crowdSpan = 24 * 3_600_000;

/** Why an act is held: a word that is kept. */
export type HeldReason = 'trap' | 'throwaway' | 'crowd' | 'burst' | 'work';

/** Those that are known as an act arrives, before it is confirmed. */
export type Mark = Extract<HeldReason, 'trap' | 'work'>;

/** What an officer said of where acts come from. */
export type Verdict = 'count' | 'aside';

/** Where acts come from, and how many people acted from there for the first time, this one among them. */
export interface Origin {
  /** A keyed digest. */
  readonly trace: string;
  readonly number: number;
  readonly verdict: Verdict | undefined;
}

/** What is known of a first act on a thing as it is confirmed. */
export interface Facts {
  /** What was noticed as it arrived: a field was filled in that nobody sees, or the work of a browser that was asked for did not come along. */
  readonly mark: Mark | undefined;
  /** The blocks of addresses around who sent it, the smallest first, and of how many addresses of its kind the limit is for each. */
  readonly blocks: readonly (Origin & { readonly share: number })[];
  /** The domain of the address; nothing where it tells nothing. */
  readonly domain: (Origin & { readonly name: string; readonly isThrowaway: boolean }) | undefined;
}

/** Why an act is suspect, and what it has in common with others that are. */
export interface Suspicion {
  readonly reason: HeldReason;
  readonly trace: string;
  readonly domain: string;
}

/** Tells by one sign whether an act is suspect. */
type Rule = (facts: Facts, limits: Pick<Holding, 'burst' | 'crowd'>) => Suspicion | undefined;

/** A program filled in what people do not see. */
const trap: Rule = ({ mark }) => (mark === 'trap' ? { reason: mark, trace: '', domain: '' } : undefined);

/** The address is of a domain that gives addresses which are thrown away. */
const throwaway: Rule = ({ domain }) =>
  domain?.isThrowaway && domain.verdict !== 'count'
    ? { reason: 'throwaway', trace: domain.trace, domain: domain.name }
    : undefined;

/** More mailboxes of one small domain act than its people would: whoever has a domain has as many mailboxes as they like. */
const crowd: Rule = ({ domain }, limits) =>
  domain && isOver(domain, limits.crowd) ? { reason: 'crowd', trace: domain.trace, domain: domain.name } : undefined;

/** More people act from one block of addresses, at once, than a house, an office or a school has. */
const burst: Rule = ({ blocks }, limits) => {
  const found = blocks.find((block) => isOver(block, limits.burst * block.share));
  return found && { reason: 'burst', trace: found.trace, domain: '' };
};

/** No browser has computed what this server asks browsers for: last, since it tells least. */
const work: Rule = ({ mark }) => (mark === 'work' ? { reason: mark, trace: '', domain: '' } : undefined);

const isOver = ({ number, verdict }: Origin, limit: number): boolean =>
  verdict === 'aside' || (verdict !== 'count' && limit > 0 && number > limit);

const rules: readonly Rule[] = [trap, throwaway, crowd, burst, work];

/** Finds the first rule by which an act is suspect; nothing where none says so. */
export function suspicionOf(facts: Facts, limits: Pick<Holding, 'burst' | 'crowd'>): Suspicion | undefined {
  for (const rule of rules) {
    const found = rule(facts, limits);
    if (found) return found;
  }
  return undefined;
}
