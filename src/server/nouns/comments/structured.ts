import type { Comment, CommentPage, Thread } from '../../../schema/comments.ts';
import type { Site } from '../../core/services.ts';
import { counter, owner, work } from '../../pages/structured.ts';

/** Makes a discussion (https://schema.org/DiscussionForumPosting) with the comments of the page; those that were taken out have no text. */
export const threadData = (thread: Thread, { items }: CommentPage, site: Site) => ({
  '@type': 'DiscussionForumPosting',
  ...work(thread, site),
  headline: thread.title,
  author: owner(site),
  ...(thread.guidelines && { text: thread.guidelines }),
  ...counter('CommentAction', thread.numbers['comments']),
  comment: items.filter(({ text, state }) => text && state !== 'held').map((comment) => commentData(comment, thread)),
});

const commentData = ({ id, author, at, editedAt, text, lang }: Comment, { url }: Thread) => ({
  '@type': 'Comment',
  url: `${url}?id=${encodeURIComponent(id)}`,
  ...(author && { author: { '@type': 'Person', name: author } }),
  datePublished: at,
  ...(editedAt && { dateModified: editedAt }),
  ...(lang && { inLanguage: lang }),
  text,
});
