import type { FindHoldings, Holding } from '../../core/person.ts';
import { eachThing } from '../../core/things.ts';
import { ballotsIn } from '../poll/person.ts';
import { consultationKind } from './kind.ts';
import { findProposal } from './proposals.ts';
import { proposals } from './tables.ts';

/** The votes of a person on the proposals of consultations. */
export const votesOf: FindHoldings = async (services, asking) => {
  const found: Holding[] = [];
  for await (const { scope, id } of eachThing(services.store, [consultationKind])) {
    for (const { id: proposal } of await services.store.list(proposals, { scope })) {
      const poll = await findProposal(services, id, proposal);
      if (poll) found.push(...(await ballotsIn(services, poll, asking)));
    }
  }
  return found;
};
