import { everyFile } from '../../schema/comments-archive.ts';
import { fold } from '../../text/fold.ts';
import type { Comment, CommentPage, CommentQuery } from '../../schema/comments.ts';

type Read = (path: string) => Promise<CommentPage>;

/** Files that are looked through for one page of found comments, and comments that are enough for one. */
const maxFiles = 5;
const minFound = 20;

/** Finds the comments that hold all words of a question, or the way to one comment: a host of files cannot search. */
export function findComments(read: Read, { id, search = '', after }: CommentQuery): Promise<CommentPage> {
  return id ? findWay(read, id) : findWords(read, search, after ?? everyFile(1));
}

async function findWords(read: Read, search: string, start: string): Promise<CommentPage> {
  const words = fold(search).split(/\s+/).filter(Boolean);
  const items: Comment[] = [];
  let next: string | undefined = start;
  for (let files = 0; next !== undefined && files < maxFiles && items.length < minFound; files += 1) {
    const page: CommentPage = await read(next);
    items.push(
      ...page.items.filter(({ text }) => text !== undefined && words.every((word) => fold(text).includes(word))),
    );
    next = page.next;
  }
  return { items, ...(next !== undefined && { next }) };
}

/** Finds a comment with all above it. The newest stand first: what a comment answers is in the same file or in a later one. */
async function findWay(read: Read, id: string): Promise<CommentPage> {
  const known = new Map<string, Comment>();
  const way: Comment[] = [];
  let wanted: string | undefined = id;
  let next: string | undefined = everyFile(1);
  while (wanted !== undefined) {
    const found: Comment | undefined = known.get(wanted);
    if (found) {
      known.delete(wanted);
      way.unshift(found);
      wanted = found.parent;
    } else if (next !== undefined) {
      const page: CommentPage = await read(next);
      for (const comment of page.items) known.set(comment.id, comment);
      next = page.next;
    } else break;
  }
  return { items: way };
}
