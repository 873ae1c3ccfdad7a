/** Answers after how many seconds a client may act again; 0 means now, and takes one act of its share. */
export interface RateLimit {
  (client: string, now: number): number;
  /** Gives a client the latest act of its share back. */
  giveBack(client: string): void;
}

/** So many clients are remembered at most; the idle ones go first. */
const maxClients = 10_000;

/**
 * Makes a sliding window kept in memory: `limit` acts per client within `span` milliseconds. Nothing about a client is stored,
 * and several processes each keep a window of their own.
 */
export function rateLimit(limit: number, span: number): RateLimit {
  const windows = new Map<string, number[]>();

  const take = (client: string, now: number): number => {
    const recent = (windows.get(client) ?? []).filter((at) => at > now - span);
    const [first] = recent;
    if (first !== undefined && recent.length >= limit) return Math.max(1, Math.ceil((first + span - now) / 1000));
    recent.push(now);
    // Set anew, so that the map stays in the order of the last act.
    windows.delete(client);
    windows.set(client, recent);
    for (const oldest of windows.keys()) {
      if (windows.size <= maxClients) break;
      windows.delete(oldest);
    }
    return 0;
  };
  return Object.assign(take, { giveBack: (client: string) => void windows.get(client)?.pop() });
}
