import * as z from 'zod/mini';
import { consultationDocument, type ConsultationDocument } from '../document.ts';
import type { CapRecord } from './records.ts';
import { TotalsByProposal } from './totals.ts';

/** Adds up the records of one file. */
export class Summary {
  readonly totals = new TotalsByProposal();
  readonly people = new Set<string>();
  readonly counts = { proposal: 0, vote: 0, argument: 0, source: 0, report: 0 };
  readonly #seen = new Map<string, number>();
  title = '';
  first = Infinity;
  last = -Infinity;

  /** Takes a record into account; answers the row that has brought it before. */
  repeats({ kind, id }: CapRecord, row: number): number | undefined {
    // A vote is told by its author and proposal, and replaces the earlier one.
    if (kind === 'vote') return undefined;
    const key = `${kind} ${id}`;
    const earlier = this.#seen.get(key);
    if (earlier === undefined) this.#seen.set(key, row);
    return earlier;
  }

  /** Counts a record; answers whether it is to be written. */
  add(record: CapRecord): boolean {
    this.counts[record.kind]++;
    this.people.add(record.author);
    if (record.at !== undefined) {
      this.first = Math.min(this.first, record.at);
      this.last = Math.max(this.last, record.at);
    }
    switch (record.kind) {
      case 'proposal':
        this.title ||= record.consultation;
        this.totals.addProposal(record);
        return true;
      case 'vote':
        return this.totals.addVote(record);
      case 'argument':
        this.totals.addArgument(record);
        return true;
      case 'source':
        this.totals.addSource(record);
        return true;
      case 'report':
        return true;
    }
  }

  /** The consultation as a thing with an address, over since its last act, or open again; nothing where the file has no act. */
  document(id: string, open: boolean): ConsultationDocument | undefined {
    if (this.people.size === 0) return undefined;
    const title = (this.title || id).slice(0, 500).toWellFormed();
    return z.parse(consultationDocument, {
      type: 'consultation',
      title: { fr: title },
      ...(Number.isFinite(this.first) && { opensAt: new Date(this.first).toISOString() }),
      ...(!open && {
        ...(Number.isFinite(this.last) && { closesAt: new Date(this.last).toISOString() }),
        override: 'archived',
      }),
    });
  }
}
