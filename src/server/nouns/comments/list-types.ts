import type { Value } from '../../store/store.ts';
import type { CommentRow } from './tables.ts';
import type { ThreadKey } from './find.ts';

/** What an order lists: the places of a branch, of one side or of all. */
export type Branch = ThreadKey & { branch: string; shown: 1; side?: string };

/** The next rows of a list, and behind which place it goes on. */
export interface Found {
  rows: CommentRow[];
  next: Value[] | undefined;
}
