import type { CommentsWords } from '../texts/texts.ts';
import type { Choice, Thread } from '../../../schema/comments.ts';

/** Returns the thread with a name for each of its orders and sides: ours where the platform has none, or says that it may be told in every language. */
export function withLabels(words: CommentsWords, thread: Thread): Thread {
  const name = (kind: 'order' | 'side', { id, label, code }: Choice): Choice => {
    const key = `comments.${kind}.${code ?? id}`;
    const isOurs = (code || !label) && words.has(key);
    return { id, label: isOurs ? words.first([key], 'comments.one') : label || id };
  };
  const { orders, sides } = thread;
  return {
    ...thread,
    orders: orders.map((each) => name('order', each)),
    sides: sides.map((each) => name('side', each)),
  };
}
