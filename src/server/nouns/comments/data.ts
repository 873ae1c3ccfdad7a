import type { OpenData } from '../../core/open-data.ts';
import type { Services } from '../../core/services.ts';
import type { View } from '../../core/view.ts';
import type { StoredThread } from './find.ts';
import { readThread } from './read.ts';
import { commentsWords } from './words-for.ts';

/** The sides that are an opinion, by their ids. */
const signs: Readonly<Record<string, 1 | 0 | -1>> = { '1': 1, '0': 0, '-1': -1 };

/** Reads what is published of a thread as data: how many comments take each side, and the file of what moderators decided. */
export async function readThreadData(services: Services, thread: StoredThread, view: View): Promise<OpenData> {
  const read = await readThread(services, thread, view);
  const figures = read.sides.map(({ id, label }) => ({
    ...{ measure: 'comments.side', item: id, label },
    ...(Object.hasOwn(signs, id) && { sign: signs[id]! }),
    value: read.bySide[id] ?? 0,
  }));
  const says = commentsWords(view.lang).page.logFile;
  return { thing: read, figures, files: read.log ? [{ url: `${read.log}.csv`, type: 'text/csv', says }] : [] };
}
