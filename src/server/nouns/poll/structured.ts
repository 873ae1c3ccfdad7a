import type { Poll } from '../../../schema/poll.ts';
import type { Site } from '../../core/services.ts';
import { counter, work } from '../../pages/structured.ts';

/** Makes a question with the answers that are put to the vote (https://schema.org/Question, https://schema.org/VoteAction). */
export const pollData = (poll: Poll, site: Site) => ({
  '@type': 'Question',
  ...work(poll, site),
  ...(poll.description && { text: poll.description }),
  suggestedAnswer: poll.options.map(({ label }) => ({ '@type': 'Answer', text: label })),
  ...counter('VoteAction', poll.numbers['votes']),
});
