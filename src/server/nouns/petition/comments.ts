import { findThing } from '../../core/things.ts';
import type { ReadStore } from '../../store/store.ts';
import { threadBelow, type StoredThread } from '../comments/find.ts';
import { petitionKind } from './kind.ts';

/** Finds the thread of a petition whose document has a part `thread`. */
export async function findPetitionThread(store: ReadStore, id: string): Promise<StoredThread | undefined> {
  const stored = await findThing(store, petitionKind, id);
  const rules = stored?.document.thread;
  if (!stored || !rules) return undefined;
  return threadBelow(stored, id, `${stored.path}/comments`, {
    ...rules,
    notice: rules.notice ?? stored.document.notice,
  });
}
