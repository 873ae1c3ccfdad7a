import { hostname } from 'node:os';
import { randomSecret } from '../core/crypto.ts';
import { runs } from '../core/tables.ts';
import type { Store } from '../store/store.ts';

/** A process of this program, as it stands in the database. */
export interface Process {
  host: string;
  pid: number;
  /** Whether a process of this machine still runs. */
  isAlive(pid: number): boolean;
}

/** Time without a sign of life after which a process counts as ended, in milliseconds. */
export const silence = 5 * 60_000;

/** The mark that a process has in the database as long as it runs. */
export interface Running {
  /** Gives a sign of life; takes away the marks of those that ended without taking theirs, and answers how many those were. */
  beat(): Promise<number>;
  /** Takes the mark away: this process ends cleanly. */
  clear(): Promise<void>;
}

/**
 * Puts the mark of this process into the database. A process on this machine is known to have ended at once, one on another machine
 * once it has been silent for long.
 */
export async function markRunning(store: Store, clock: () => number, process = thisProcess): Promise<Running> {
  const id = randomSecret();
  const { host, pid, isAlive } = process;
  const sign = () => store.write((writer) => writer.put(runs, { id, host, pid, seen_at: clock() }));
  await sign();
  return {
    async beat() {
      await sign();
      return store.write(async (writer) => {
        let ended = 0;
        for (const run of await writer.list(runs, {})) {
          const isHere = run.host === host;
          // The number of a process that ended may have gone to this one.
          const hasEnded = isHere && (run.pid === pid || !isAlive(run.pid));
          if (run.id === id || !(hasEnded || clock() - run.seen_at > silence)) continue;
          ended += await writer.remove(runs, { id: run.id });
        }
        return ended;
      });
    },
    clear: () => store.write(async (writer) => void (await writer.remove(runs, { id }))),
  };
}

const thisProcess: Process = {
  host: hostname(),
  pid: process.pid,
  isAlive(pid) {
    try {
      return process.kill(pid, 0);
    } catch (error) {
      // It runs, and is someone else's.
      return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
  },
};
