import { createCounts } from '../core/counts.ts';
import type { Mended } from '../core/mending.ts';
import { OvertakenError, recount } from '../core/recount.ts';
import { logMended } from '../desk/log-recount.ts';
import { mendLedgers } from '../ledger/mend.ts';
import { nouns, tables } from '../nouns.ts';
import type { Store } from '../store/store.ts';
import { markRunning } from './running.ts';

/** Makes a line that says what was mended. */
export const mendedLine = ({ what, was, is }: Mended): string => `[recount] ${what}: was ${was}, is ${is}`;

/** Counts again, in the background, what a process may have left wrong that ended otherwise than it should. */
export interface RecountJob {
  /** Gives a sign of life, and begins a recount where some process has ended without taking leave. To be called every minute. */
  beat(): Promise<void>;
  /** Resolves when no recount is under way. */
  idle(): Promise<void>;
  /** Ends a recount that is under way, and takes leave; where one was ended, the next start goes on with it. */
  stop(): Promise<void>;
}

/** Marks that this process runs; `beat` has to follow. */
export async function startRecountJob(
  store: Store,
  clock: () => number = Date.now,
  log = console.error,
): Promise<RecountJob> {
  const running = await markRunning(store, clock);
  const stopping = new AbortController();
  let isDue = false;
  let underWay: Promise<void> | undefined;

  async function work(): Promise<void> {
    try {
      while (isDue) {
        const onMended = (mended: Mended): void => log(mendedLine(mended));
        const services = { store, counts: createCounts(clock) };
        log('[recount] a process ended without taking leave: counts are compared with their rows');
        const note = logMended(nouns, clock);
        const mended = await recount(services, {
          ...{ nouns, tables, onMended, note, clock, signal: stopping.signal },
          after: (mending) => mendLedgers(store, nouns, mending),
        });
        log(mended === 0 ? '[recount] every count agrees with its rows' : `[recount] ${mended} mended`);
        isDue = false;
      }
    } catch (error) {
      // Who has overtaken this recount does all of it.
      if (error instanceof OvertakenError) isDue = false;
      else if (!stopping.signal.aborted) log(error);
    } finally {
      underWay = undefined;
    }
  }

  let beating: Promise<void> = Promise.resolve();
  async function beat(): Promise<void> {
    if ((await running.beat()) > 0) isDue = true;
    if (isDue && !stopping.signal.aborted) underWay ??= work();
  }

  return {
    beat: () => (beating = beat()),
    async idle() {
      await underWay;
    },
    async stop() {
      stopping.abort();
      await beating.catch(() => undefined);
      await underWay;
      // The mark that stays says that a recount is due.
      if (!isDue) await running.clear();
    },
  };
}
