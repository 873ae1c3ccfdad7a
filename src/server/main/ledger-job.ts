import type { CivicApp } from '../app.ts';

/** How often what changed counts is added to the ledgers, in milliseconds. */
const betweenLines = 1000;

/** So many times in between, the ledgers of what is new are begun; one on which somebody acts begins at once. */
const betweenSweeps = 300;

/** Keeps the ledgers in the background: one run at a time. */
export function startLedgers(app: Pick<CivicApp, 'keepLedgers'>): { stop(): Promise<void> } {
  let underWay: Promise<void> | undefined;
  let times = 0;
  const run = (): void => {
    underWay ??= app
      .keepLedgers(times % betweenSweeps === 0)
      // What could not be done is done by a later run.
      .catch((error: unknown) => console.error(error))
      .finally(() => (underWay = undefined));
    times += 1;
  };
  run();
  const running = setInterval(run, betweenLines);
  running.unref();
  return {
    async stop() {
      clearInterval(running);
      await underWay;
      await app.keepLedgers().catch((error: unknown) => console.error(error));
    },
  };
}
