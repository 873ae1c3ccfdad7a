import { schemas } from '../../src/server/nouns.ts';
import { loadComments } from '../../src/server/nouns/comments/load.ts';
import { openStore, type StoreOptions } from '../../src/server/store/open.ts';
import type { Store } from '../../src/server/store/store.ts';
import { threadDocument } from '../../src/testing/samples/comments.ts';
import { petitionDocument } from '../../src/testing/samples/petition.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import { sampleTown } from '../../src/testing/samples/town.ts';

/** Where a server keeps what it is told. */
export type Place = Omit<StoreOptions, 'schemas'>;

/** What stands in the town: each is a scope of its own. */
export const [petition, poll, thread] = ['pistes', 'bibliotheque', 'place'] as const;

/** The secret of every server of the town, without which nothing that it sealed can be read. */
export const secret = 'x'.repeat(32);

/** The comment that everyone votes on. */
export const statement = 'c1';

export const openTown = (place: Place): Promise<Store> => openStore({ ...place, schemas });

/** Puts in a petition, a poll and a thread with one comment. */
export async function layTown(place: Place): Promise<void> {
  const store = await openTown(place);
  const town = sampleTown(store, 'https://participer.exemple');
  await town.put(petition, petitionDocument());
  await town.put(poll, pollDocument());
  await town.put(thread, threadDocument());
  const said = { id: statement, author: 'sample', name: 'Nina', side: '1', lang: 'fr', body: 'Gardons les platanes.' };
  const now = Date.now();
  await store.write((writer) => loadComments(writer, { scope: thread, thing: thread }, [{ ...said, at: now }], 3, now));
  await store.close();
}
