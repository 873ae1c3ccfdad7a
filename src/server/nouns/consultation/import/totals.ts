import { declaredTotals } from './columns.ts';
import type { Total } from './columns.ts';
import type { ArgumentRecord, ProposalRecord, SourceRecord, VoteRecord } from './records.ts';

/** Where the file declares another total for a proposal than its rows give; versions have no rows of a known kind. */
export interface Discrepancy {
  proposal: string;
  title: string;
  what: Total;
  declared: number;
  counted: number;
}

type Totals = Record<Total, number>;

const none = (): Totals => Object.fromEntries(declaredTotals.map((total) => [total, 0])) as Totals;
const ofChoice = { '1': 'votesCountOk', '0': 'votesCountMitige', '-1': 'votesCountNok' } as const;

/**
 * Counts what each proposal got, in memory: as much as there are proposals and ballots, not as long as the texts are. One ballot per
 * person and proposal counts, the later one; of two in the same minute, the one further down in the file.
 */
export class TotalsByProposal {
  readonly #counted = new Map<string, Totals>();
  readonly #declared = new Map<string, Pick<ProposalRecord, 'title' | 'declared'>>();
  readonly #ballots = new Map<string, Pick<VoteRecord, 'at' | 'choice'>>();
  /** Votes that another of the same person on the same proposal has superseded. */
  replaced = 0;

  get ballots(): number {
    return this.#ballots.size;
  }

  addProposal({ id, title, declared }: ProposalRecord): void {
    this.#declared.set(id, { title, declared });
  }

  /** Counts a vote; answers whether it is, as far as the file was read, the one that counts. */
  addVote({ proposal, author, at, choice }: VoteRecord): boolean {
    const totals = this.#of(proposal);
    const key = JSON.stringify([proposal, author]);
    const earlier = this.#ballots.get(key);
    if (earlier) {
      this.replaced++;
      if ((earlier.at ?? 0) > (at ?? 0)) return false;
      totals[ofChoice[earlier.choice]]--;
    } else totals.votesCount++;
    totals[ofChoice[choice]]++;
    this.#ballots.set(key, { at, choice });
    return true;
  }

  addArgument({ proposal, alignment }: ArgumentRecord): void {
    const totals = this.#of(proposal);
    totals.argumentsCount++;
    totals[alignment === 1 ? 'argumentsCountFor' : 'argumentsCountAgainst']++;
  }

  addSource({ proposal }: SourceRecord): void {
    this.#of(proposal).sourcesCount++;
  }

  discrepancies(): Discrepancy[] {
    return [...this.#declared].flatMap(([proposal, { title, declared }]) => {
      const counted = this.#of(proposal);
      return declaredTotals
        .map((what) => ({ proposal, title, what, declared: declared[what] ?? counted[what], counted: counted[what] }))
        .filter((total) => total.declared !== total.counted);
    });
  }

  #of(proposal: string): Totals {
    let totals = this.#counted.get(proposal);
    if (!totals) this.#counted.set(proposal, (totals = none()));
    return totals;
  }
}
