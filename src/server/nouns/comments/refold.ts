import { fold } from '../../../text/fold.ts';
import type { Writer } from '../../store/store.ts';
import { texts, words } from './earlier-tables.ts';
import { wordKeys } from './index-words.ts';
import { slices } from '../../store/slices.ts';

/** Folds all comments as searches are folded now, and keeps their words anew where that changes them. */
export async function refold(writer: Writer): Promise<void> {
  for await (const rows of slices(writer, texts)) {
    for (const { body, folded: before, created_at, ...key } of rows) {
      const folded = fold(body);
      if (folded === before) continue;
      await writer.update(texts, key, { folded });
      await writer.remove(words, key);
      await writer.insertMany(
        words,
        wordKeys(folded).map((word) => ({ ...key, word, created_at })),
      );
    }
  }
}
