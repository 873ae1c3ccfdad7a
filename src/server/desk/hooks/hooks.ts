import { randomBytes } from 'node:crypto';
import { randomSecret } from '../../core/crypto.ts';
import type { ReadStore, Store, Table, Writer } from '../../store/store.ts';
import { writeLog, type Author } from '../log.ts';
import { takeTurn, type Turn } from '../pace/turns.ts';
import { deliveries, hooks } from './tables.ts';

/* Addresses that are told of what happens. The secret is kept as it is, for it signs; whoever has the database can sign. */

export type Hook = typeof hooks extends Table<infer Row> ? Row : never;
export type Delivery = typeof deliveries extends Table<infer Row> ? Row : never;

/** What a hook can be told of. A word stays, so none is ever renamed. */
export const hookEvents = ['published', 'threshold', 'closed', 'answered'] as const;
export type HookEvent = (typeof hookEvents)[number];

/** Why an address is not taken. */
export type HookFault = 'required' | 'address' | 'taken' | 'too-many';

/** What is to be done about it, in English. */
export const hookFaults: Record<HookFault, string> = {
  required: `Name an address, and at least one of ${hookEvents.join(', ')}.`,
  address: 'This is no address: write it like https://intranet.ville.example/participation.',
  taken: 'This address is told already: remove it first, see civic-widgets hook list.',
  'too-many': 'Twenty addresses are told already: remove one first.',
};

/** Each happening is a row for each hook. */
const most = 20;

/** Checks an address that is to be told: https, for what is said there must not be changed on the way. */
export const hookAddress = (given: string): URL | undefined => {
  const url = URL.parse(given.trim());
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined;
};

/** Makes a secret as Standard Webhooks has it: 24 random bytes in base64, behind `whsec_`. */
export const newHookSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;

/** Adds a hook; answers why it does not where it can't be. What happened before is not told. */
export async function addHook(
  writer: Writer,
  { url, secret, events }: { url: string; secret: string; events: readonly HookEvent[] },
  turn: Turn,
): Promise<HookFault | undefined> {
  if (!url.trim() || events.length === 0) return 'required';
  const address = hookAddress(url);
  if (!address) return 'address';
  const all = await writer.list(hooks, {});
  if (all.some((hook) => hook.url === address.href)) return 'taken';
  if (all.length >= most) return 'too-many';
  const { by, now } = turn;
  await takeTurn(writer, turn);
  const row = { id: randomSecret(), url: address.href, secret, events: events.join(' '), at: now, seen_at: now };
  await writer.insert(hooks, row);
  await writeLog(writer, { scope: '', by, act: 'hook-added', now, details: {} });
  return undefined;
}

/** Removes a hook and what waits for it; answers whether it was there. */
export async function removeHook(
  writer: Writer,
  id: string,
  { by, now }: { by: Author; now: number },
): Promise<boolean> {
  if ((await writer.remove(hooks, { id })) === 0) return false;
  await writer.remove(deliveries, { hook: id });
  await writeLog(writer, { scope: '', by, act: 'hook-removed', now, details: {} });
  return true;
}

/** Lets a hook be told of a test; answers whether it is there. */
export const tryHook = (store: Store, hook: string, now: number): Promise<boolean> => {
  const row = { event: 'test', path: '/', at: now, details: '{}', state: 'waiting', due_at: now };
  const id = randomSecret();
  return store.write(async (writer) => {
    if (!(await writer.get(hooks, { id: hook }))) return false;
    return writer.insert(deliveries, { hook, id, ...row, failures: 0, trouble: '' });
  });
};

/** Lists the hooks by address. */
export const listHooks = (store: ReadStore): Promise<Hook[]> => store.list(hooks, {}, { index: 'url' });

/** Lists what a hook was told last, the newest first. */
export const lastDeliveries = (store: ReadStore, hook: string): Promise<Delivery[]> =>
  store.list(deliveries, { hook }, { index: 'newest', reverse: true, limit: 10 });

/** Returns what a hook is told of. */
export const eventsOf = ({ events }: Hook): HookEvent[] =>
  hookEvents.filter((event) => events.split(' ').includes(event));
