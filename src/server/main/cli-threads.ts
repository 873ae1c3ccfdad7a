import { largeThread } from '../nouns/comments/seed-large.ts';
import { openForCommand } from './serve.ts';
import { readSettings } from './settings.ts';
import { StartError } from '../core/start-error.ts';
import type { Store } from '../store/store.ts';
import { grants } from '../nouns/comments/tables.ts';
import type { ThreadDocument } from '../nouns/comments/document.ts';
import { loadComments } from '../nouns/comments/load.ts';
import type { NewComment } from '../nouns/comments/rows.ts';
import { addressDigest, type Role } from '../nouns/comments/members.ts';
import { settingsOf, findThread } from '../nouns/comments/find.ts';
import { checkEmail } from '../core/rules.ts';
import { putThing } from '../nouns.ts';

/** Comments that are written at a time. */
const batch = 1000;

/**
 * Fills a thread with made-up comments, for demonstrations and measurements; makes the thread where there is none. Answers what it did.
 *
 * @throws StartError where the number makes no sense or something else stands at the address.
 */
export async function seedComments({ comments = '1000', thread = 'grande-discussion' }): Promise<string> {
  const count = Number(comments);
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000) {
    throw new StartError(`--comments is ${comments}: give a whole number from 1 to 1000000.`);
  }
  return withStore(async (store) => {
    const now = Date.now();
    await store.write(async (writer) => {
      if (!(await findThread(writer, thread))) await putThing(writer, thread, documentOf(now), now);
    });
    const stored = await findThread(store, thread);
    if (!stored) throw new StartError(`Something else stands at "${thread}": give --thread another id.`);
    const { depth, sides } = settingsOf(stored);
    let waiting: NewComment[] = [];
    const flush = async (): Promise<void> => {
      const comments = waiting;
      waiting = [];
      await store.write((writer) => loadComments(writer, stored, comments, depth, now - 60_000));
    };
    for (const comment of largeThread(
      count,
      now,
      sides.map(({ id }) => id),
    )) {
      if (waiting.push(comment) >= batch) await flush();
    }
    await flush();
    return `${count} comments are in ${store.home}; the thread is at /threads/${encodeURIComponent(thread)}`;
  });
}

const documentOf = (now: number): ThreadDocument => ({
  type: 'thread',
  title: { fr: 'Une grande discussion', en: 'A large discussion' },
  opensAt: new Date(now - 61 * 86_400_000).toISOString(),
  sides: [{ id: '1' }, { id: '0' }, { id: '-1' }],
  votes: 'up-down',
  notice: {
    version: '1',
    controller: { fr: 'Démonstration', en: 'Demonstration' },
    purpose: { fr: 'essayer une grande discussion.', en: 'to try a large discussion.' },
    retention: { fr: 'jusqu’à l’effacement de la base.', en: 'until the database is removed.' },
    url: '/donnees-personnelles.html',
  },
});

/** Gives an address a role in the threads of a scope, or takes it. @throws StartError where the address is none. */
export async function grantRole(
  scope: string,
  email: string,
  { role = 'moderator', remove = false }: { role?: string; remove?: boolean },
): Promise<string> {
  const checked = checkEmail(email);
  if ('fault' in checked) throw new StartError(`"${email}" is no e-mail address.`);
  if (!isRole(role)) throw new StartError(`There is no role "${role}": it is moderator or official.`);
  const address = await addressDigest(scope, checked.value);
  return withStore(async (store) => {
    await store.write(async (writer) => {
      if (remove) await writer.remove(grants, { scope, address, role });
      else await writer.put(grants, { scope, address, role, at: Date.now() });
    });
    const done = remove ? 'is no longer' : 'is now';
    return `${checked.value} ${done} ${role} of the threads of "${scope}" in ${store.home}. They join there with this address.`;
  });
}

const isRole = (role: string): role is Role => role === 'moderator' || role === 'official';

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openForCommand(readSettings(process.env));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
