import { findThing } from '../../core/things.ts';
import type { Stored } from '../../core/noun.ts';
import type { ReadStore } from '../../store/store.ts';
import { threadBelow, type StoredThread } from '../comments/find.ts';
import type { PetitionDocument } from './document.ts';
import { petitionKind } from './kind.ts';

/** Finds the thread of a petition whose document has a part `thread`. */
export async function findPetitionThread(store: ReadStore, id: string): Promise<StoredThread | undefined> {
  const stored = await findThing(store, petitionKind, id);
  return stored && threadOf(stored);
}

/** Returns the thread of a petition; nothing where its document has none. */
export function threadOf(stored: Stored<PetitionDocument>): StoredThread | undefined {
  const rules = stored.document.thread;
  if (!rules) return undefined;
  return threadBelow(stored, stored.id, `${stored.path}/comments`, {
    ...rules,
    notice: rules.notice ?? stored.document.notice,
  });
}
