import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { everyScope } from './noted.ts';
import type { Signals } from './store.ts';

/** What each channel is for. */
const channels = { written: 'civic_widgets_written', shares: 'civic_widgets_shares' };

/** PostgreSQL takes no longer ones than 8000 bytes, with the name of who sends it. */
const longestScope = 1900;

/** Pauses before another attempt to listen, in milliseconds. */
const [shortest, longest] = [1000, 30_000];

/** Where a database is, how to say something there, and until when. */
interface Line {
  config: pg.ClientConfig;
  /** Runs a statement on any connection. */
  send: (statement: { text: string; values: string[] }) => Promise<unknown>;
  closed: AbortSignal;
}

/** Makes the signals that tell of scopes that were written. */
export function postgresSignals(line: Line): Signals {
  const signals = signalsOn('written', line);
  return { ...signals, tell: (scope) => signals.tell(scope.length > longestScope ? everyScope : scope) };
}

/** Makes those that tell of shares that were taken. */
export const postgresShares = (line: Line): Signals => signalsOn('shares', line);

/**
 * Makes the signals of a database: `NOTIFY`, outside of the transactions that are told of, and one connection that listens as long as it is
 * asked to. Where it is lost, it is made again, and whoever listens hears that they may have missed something.
 */
function signalsOn(name: keyof typeof channels, { config, send, closed }: Line): Signals {
  const channel = channels[name];
  /** Whoever tells need not hear it. */
  const own = randomUUID();

  async function listenOnce(heard: (scope: string) => void, calledOff: AbortSignal, begun: () => void): Promise<void> {
    const client = new pg.Client({ ...config, keepAlive: true });
    const gone = Promise.withResolvers<void>();
    const end = (): void => gone.resolve();
    client.on('end', end);
    client.on('error', end);
    calledOff.addEventListener('abort', end, { once: true });
    client.on('notification', ({ payload = '' }) => {
      const [from = '', scope = ''] = payload.split(/ (.*)/s);
      if (from !== own) heard(scope);
    });
    try {
      await client.connect();
      // Who is only to hear of shares ends when nothing else is to be done.
      if (name === 'shares') (client as pg.Client & { unref(): void }).unref();
      await client.query(`listen ${channel}`);
      begun();
      heard(everyScope);
      await gone.promise;
    } finally {
      calledOff.removeEventListener('abort', end);
      // A server that stands still would not let go of it.
      void client.end().catch(() => undefined);
    }
  }

  async function listen(heard: (scope: string) => void, calledOff: AbortSignal): Promise<void> {
    for (let wait = shortest; !calledOff.aborted; wait = Math.min(2 * wait, longest)) {
      await listenOnce(heard, calledOff, () => (wait = shortest / 2)).catch(() => undefined);
      await pause(wait, undefined, { signal: calledOff, ref: false }).catch(() => undefined);
    }
  }

  return {
    tell(scope) {
      // What is lost is found with the next beat, or is one act more that a client can do.
      send({ text: 'select pg_notify($1, $2)', values: [channel, `${own} ${scope}`] }).catch(() => undefined);
    },
    listen: (heard, calledOff) => void listen(heard, AbortSignal.any([calledOff, closed])),
  };
}
