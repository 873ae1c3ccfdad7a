import { blocksAround } from './client-blocks.ts';

/** Answers after how many seconds a client may act again; 0 means now, and takes one act of its share. */
export interface RateLimit {
  (client: string, now: number): number;
  /** Gives a client the latest act of its share back. */
  giveBack(client: string): void;
}

/** So many clients, and networks that they are in, are remembered at most; the idle ones go first. */
const maxClients = 30_000;

/**
 * Makes a sliding window kept in memory: `limit` acts per client within `span` milliseconds. Nothing about a client is stored,
 * and several processes each keep a window of their own. The networks that a client of IPv6 is in have larger shares of their own.
 */
export function rateLimit(limit: number, span: number): RateLimit {
  const windows = new Map<string, number[]>();

  const sharesOf = (client: string) => [{ name: client, clients: 1 }, ...blocksAround(client)];

  const take = (client: string, now: number): number => {
    const shares = sharesOf(client).map(({ name, clients }) => {
      const recent = (windows.get(name) ?? []).filter((at) => at > now - span);
      // What has to be over before there is room again.
      const last = recent.at(-clients * limit);
      const wait = last === undefined ? 0 : Math.max(1, Math.ceil((last + span - now) / 1000));
      return { name, recent, wait };
    });
    const wait = Math.max(...shares.map((share) => share.wait));
    // Nobody's share is taken by what is refused.
    if (wait > 0) return wait;
    for (const { name, recent } of shares) {
      recent.push(now);
      // Set anew, so that the map stays in the order of the last act.
      windows.delete(name);
      windows.set(name, recent);
    }
    for (const oldest of windows.keys()) {
      if (windows.size <= maxClients) break;
      windows.delete(oldest);
    }
    return 0;
  };
  const giveBack = (client: string): void => sharesOf(client).forEach(({ name }) => windows.get(name)?.pop());
  return Object.assign(take, { giveBack });
}
