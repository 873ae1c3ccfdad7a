import type { CivicAdapter } from '../../adapters/adapter.ts';
import { isCivicError } from '../../client/errors.ts';
import type { Thread } from '../../schema/comments.ts';
import { readAs } from '../acts.ts';
import type { ThreadBench } from '../acts/comments.ts';
import { about, claim, claimEqual, type Case } from '../case.ts';

/** Reads the ids of all comments of an order, page by page. `onFirst` runs after the first page. */
async function readAll(
  adapter: CivicAdapter,
  src: string,
  order: string,
  onFirst?: () => Promise<void>,
): Promise<string[]> {
  const found: string[] = [];
  const cursors = new Set<string>();
  for (let after: string | undefined; ;) {
    const page = await adapter.comments!.page!(src, { order, ...(after && { after }) }, { fresh: true });
    found.push(...page.items.map(({ id }) => id));
    if (cursors.size === 0) await onFirst?.();
    after = page.next;
    if (!after) return found;
    claim(!cursors.has(after), 'a place in the list comes once: the list has an end');
    cursors.add(after);
  }
}

/** Returns the orders of a thread, one of chance as a reader would ask for it. */
const ordersOf = ({ orders }: Thread): string[] =>
  orders.map(({ id }) => (id === 'random' ? 'random:conformance' : id));

export const paging: readonly Case[] = about<ThreadBench>('thread', [
  {
    name: 'every order holds each comment once, and ends',
    needs: ['comments.page'],
    async run(stage, { src }) {
      const sizes = new Set<number>();
      for (const order of ordersOf(await readAs<Thread>(stage, src))) {
        const ids = await readAll(stage.adapter, src, order);
        claimEqual(new Set(ids).size, ids.length, `different comments in ${order}`);
        sizes.add(ids.length);
      }
      claimEqual(sizes.size, 1, 'number of different lengths of the orders');
    },
  },
  {
    name: 'a comment that comes in while one reads moves none of the others',
    needs: ['comments.page'],
    async run(stage, { src, insert }) {
      const thread = await readAs<Thread>(stage, src);
      claim(insert !== undefined || thread.phase !== 'open', 'where the thread is open, the bench has `insert`');
      for (const order of ordersOf(thread)) {
        const before = await readAll(stage.adapter, src, order);
        const during = await readAll(stage.adapter, src, order, insert);
        const known = during.filter((id) => before.includes(id));
        claimEqual(known.join(' '), before.join(' '), `comments in ${order}`);
      }
    },
  },
  {
    name: 'a place in the list that was never given is not taken for its beginning',
    needs: ['comments.page'],
    async run({ adapter }, { src }) {
      try {
        const page = await adapter.comments!.page!(src, { after: 'no-such-place' });
        claimEqual(page.items.length, 0, 'comments from nowhere on');
      } catch (error) {
        if (!isCivicError(error)) throw error;
      }
    },
  },
]);
