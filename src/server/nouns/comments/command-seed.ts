import { parseArgs } from 'node:util';
import type { Command } from '../../core/command.ts';
import { StartError } from '../../core/start-error.ts';
import { things } from '../../core/tables.ts';
import { rowOf } from '../../core/things.ts';
import type { Store } from '../../store/store.ts';
import type { ThreadDocument } from './document.ts';
import { findThread, settingsOf } from './find.ts';
import { commentsKind } from './kind.ts';
import { loadComments } from './load.ts';
import type { NewComment } from './rows.ts';
import { largeThread } from './seed-large.ts';

/** Comments that are written at a time. */
const batch = 1000;

/** Fills a thread with made-up comments, for demonstrations and measurements; makes the thread where there is none. */
export const seedCommand: Command = {
  name: 'seed',
  usage: '[--comments n] [--thread id]',
  help: 'Makes a thread of n made-up comments, 1000 where no number is given; never in one of people',
  async run(given, { open }) {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args: given, options: { comments: text, thread: text } });
    const { comments = '1000', thread = 'grande-discussion' } = values;
    const count = Number(comments);
    if (!Number.isInteger(count) || count < 1 || count > 1_000_000) {
      throw new StartError(`--comments is ${comments}: give a whole number from 1 to 1000000.`);
    }
    const store = await open();
    try {
      await fill(store, thread, count);
      return `${count} comments are in ${store.home}; the thread is at /threads/${encodeURIComponent(thread)}`;
    } finally {
      await store.close();
    }
  },
};

async function fill(store: Store, thread: string, count: number): Promise<void> {
  const now = Date.now();
  await store.write(async (writer) => {
    if (!(await findThread(writer, thread))) {
      await writer.put(things, rowOf(commentsKind, thread, documentOf(now), now));
    }
  });
  const stored = await findThread(store, thread);
  if (!stored) throw new StartError(`Something else stands at "${thread}": give --thread another id.`);
  if (stored.document.title['fr'] !== title.fr) {
    throw new StartError(
      `People take part in "${thread}": made-up comments do not belong among theirs. Give --thread an id at which nothing stands.`,
    );
  }
  const { depth, sides } = settingsOf(stored);
  let waiting: NewComment[] = [];
  const flush = async (): Promise<void> => {
    const comments = waiting;
    waiting = [];
    await store.write((writer) => loadComments(writer, stored, comments, depth, now - 60_000));
  };
  const ids = sides.map(({ id }) => id);
  for (const comment of largeThread(count, now, ids)) {
    if (waiting.push(comment) >= batch) await flush();
  }
  await flush();
}

/** By it, a thread of such comments is known from one of people. */
const title = { fr: 'Une grande discussion', en: 'A large discussion' };

const documentOf = (now: number): ThreadDocument => ({
  type: 'thread',
  title,
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
