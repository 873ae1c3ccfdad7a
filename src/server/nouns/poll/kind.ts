import * as z from 'zod/mini';
import type { ActKind } from '../../confirmation/rules.ts';
import { pollDocument, type PollDocument } from './document.ts';
import { pollRequests } from './requests.ts';
import { pollActs } from './rules.ts';
import { votingWords } from './words-for.ts';

/** Polls, and what it is to vote in one. */
export const pollKind: ActKind<PollDocument> = {
  type: 'poll',
  path: '/polls',
  parse: (document) => z.parse(pollDocument, document),
  schema: pollDocument,
  acts: pollRequests.vote.path,
  requests: pollRequests,
  rules: pollActs,
  words: votingWords,
};
