import { DatabaseSync } from 'node:sqlite';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

/*
 * What is deleted leaves traces: in the log of writes, and here and there where SQLite moved rows within a page, though it overwrites
 * what it deletes (`secure_delete`). Only a file that is written anew holds none.
 */

/** How long, in milliseconds, who writes is held up to empty the log of writes, where someone reads an earlier state from it. */
const hold = 500;

interface Asked {
  scrub: string;
  patience: number;
}

/**
 * Writes a database anew, in a thread of its own: reading goes on meanwhile, and what is to be written waits. Needs its size again on the
 * disk, twice for a moment.
 *
 * @param patience how long to wait for others who write, in milliseconds
 * @throws where they take longer, or the disk is full: the database is as it was then
 */
export async function scrub(file: string, patience: number): Promise<void> {
  const asked: Asked = { scrub: file, patience };
  const worker = new Worker(new URL(import.meta.url), { workerData: asked });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

function work({ scrub: file, patience }: Asked): void {
  const database = new DatabaseSync(file, { timeout: patience });
  try {
    database.exec('pragma secure_delete = on; vacuum');
  } finally {
    // Whatever became of it, the log shall not keep its size.
    database.exec(`pragma busy_timeout = ${hold}; pragma wal_checkpoint(truncate)`);
    database.close();
  }
}

const asked = isMainThread ? undefined : (workerData as Partial<Asked> | null);
if (asked?.scrub !== undefined) work(asked as Asked);
