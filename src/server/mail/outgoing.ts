import { randomSecret } from '../core/crypto.ts';
import type { Mail, MailTopic, MailTrouble } from '../core/outbox.ts';
import type { ReadStore, Store, Table, Value, Writer } from '../store/store.ts';
import { outgoingMails } from './tables.ts';
import { mailFaultOf } from './faults.ts';
import { MailRefused } from './mail.ts';

/* The rows of mails that have not left. Several processes share them; none is lost when one of them is killed. */

export type OutgoingMail = typeof outgoingMails extends Table<infer Row> ? Row : never;

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

/** Pauses before another attempt; the last one is repeated. Greylisting lets in who comes back after some minutes. */
const pauses = [15 * second, minute, 5 * minute, 15 * minute, 30 * minute, hour, 2 * hour];

/** How long an attempt holds off the other processes. */
const lease = 10 * minute;

/**
 * How long an attempt may take in all, however much a slow mail server answers meanwhile: much less than it holds off the others. One
 * that was taken after all, behind time, is sent again under the same id.
 */
export const longestAttempt = 5 * minute;

/** How long a mail is tried where nothing else is said. */
const defaultLifetime = 5 * day;

/** Adds a mail to the transaction that needs it. @param lifetime milliseconds after which it is of no use any more */
export async function addMail(
  writer: Writer,
  topic: MailTopic,
  mail: Mail,
  now: number,
  lifetime = defaultLifetime,
): Promise<void> {
  // Whose address can't be read any more, since the secret was lost, can't be written to.
  if (mail.to === '') return;
  const row = { state: 'waiting', due_at: now, until: now + lifetime, failures: 0, trouble: '', fault: '', since: 0 };
  await writer.insert(outgoingMails, { ...topic, ...row, id: randomSecret(), mail: JSON.stringify(mail) });
}

/** Forgets the mails of a topic that have not left: another one replaces them, or nobody needs them any more. */
export const dropMails = (writer: Writer, topic: MailTopic): Promise<number> => writer.remove(outgoingMails, topic);

/** Tells what holds up the mails of a topic; nothing where they were handed over, or are on their way for the first time. */
export async function troubleOf(reader: ReadStore, topic: MailTopic): Promise<MailTrouble | undefined> {
  const rows = await reader.list(outgoingMails, topic);
  if (rows.some(({ state }) => state === 'failed')) return 'failed';
  return rows.some(({ failures }) => failures > 0) ? 'delayed' : undefined;
}

/** How many mails have not left. */
export interface MailCounts {
  /** Those that will be tried, for the first time or again. */
  waiting: number;
  /** Those among them that could not be sent yet. */
  delayed: number;
  /** Those that were given up, until their act is sent again, taken back or erased. */
  failed: number;
}

/** Counts the mails that have not left. */
export async function countMails(reader: ReadStore): Promise<MailCounts> {
  const states = await reader.countBy(outgoingMails, {}, 'state');
  const attempts = await reader.countBy(outgoingMails, { state: 'waiting' }, 'failures');
  const waiting = states.get('waiting') ?? 0;
  return { waiting, delayed: waiting - (attempts.get(0) ?? 0), failed: states.get('failed') ?? 0 };
}

/** Says how many mails have not left, in a sentence for whoever runs the server. */
export const mailLine = ({ waiting, delayed, failed }: MailCounts): string =>
  `Mails that wait: ${waiting}, of which could not be sent yet: ${delayed}; given up: ${failed}.`;

/** Takes mails that are due, so that no other process takes them. */
export async function claimMails(store: Store, now: number, limit: number): Promise<OutgoingMail[]> {
  // Most calls find nothing, and need no transaction to know.
  if ((await dueMails(store, now, 1)).length === 0) return [];
  return store.write(async (writer) => {
    const claimed: OutgoingMail[] = [];
    // One after the other: a connection runs one statement at a time.
    for (const row of await dueMails(writer, now, limit))
      claimed.push(await change(writer, row, { due_at: now + lease }));
    return claimed;
  });
}

