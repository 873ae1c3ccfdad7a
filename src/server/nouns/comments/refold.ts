import { fold } from '../../../text/fold.ts';
import { table, type Writer } from '../../store/store.ts';
import { keepWords, type FoundByWords } from './index-words.ts';

/** So many comments are held at a time. */
const batch = 500;

/** What is read and written here: a migration goes by the columns that every version has had. */
const texts = table<FoundByWords & { body: string }>({
  name: 'thread_comment',
  columns: { scope: 'text', thing: 'text', id: 'text', created_at: 'integer', body: 'text', folded: 'text' },
  key: ['scope', 'thing', 'id'],
});

/** Folds all comments as searches are folded now, and keeps their words anew where that changes them. */
export async function refold(writer: Writer): Promise<void> {
  for (let after: string[] = []; ;) {
    const rows = await writer.list(texts, {}, { limit: batch, ...(after.length > 0 && { after }) });
    for (const { body, ...row } of rows) {
      const folded = fold(body);
      if (folded === row.folded) continue;
      const { scope, thing, id } = row;
      await writer.update(texts, { scope, thing, id }, { folded });
      await keepWords(writer, { ...row, folded }, false);
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = [last.scope, last.thing, last.id];
  }
}
