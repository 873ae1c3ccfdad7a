import { archivedBallots, ballotsFile } from '../../schema/poll-archive.ts';
import type { ActsOf } from '../adapter.ts';
import type { Files } from './files.ts';

/** Makes the group of methods that reads archived ballots. */
export const archivedBallotLists = (files: Files) => ({
  polls: {
    async ballots(src, options = {}) {
      const { after = ballotsFile(1), ...call } = options;
      const { archive: _, ...ballots } = (await files.below(archivedBallots, src, after, call)).content;
      return ballots;
    },
  } satisfies Partial<ActsOf<'polls'>>,
});
