import { events, people } from '../../confirmation/tables.ts';
import type { News } from '../../core/news.ts';
import type { Stored } from '../../core/noun.ts';
import { dropMails } from '../../mail/outgoing.ts';
import type { PetitionDocument } from './document.ts';

/** Those who signed, confirmed it, and ticked that they want news. */
export const signerNews: News<Stored<PetitionDocument>> = {
  async read(reader, { scope, id: thing }, after, limit) {
    const rows = await reader.list(people, { scope }, { limit, after: [after] });
    const asked = rows.filter(({ receive_news }) => receive_news === 1).map(({ act }) => act);
    const key = { scope, thing, kind: 'counted' };
    const counted = new Set((await reader.getMany(events, key, 'act', asked)).map(({ act }) => act));
    // What was taken out of the count keeps who made it, for it may be put back.
    for (const { act } of await reader.getMany(events, { ...key, kind: 'invalidated' }, 'act', asked))
      counted.delete(act);
    const readers = rows.filter(({ act }) => counted.has(act)).map(({ act, email, lang }) => ({ act, email, lang }));
    return { readers, ...(rows.length === limit && { next: rows.at(-1)!.act }) };
  },
  async leave(writer, { scope }, act) {
    await writer.update(people, { scope, act }, { receive_news: 0 });
    await dropMails(writer, { scope, about: act });
  },
};
