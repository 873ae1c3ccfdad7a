import { within, type Wait } from '../core/wait.ts';

/** How long an answer waits for what it tells, in milliseconds: requests are given up after 30 seconds. */
const patience = 10_000;

/** Lets an answer wait for some work; answers nothing where it takes longer: the work goes on then. */
export type Soon = <T>(work: Promise<T>) => Promise<{ value: T } | undefined>;

/** Makes what waits as long as an answer may take. What fails after that is logged: nothing of a transaction that failed is there. */
export const soonBy =
  (waiting: Wait): Soon =>
  async (work) => {
    const done = await within(
      patience,
      work.then((value) => ({ value })),
      waiting,
    );
    if (!done) work.catch((error: unknown) => console.error('[desk] what went on after the answer failed:', error));
    return done;
  };

/** Waits as long as it takes. */
export const whole: Soon = async (work) => ({ value: await work });
