import type { Proving } from '../../core/proving.ts';
import { counters } from '../../core/tables.ts';
import { pollProving } from '../poll/proving.ts';
import { stanceTotals } from '../poll/stance-totals.ts';
import type { ConsultationDocument } from './document.ts';

/** Votes on its proposals are lines of the ledger of a consultation. */
export const consultationProving: Proving<ConsultationDocument> = {
  metric: pollProving.metric,
  async standing(reader, { scope }) {
    const standing = new Map<string, number>();
    const add = (thing: string, number: number): void => void standing.set(thing, number + (standing.get(thing) ?? 0));
    for (const { thing, ballots } of await reader.list(stanceTotals, { scope })) add(thing, ballots);
    for (const { values, sum } of await reader.sums(counters, { scope }, 'value', { by: ['thing', 'kind'] }))
      if (values[1] === 'paper') add(String(values[0]), sum);
    return standing;
  },
};
