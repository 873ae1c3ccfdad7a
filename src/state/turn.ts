import { newKey } from './receipts.ts';

/*
 * One tab at a time: what is sent at a place is sent by one, and the others find what came of it. Where the browser has no locks, as
 * on a page without encryption, a line in the storage says whose turn it is and until when.
 */

const owner = newKey();
/** A tab that was closed gives its turn up after as long, in milliseconds; one that works says so more often. */
const lease = 10_000;
/** As long as another tab's line may take to be seen here. */
const settling = 50;
/** Longer than any attempt with its repetitions takes: a tab that the browser has put to sleep keeps nobody waiting. */
const patience = 60_000;

const pause = (milliseconds: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs alone among the tabs of this origin, under a name; in time, or all the same: the key of an act makes that safe. */
export async function inTurn<T>(name: string, run: () => Promise<T>): Promise<T> {
  const place = `civic-widgets.turn ${name}`;
  // Not every page has them: only one that came with encryption.
  const { locks } = navigator as { locks?: LockManager };
  return locks ? byLock(locks, place, run) : byLease(place, run);
}

async function byLock<T>(locks: LockManager, place: string, run: () => Promise<T>): Promise<T> {
  const before = performance.now();
  let isHeld = false;
  try {
    return await locks.request(place, { signal: AbortSignal.timeout(patience) }, async () => {
      isHeld = true;
      // What the tab before has written is on its way.
      if (performance.now() - before > settling) await pause(settling);
      return run();
    });
  } catch (error) {
    if (isHeld) throw error;
    return run();
  }
}

async function byLease<T>(place: string, run: () => Promise<T>): Promise<T> {
  const take = (): void => localStorage.setItem(place, `${owner} ${Date.now() + lease}`);
  const holder = (): string => {
    const [who = '', until] = (localStorage.getItem(place) ?? '').split(' ');
    const left = Number(until) - Date.now();
    return left > 0 && left <= lease ? who : '';
  };
  try {
    const end = performance.now() + patience;
    for (let mine = false; !mine && performance.now() < end;) {
      if (!holder()) take();
      await pause(settling);
      mine = holder() === owner;
    }
  } catch {
    // Nothing can be stored: then no tab knows of another.
    return run();
  }
  const renewing = setInterval(take, lease / 3);
  try {
    return await run();
  } finally {
    clearInterval(renewing);
    if (holder() === owner) localStorage.removeItem(place);
  }
}
