import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import { Unavailable } from './unavailable.ts';

/** What SQLite keeps beside the file itself; it gives them the rights of the file. */
const besides = ['-wal', '-shm'];

const stateOf = (path: string) => statSync(path, { throwIfNoEntry: false });

/** Lets only this account read a database, be it new or there already. Where the rights can't be changed, they stay. */
export function keepPrivate(file: string): void {
  if (!stateOf(file)) closeSync(openSync(file, 'a', 0o600));
  for (const path of [file, ...besides.map((each) => file + each)]) {
    const state = stateOf(path);
    if (!state || (state.mode & 0o077) === 0) continue;
    try {
      chmodSync(path, 0o600);
    } catch {
      // It belongs to another account, which lets this one in.
    }
  }
}

/**
 * Watches that a database is still where it was opened: one that was removed or replaced goes on taking what nobody will ever find. While
 * it is open, no other file has its number.
 *
 * @returns throws Unavailable where it is not
 */
export function watchFile(file: string): () => void {
  const opened = new Map<string, string>();
  return () => {
    for (const path of [file, `${file}-wal`]) {
      const state = stateOf(path);
      const number = state && `${state.dev} ${state.ino}`;
      const before = opened.get(path);
      // The log is made when something is first written.
      if (before === undefined && number !== undefined) opened.set(path, number);
      if (before !== undefined && before !== number) {
        throw new Unavailable(
          `The file ${path} was removed or replaced while the server ran: nothing more is taken. Stop the server, put the file back, and start it again.`,
        );
      }
    }
  };
}
