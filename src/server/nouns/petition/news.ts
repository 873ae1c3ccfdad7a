import { events, people } from '../../confirmation/tables.ts';
import type { News, NewsReader } from '../../core/news.ts';
import type { Stored } from '../../core/noun.ts';
import type { ReadStore } from '../../store/store.ts';
import { dropMails } from '../../mail/outgoing.ts';
import type { PetitionDocument } from './document.ts';

/** People who are looked at together, and in all before an answer is given: few of them may want news. */
const atOnce = 500;
const most = 5_000;

/** Those who signed, confirmed it, and ticked that they want news. */
export const signerNews: News<Stored<PetitionDocument>> = {
  async read(reader, { scope, id: thing }, after, limit) {
    const readers: NewsReader[] = [];
    let last = after;
    for (let seen = 0; seen < most; seen += atOnce) {
      const rows = await reader.list(people, { scope }, { limit: atOnce, after: [last] });
      readers.push(...(await wanting(reader, { scope, thing }, rows)));
      if (readers.length >= limit) return { readers: readers.slice(0, limit), next: readers[limit - 1]!.act };
      if (rows.length < atOnce) return { readers };
      last = rows.at(-1)!.act;
    }
    return { readers, next: last };
  },
  async leave(writer, { scope }, act) {
    await writer.update(people, { scope, act }, { receive_news: 0 });
    await dropMails(writer, { scope, about: act });
  },
};

/** Returns those of some people who asked for news, and whose signature counts. */
async function wanting(
  reader: ReadStore,
  { scope, thing }: { scope: string; thing: string },
  rows: readonly (NewsReader & { receive_news: number })[],
): Promise<NewsReader[]> {
  const asked = rows.filter(({ receive_news }) => receive_news === 1).map(({ act }) => act);
  const key = { scope, thing, kind: 'counted' };
  const counted = new Set((await reader.getMany(events, key, 'act', asked)).map(({ act }) => act));
  // What was taken out of the count keeps who made it, for it may be put back.
  for (const { act } of await reader.getMany(events, { ...key, kind: 'invalidated' }, 'act', asked))
    counted.delete(act);
  return rows.filter(({ act }) => counted.has(act)).map(({ act, email, lang }) => ({ act, email, lang }));
}
