import type { ReadStore } from '../store/store.ts';
import { logEntries } from './tables.ts';

/** Lines of one moment are in no order: so many of the last are named, that a new one is among them. */
const named = 20;

/** Returns a word for what the town did last in a scope: what was made of its things before is out of date. */
export async function lastActOf(reader: ReadStore, scope: string): Promise<string> {
  const last = await reader.list(logEntries, { scope }, { reverse: true, limit: named });
  return last.map(({ at, id }) => `${at} ${id}`).join();
}
