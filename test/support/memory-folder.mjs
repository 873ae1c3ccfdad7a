import { accessSync, constants, statfsSync } from 'node:fs';

/** Where Linux keeps files in memory. */
const shared = '/dev/shm';
/** What a whole run may hold there at once, in bytes. */
const enough = 6 * 2 ** 30;

/** Has what tests make for a while stand in memory, where there is room: a database that waits for no disk says the same sooner. */
export function useMemoryFolder() {
  if (process.env.TMPDIR) return;
  try {
    accessSync(shared, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(shared);
    if (bavail * bsize >= enough) process.env.TMPDIR = shared;
  } catch {
    // There is none: they stand on the disk.
  }
}
