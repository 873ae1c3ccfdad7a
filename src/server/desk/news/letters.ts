import { randomSecret } from '../../core/crypto.ts';
import type { News, NewsReaders } from '../../core/news.ts';
import type { ServerNoun, Stored } from '../../core/noun.ts';
import type { ReadStore, Store, Table, Writer } from '../../store/store.ts';
import { writeLog, type Author } from '../log.ts';
import { letters } from './tables.ts';
import { takeTurn, type Turn } from '../pace/turns.ts';

/* The messages to those who asked for news of a thing: one draft at a time, and those that were sent. */

type Row = typeof letters extends Table<infer R> ? R : never;
export type Texts = Readonly<Record<string, string>>;

/** A message in its languages. */
export interface Written {
  subject: Texts;
  text: Texts;
}

export interface Letter extends Written, Pick<Row, 'id' | 'version' | 'sent_at' | 'receivers' | 'after'> {
  state: 'draft' | 'sending' | 'sent' | 'stopped';
}

/** So much time is between two messages on one thing, unless the second is urgent, in milliseconds. */
export const restBetween = 3 * 24 * 3600 * 1000;

/** Returns who asked for news of a thing, where its noun has such people. */
export const newsOf = (stored: Pick<Stored, 'kind'>): News<Stored> | undefined =>
  (stored.kind as Partial<ServerNoun>).news;

const read = ({ state, subject, text, ...row }: Row): Letter => ({
  ...row,
  state: state as Letter['state'],
  subject: JSON.parse(subject) as Texts,
  text: JSON.parse(text) as Texts,
});

/** Lists the messages of a thing, the last one first. */
export async function lettersOf(store: ReadStore, scope: string): Promise<Letter[]> {
  const rows = await store.list(letters, { scope });
  return rows.sort((one, other) => other.changed_at - one.changed_at).map(read);
}

/** Finds the draft of a thing. */
export async function draftOf(store: ReadStore, scope: string): Promise<Letter | undefined> {
  const row = await draftRow(store, scope);
  return row && read(row);
}

const draftRow = async (store: ReadStore, scope: string): Promise<Row | undefined> =>
  (await store.list(letters, { scope })).find(({ state }) => state === 'draft');

/** Why nothing was done: the draft is another one by now, or has left; the last message is too near; urgency needs a reason. */
export type LetterFault = 'outdated' | 'already' | 'too-soon' | 'no-reason' | 'too-many-tests';

/** Checks whether the message of this version is being sent already, or was: no two of one thing ever had the same. */
export const hasLeft = async (store: ReadStore | Writer, scope: string, version: number): Promise<boolean> =>
  (await store.list(letters, { scope })).some((row) => row.state !== 'draft' && row.version === version);

/** Keeps a draft; the same words again stay the version that they are. @param upon the version that it was written upon, 0 for a new one */
export const saveDraft = (
  store: Store,
  scope: string,
  { subject, text }: Written,
  { upon, now }: { upon: number; now: number },
): Promise<'outdated' | undefined> =>
  store.write(async (writer) => {
    const rows = await writer.list(letters, { scope });
    const before = rows.find(({ state }) => state === 'draft');
    const written = { subject: JSON.stringify(subject), text: JSON.stringify(text), changed_at: now };
    if (before?.subject === written.subject && before.text === written.text) return undefined;
    if ((before?.version ?? 0) !== upon) return 'outdated';
    const fresh = { id: randomSecret(), state: 'draft', why: '', sent_at: 0, due_at: 0, after: '', receivers: 0 };
    // Also no one that was sent had it: a page that shows that one sends no other.
    const version = 1 + Math.max(0, ...rows.map((row) => row.version));
    await writer.put(letters, { scope, ...fresh, ...before, ...written, version });
    return undefined;
  });

export interface Sending extends Turn {
  /** The version of the draft that was looked at. */
  upon: number;
  /** Why it can't wait, where it is urgent. */
  urgent?: Texts | undefined;
}

/** Begins to send the draft, and writes it into the public log; the mails follow by and by. */
export const sendDraft = (
  store: Store,
  { scope, path }: Stored,
  { upon, urgent, by, now, holder }: Sending,
): Promise<LetterFault | undefined> =>
  store.write(async (writer) => {
    const draft = await draftRow(writer, scope);
    if (draft?.version !== upon) return (await hasLeft(writer, scope, upon)) ? 'already' : 'outdated';
    if (urgent && Object.keys(urgent).length === 0) return 'no-reason';
    if (!urgent && (await nextTime(writer, scope)) > now) return 'too-soon';
    await takeTurn(writer, { by, now, holder });
    const why = urgent ? JSON.stringify(urgent) : '';
    const changes = { state: 'sending', why, changed_at: now, sent_at: now, due_at: now };
    await writer.update(letters, { scope, id: draft.id }, changes);
    const { subject, text } = read(draft);
    const details = { news: { subject, text }, ...(urgent && { why: urgent }) };
    await writeLog(writer, { scope, path, by, act: 'news', now, details });
    return undefined;
  });

/** Ends a message that is being sent: who has not got it yet does not get it. Answers whether there was one. */
export const stopLetter = (
  store: Store,
  { scope, path }: Stored,
  id: string,
  { by, now }: { by: Author; now: number },
): Promise<boolean> =>
  store.write(async (writer) => {
    const row = await writer.get(letters, { scope, id });
    if (row?.state !== 'sending') return false;
    await stop(writer, { ...row, path }, { by, now });
    return true;
  });

async function stop(
  writer: Writer,
  { scope, id, receivers, path }: Pick<Row, 'scope' | 'id' | 'receivers'> & { path: string },
  { by, now }: { by: Author; now: number },
): Promise<void> {
  await writer.update(letters, { scope, id }, { state: 'stopped' satisfies Letter['state'] });
  await writeLog(writer, { scope, path, by, act: 'news-stopped', now, details: { receivers } });
}

const sendingOf = async (reader: ReadStore, scope: string): Promise<Row[]> =>
  (await reader.list(letters, { scope })).filter(({ state }) => state === 'sending');

/** Ends all that is being sent of a thing whose readers are erased. */
export async function stopSending(
  writer: Writer,
  { scope, path }: Pick<Stored, 'scope' | 'path'>,
  by: { by: Author; now: number },
): Promise<void> {
  for (const row of await sendingOf(writer, scope)) await stop(writer, { ...row, path }, by);
}

/** Counts the mails of what is being sent of a thing that are still to be written. */
export async function countUnwritten(reader: ReadStore, stored: Stored): Promise<number> {
  let count = 0;
  for (const { after } of await sendingOf(reader, stored.scope))
    for (const some of (await countReaders(reader, stored, after)).values()) count += some;
  return count;
}

/** Returns from when on another message that is not urgent may be sent. */
export async function nextTime(store: ReadStore | Writer, scope: string): Promise<number> {
  const rows = await store.list(letters, { scope });
  return Math.max(0, ...rows.filter(({ state }) => state !== 'draft').map(({ sent_at }) => sent_at + restBetween));
}

/**
 * Counts who asked for news, and of these who reads each language.
 *
 * @param from how far a message has come, as it stands in its row: only those who have not got it are counted
 */
export async function countReaders(store: ReadStore, stored: Stored, from = ''): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let after: string | undefined = from; after !== undefined;) {
    const page: NewsReaders | undefined = await newsOf(stored)?.read(store, stored, after, 500);
    for (const { lang } of page?.readers ?? []) counts.set(lang, (counts.get(lang) ?? 0) + 1);
    after = page?.next;
  }
  return counts;
}
