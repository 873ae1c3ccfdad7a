import { DatabaseSync } from 'node:sqlite';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

/*
 * What is deleted leaves traces: in the log of writes, and here and there where SQLite moved rows within a page, though it overwrites
 * what it deletes (`secure_delete`). Only a file that is written anew holds none.
 */

/** How long, in milliseconds, to wait for others who write. */
const patience = 60_000;

/** Writes a database anew, in a thread of its own: reading goes on meanwhile, and what is to be written waits. Needs its size again on the disk. */
export async function scrub(file: string): Promise<void> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { scrub: file } });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

const asked = isMainThread ? undefined : (workerData as { scrub?: string } | null)?.scrub;
if (asked) {
  const database = new DatabaseSync(asked, { timeout: patience });
  database.exec('pragma secure_delete = on; vacuum; pragma wal_checkpoint(truncate)');
  database.close();
}
