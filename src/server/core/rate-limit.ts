import { blocksAround } from './client-blocks.ts';
import type { SharedLimit } from './shared-limits.ts';

/** Answers after how many seconds a client may act again; 0 means now, and takes one act of its share. */
export interface RateLimit {
  (client: string, now: number): number;
  /** Gives a client the latest act of its share back. */
  giveBack(client: string): void;
}

/** So many clients, and networks that they are in, are remembered at most; the idle ones go first. */
const maxClients = 30_000;

/**
 * Makes a sliding window kept in memory: `limit` acts per client within `span` milliseconds. Nothing about a client is stored. The networks
 * that a client of IPv6 is in have larger shares of their own.
 *
 * @param shared what makes it the limit of all processes on one database; missing where it is that of this one
 */
export function rateLimit(limit: number, span: number, shared?: SharedLimit): RateLimit {
  const windows = new Map<string, number[]>();

  const nameOf = shared ? shared.nameOf : (name: string) => name;
  const sharesOf = (client: string) =>
    [{ name: client, clients: 1 }, ...blocksAround(client)].map(({ name, clients }) => ({
      name: nameOf(name),
      clients,
    }));

  const recentOf = (name: string, now: number): number[] => (windows.get(name) ?? []).filter((at) => at > now - span);
  function keep(name: string, recent: number[]): void {
    // Set anew, so that the map stays in the order of the last act.
    windows.delete(name);
    windows.set(name, recent);
    for (const oldest of windows.keys()) {
      if (windows.size <= maxClients) break;
      windows.delete(oldest);
    }
  }
  shared?.hear((name, count, now) => {
    const recent = recentOf(name, now);
    if (count < 0) recent.splice(count);
    else recent.push(...Array.from({ length: count }, () => now));
    keep(name, recent);
  });

  const take = (client: string, now: number): number => {
    const shares = sharesOf(client).map(({ name, clients }) => {
      const recent = recentOf(name, now);
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
      keep(name, recent);
      shared?.tell(name, 1);
    }
    return 0;
  };
  function giveBack(client: string): void {
    for (const { name } of sharesOf(client)) {
      windows.get(name)?.pop();
      shared?.tell(name, -1);
    }
  }
  return Object.assign(take, { giveBack });
}
