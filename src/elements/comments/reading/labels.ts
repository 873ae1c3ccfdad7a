import type { CommentsWords } from '../texts/texts.ts';
import type { Choice, Thread } from '../../../schema/comments.ts';

/** Returns the thread with a name for each of its orders and sides: ours where the platform has none that it could tell in every language. */
export function withLabels(words: CommentsWords, thread: Thread): Thread {
  const name = (kind: 'order' | 'side', { id, label }: Choice): Choice => {
    const key = `comments.${kind}.${id}`;
    return { id, label: label || (words.has(key) ? words.first([key], 'comments.one') : id) };
  };
  const { orders, sides } = thread;
  return {
    ...thread,
    orders: orders.map((each) => name('order', each)),
    sides: sides.map((each) => name('side', each)),
  };
}
