import { fillCounters, type Migration } from '../../store/schema.ts';
import { refold } from './refold.ts';
import { comments } from './tables.ts';

/** How databases of earlier versions of the tables of threads become what they are now. */
export const commentsMigrations: readonly Migration[] = [
  {
    version: 2,
    async up(steps) {
      await fillCounters(comments)(steps);
      // What was counted there is counted by side now.
      await steps.dropTable('thread_count');
    },
  },
  // Texts were folded without “œ” as “oe” and its like.
  { version: 3, up: ({ writer }) => refold(writer) },
];
