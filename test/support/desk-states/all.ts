import { beginning, empty, entering, settings } from './beginning.ts';
import { carrying } from './carrying.ts';
import { correcting } from './correcting.ts';
import { making } from './making.ts';
import { answering, invalidating, papers, running } from './running.ts';
import { proposing } from './proposing.ts';
import type { DeskState } from './state.ts';
import { ending, hooks, team, views } from './team.ts';
import { keeping, moderating, seeing, telling } from './telling.ts';

/*
 * Every page of the desk in every state, in an order in which each brings about the next: from an empty town to one that has ended
 * things. What looks at them, a test or a camera, takes them one by one.
 */

/** Before anything stands there, and after. */
export const emptyStates: readonly DeskState[] = [...beginning, ...entering, ...empty, ...settings];
export const filledStates: readonly DeskState[] = [
  ...making,
  ...correcting,
  ...running,
  ...answering,
  ...papers,
  ...invalidating,
  ...proposing,
  ...moderating,
  ...seeing,
  ...telling,
  ...keeping,
  ...carrying,
  ...hooks,
  ...team,
  ...views,
  ...ending,
];

/** What stands for the parts of an address that differ. */
export const samples: Readonly<Record<string, string>> = {
  '/petitions/:id': '/petitions/vitrines',
  '/polls/:id': '/polls/horaires-bibliotheque',
  '/threads/:id': '/threads/reamenager-la-place',
  '/consultations/:id': '/consultations/plan-climat',
};
