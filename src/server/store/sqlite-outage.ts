import { Busy, Unavailable } from './unavailable.ts';

/** Others write for longer than was waited. */
const busy = 5;
/**
 * Result codes of SQLite (sqlite.org/rescode.html) that tell of the disk and of others who write, not of what was asked: busy, read-only,
 * a fault of input or output, full, and a file that can't be opened.
 */
const codes = new Set([busy, 8, 10, 13, 14]);

/** Does something with the file of a database. @throws Unavailable where its disk does not allow it */
export async function orUnavailable<T>(file: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const { errcode = 0, message } = error as Error & { errcode?: number };
    if (!codes.has(errcode & 0xff)) throw error;
    const Kind = (errcode & 0xff) === busy ? Busy : Unavailable;
    throw new Kind(`The database ${file} can't be used now (${message}): see that its disk has room and is writable.`, {
      cause: error,
    });
  }
}
