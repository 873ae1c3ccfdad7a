import type { RoleAct } from './act.ts';
import { invalidatingActs, paperActs, proposalActs } from './counting.ts';
import { correctingActs, endingActs, makingActs, runningActs } from './running.ts';
import { siteActs } from './site.ts';
import { moderatingActs, tellingActs } from './telling.ts';

/** Every act of the desk, in an order in which each can be done after those above it. */
export const roleActs: readonly RoleAct[] = [
  ...makingActs,
  ...correctingActs,
  ...runningActs,
  ...paperActs,
  ...invalidatingActs,
  ...proposalActs,
  ...moderatingActs,
  ...tellingActs,
  ...siteActs,
  ...endingActs,
];
