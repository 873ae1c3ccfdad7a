import type { Holding } from '../../src/server/core/holding.ts';

/** What a server holds that asks browsers for work, and suspects nothing else. */
export const asksWork: Holding = {
  ...{ burst: 0, crowd: 0, work: 8, trusted: [] },
  isThrowaway: () => false,
  isInside: () => false,
};
