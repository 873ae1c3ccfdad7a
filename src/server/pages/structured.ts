import type { Comment, CommentPage, Thread } from '../../schema/comments.ts';
import type { Thing } from '../../schema/common.ts';
import type { Consultation } from '../../schema/consultation.ts';
import type { Petition } from '../../schema/petition.ts';
import type { Poll } from '../../schema/poll.ts';
import type { Site } from '../core/services.ts';

/*
 * What a thing is, in words of schema.org, for search engines: only what its page shows too, and counts only where they are public.
 */

/** What all have in common (https://schema.org/CreativeWork). */
const work = ({ url, title, lang, opensAt, closesAt }: Thing, site: Site) => ({
  '@id': url,
  url,
  name: title,
  inLanguage: lang,
  ...(opensAt && { datePublished: opensAt }),
  ...(closesAt && { expires: closesAt }),
  publisher: owner(site),
});

const owner = ({ name, base, home }: Site) => ({
  '@type': 'Organization',
  name,
  url: new URL(home, `${base}/`).href,
});

/** How often people did something (https://schema.org/InteractionCounter). */
const counter = (action: string, count: { value: number } | undefined) =>
  count && {
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: `https://schema.org/${action}`,
      userInteractionCount: count.value,
    },
  };

/** There is no type for petitions: a text (https://schema.org/CreativeWork) that people endorse (https://schema.org/EndorseAction). */
export const petitionData = (petition: Petition, site: Site) => ({
  '@type': 'CreativeWork',
  ...work(petition, site),
  text: petition.text,
  ...(petition.author && { creditText: petition.author }),
  ...counter('EndorseAction', petition.numbers['signatures']),
  ...(petition.can['sign']?.allowed && { potentialAction: { '@type': 'EndorseAction', target: petition.url } }),
});

/** A question with the answers that are put to the vote (https://schema.org/Question, https://schema.org/VoteAction). */
export const pollData = (poll: Poll, site: Site) => ({
  '@type': 'Question',
  ...work(poll, site),
  ...(poll.description && { text: poll.description }),
  suggestedAnswer: poll.options.map(({ label }) => ({ '@type': 'Answer', text: label })),
  ...counter('VoteAction', poll.numbers['votes']),
});

/** A discussion (https://schema.org/DiscussionForumPosting) with the comments of the page; those that were taken out have no text. */
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

/** Something that takes place online between two days (https://schema.org/Event); what it counts are no properties of an event. */
export const consultationData = ({ url, title, lang, summary, opensAt, closesAt }: Consultation, site: Site) => ({
  '@type': 'Event',
  '@id': url,
  url,
  name: title,
  inLanguage: lang,
  ...(summary && { description: summary }),
  ...(opensAt && { startDate: opensAt }),
  ...(closesAt && { endDate: closesAt }),
  eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
  location: { '@type': 'VirtualLocation', url },
  organizer: owner(site),
  isAccessibleForFree: true,
});
