import type { ThingAddress } from '../../core/noun.ts';
import type { Services } from '../../core/services.ts';
import { readThreadData } from './data.ts';
import type { StoredThread } from './find.ts';
import { readCommentDays } from './export-days.ts';
import { readThread } from './read.ts';
import { commentsWords } from './words-for.ts';

/** Makes a kind of address at which threads stand. */
export const commentsAddress = (
  path: string,
  find: (services: Services, ...parts: string[]) => Promise<StoredThread | undefined>,
): ThingAddress => ({
  path,
  element: 'comments',
  height: 800,
  badge: { metric: 'comments', units: (lang) => ({ comments: commentsWords(lang).page.comments }) },
  async find(services, ...parts) {
    const thread = await find(services, ...parts);
    if (!thread) return undefined;
    const { scope, thing: id, path: at, document } = thread;
    return {
      ...{ scope, id, path: at, document },
      read: (view) => readThread(services, thread, view),
      data: (view) => readThreadData(services, thread, view),
    };
  },
  async days(services, ...parts) {
    const thread = await find(services, ...parts);
    return thread && (() => readCommentDays(services, thread));
  },
});
