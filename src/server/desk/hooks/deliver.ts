import { createHmac } from 'node:crypto';
import type { Store } from '../../store/store.ts';
import type { Delivery } from './hooks.ts';
import { deliveries, hooks } from './tables.ts';

/* Sends what hooks are to be told, signed as Standard Webhooks 1.0 has it, until it is taken or too old. */

/** Sends a body to an address, and answers the status of what comes back. @throws Error where nothing does */
export type Post = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<number>;

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** Pauses before another attempt. After the last one it is given up, some three days after it happened. */
const pauses = [minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour, day, day];

/** How long what was taken holds off other processes: as long as all of a turn takes where no address answers, and more. */
const lease = 5 * minute;

/** How long it is kept what was sent, so that one can see it. */
const kept = 30 * day;

/** At most so many in one turn. */
const turn = 20;

/** Sends what is due, one after the other, and forgets what is old. */
export async function sendDeliveries(store: Store, post: Post, baseUrl: string, clock: () => number): Promise<void> {
  for (const row of await claim(store, clock())) {
    const hook = await store.get(hooks, { id: row.hook });
    if (!hook) {
      await store.write((writer) => writer.remove(deliveries, keyOf(row)));
      continue;
    }
    // Where those before it took long, another process may have taken it over.
    if ((await store.get(deliveries, keyOf(row)))?.due_at !== row.due_at) continue;
    const outcome = await attempt(post, hook, row, baseUrl, clock());
    await settle(store, row, outcome, clock());
  }
  const old = await store.list(deliveries, {}, { index: 'age', limit: turn });
  const gone = old.filter(({ at, state }) => at < clock() - kept && state !== 'waiting');
  if (gone.length > 0)
    await store.write(async (writer) => {
      for (const row of gone) await writer.remove(deliveries, keyOf(row));
    });
}

const keyOf = ({ hook, id }: Delivery) => ({ hook, id });

/** Takes what is due, so that no other process sends it meanwhile. */
async function claim(store: Store, now: number): Promise<Delivery[]> {
  if ((await store.list(deliveries, { state: 'waiting' }, { index: 'due', limit: 1 })).length === 0) return [];
  return store.write(async (writer) => {
    const rows = await writer.list(deliveries, { state: 'waiting' }, { index: 'due', limit: turn });
    const due = rows.filter(({ due_at }) => due_at <= now);
    for (const row of due) await writer.update(deliveries, keyOf(row), { due_at: now + lease });
    return due.map((row) => ({ ...row, due_at: now + lease }));
  });
}

/** Answers what went wrong; nothing where it was taken. */
async function attempt(
  post: Post,
  { url, secret }: { url: string; secret: string },
  { id, event, path, at, details }: Delivery,
  baseUrl: string,
  now: number,
): Promise<string | undefined> {
  const data = { ...(JSON.parse(details) as object), path, url: `${baseUrl}${path}` };
  const body = JSON.stringify({ type: event, timestamp: new Date(at).toISOString(), data });
  const timestamp = String(Math.floor(now / 1000));
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': 'civic-widgets',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': sign(secret, `${id}.${timestamp}.${body}`),
  };
  try {
    const status = await post(url, headers, body);
    return status >= 200 && status < 300 ? undefined : `HTTP ${status}`;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 300).toWellFormed();
  }
}

/** Signs a text: `v1,` and the HMAC-SHA-256 in base64. */
export const sign = (secret: string, text: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(text)
    .digest('base64')}`;

/** Writes down what came of an attempt, unless another process has taken it over. */
async function settle(store: Store, row: Delivery, trouble: string | undefined, now: number): Promise<void> {
  const { failures } = row;
  const pause = pauses[failures];
  await store.write(async (writer) => {
    const current = await writer.get(deliveries, keyOf(row));
    if (current?.due_at !== row.due_at) return;
    const changes =
      trouble === undefined
        ? { state: 'sent', trouble: '' }
        : pause === undefined
          ? { state: 'failed', trouble, failures: failures + 1 }
          : { due_at: now + pause, trouble, failures: failures + 1 };
    await writer.update(deliveries, keyOf(row), changes);
  });
}