async function dueMails(reader: ReadStore, now: number, limit: number): Promise<OutgoingMail[]> {
  const rows = await reader.list(outgoingMails, { state: 'waiting' }, { index: 'due', limit });
  return rows.filter(({ due_at }) => due_at <= now);
}

/** Mails that are made due in one transaction. */
const atOnce = 200;

/**
 * Makes mails due that wait for another attempt; answers how many. One that another process is sending at that moment may leave twice, under the
 * same id.
 *
 * @param isUnderWay whether this process is sending a mail, by its id
 */
export async function makeDue(store: Store, now: number, isUnderWay: (id: string) => boolean): Promise<number> {
  let made = 0;
  for (let after: readonly Value[] | undefined; ;) {
    const place = after && { after };
    const rows = await store.list(outgoingMails, { state: 'waiting' }, { index: 'due', limit: atOnce, ...place });
    const waiting = rows.filter(({ id, due_at, failures }) => failures > 0 && due_at > now && !isUnderWay(id));
    await store.write(async (writer) => {
      for (const row of waiting) await whileDueAt(writer, row, (current) => change(writer, current, { due_at: now }));
    });
    made += waiting.length;
    const last = rows.length < atOnce ? undefined : rows.at(-1);
    if (!last) return made;
    after = [last.due_at, last.scope, last.about, last.id];
  }
}

/** Removes a claimed mail that was handed over. */
export const mailSent = (store: Store, row: OutgoingMail): Promise<void> =>
  whileClaimed(store, row, (writer) => writer.remove(outgoingMails, keyOf(row)));

/**
 * Writes down that an attempt failed. The mail is tried again after a pause that grows; it is given up where it was refused for good,
 * or would come too late, and then keeps neither address nor text.
 */
export async function mailFailed(store: Store, row: OutgoingMail, error: unknown, now: number): Promise<void> {
  // A mail server repeats the address that it refuses; neither logs nor rows keep it.
  const trouble = reasonOf(error)
    .replace(/(?<!\S)[^\s@]*@\S*/g, '…')
    .slice(0, 300)
    .toWellFormed();
  const failures = row.failures + 1;
  const due_at = now + (pauses[row.failures] ?? pauses.at(-1)!);
  const isVain = error instanceof MailRefused || due_at >= row.until;
  const why = { failures, trouble, fault: mailFaultOf(error), since: row.since || now };
  const changes = isVain ? { state: 'failed', mail: '' } : { due_at };
  await whileClaimed(store, row, (writer) => change(writer, row, { ...why, ...changes }));
  const next = isVain ? 'it is given up, another can be asked for' : 'it is tried again';
  if (!isVain && failures > 1) return;
  const counts = isVain ? ` ${mailLine(await countMails(store))}` : '';
  console.error(`[mail] A mail could not be sent (${trouble}). Its act waits; ${next}.${counts}`);
}

/** Writes what came of an attempt, unless the mail was dropped, or another process took it over, in the meantime. */
async function whileClaimed(store: Store, row: OutgoingMail, write: (writer: Writer) => Promise<unknown>) {
  await store.write((writer) => whileDueAt(writer, row, () => write(writer)));
}

/** Writes where nobody has moved, or removed, a mail since it was read. */
async function whileDueAt(writer: Writer, row: OutgoingMail, write: (current: OutgoingMail) => Promise<unknown>) {
  const current = await writer.get(outgoingMails, keyOf(row));
  if (current?.due_at === row.due_at) await write(current);
}

async function change(writer: Writer, row: OutgoingMail, changes: Partial<OutgoingMail>): Promise<OutgoingMail> {
  await writer.update(outgoingMails, keyOf(row), changes);
  return { ...row, ...changes };
}

const keyOf = ({ scope, about, id }: OutgoingMail) => ({ scope, about, id });

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
