import { toJson } from '../client/json.ts';

/** A list that is kept on this device, the same in all tabs of the page's origin. */
export interface StoredList<T> {
  read(): T[];
  write(items: T[]): void;
  /** Whether all of it outlives this page. */
  readonly isStored: boolean;
  /** Calls `changed` after every change, in whatever element or tab, until the returned function is called. */
  watch(changed: () => void): () => void;
}

/**
 * Makes such a list. What can't be stored (a sandboxed frame, a full or strict browser) lives as long as the page.
 *
 * @param place the key in `localStorage`
 * @param isSound tells items from what other scripts of the page's origin may have written there
 * @param mayStore whether anything may be stored now
 */
export function createStoredList<T>(
  place: string,
  isSound: (found: Partial<T> | null) => boolean,
  mayStore: () => boolean,
): StoredList<T> {
  let unstored: T[] = [];
  const watchers = new Set<() => void>();

  const tell = (): void => {
    for (const changed of watchers) changed();
  };

  /** Tells the watchers that another tab wrote. */
  const handleStorage = ({ key }: StorageEvent): void => {
    if (key === place || key === null) tell();
  };

  return {
    read() {
      let stored: T[] = [];
      try {
        stored = (JSON.parse(localStorage.getItem(place) ?? '[]') as T[]).filter(isSound);
      } catch {
        // As if nothing were stored, or no list.
      }
      return [...stored, ...unstored];
    },
    write(items) {
      unstored = items;
      try {
        if (items.length > 0 && mayStore()) {
          localStorage.setItem(place, toJson(items));
          unstored = [];
        } else localStorage.removeItem(place);
      } catch {
        // Kept in `unstored`.
      }
      tell();
    },
    get isStored() {
      return unstored.length === 0;
    },
    watch(changed) {
      if (watchers.size === 0) addEventListener('storage', handleStorage);
      watchers.add(changed);
      return () => {
        watchers.delete(changed);
        if (watchers.size === 0) removeEventListener('storage', handleStorage);
      };
    },
  };
}
