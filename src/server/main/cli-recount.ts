import { createCounts } from '../core/counts.ts';
import { recount } from '../core/recount.ts';
import type { Mending } from '../core/mending.ts';
import { mendLedgers } from '../ledger/mend.ts';
import { logMended } from '../desk/log-recount.ts';
import { nouns, tables } from '../nouns.ts';
import { mendedLine } from './recount-job.ts';
import { StartError } from '../core/start-error.ts';
import { openFor } from './serve.ts';
import { readSettings } from './settings.ts';

/** Proves every count of the store that the environment names, and mends what is wrong; says each on a line, and answers what it did. */
export async function recountStore(say: (line: string) => void): Promise<string> {
  const store = await openFor(readSettings(process.env));
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  try {
    const options = {
      nouns,
      tables,
      onMended: (mended: Parameters<typeof mendedLine>[0]): void => say(mendedLine(mended)),
      note: logMended(nouns, Date.now),
      after: (mending: Mending) => mendLedgers(store, nouns, mending),
      signal: stopped.signal,
    };
    const mended = await recount({ store, counts: createCounts(Date.now) }, options);
    return mended === 0
      ? `Every count agrees with its rows in ${store.home}.`
      : `${mended} ${mended === 1 ? 'count was' : 'counts were'} wrong in ${store.home}, and mended.`;
  } catch (error) {
    throw stopped.signal.aborted
      ? new StartError('Stopped. What was mended is kept; run it again to complete it.', { cause: error })
      : error;
  } finally {
    await store.close();
  }
}
