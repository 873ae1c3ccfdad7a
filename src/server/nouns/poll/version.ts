import type { PollDocument } from './document.ts';
import { givenBallots } from './given-ballots.ts';
import { changesKind } from './tables.ts';

/**
 * Returns what tells two lists of a poll's ballots apart: it changes whenever a ballot comes, changes or goes, and with the ballots that stand in
 * the document. @param kinds the counts of the poll
 */
export const versionOf = (document: PollDocument, kinds: ReadonlyMap<string, number>): string =>
  `${kinds.get(changesKind) ?? 0}-${givenBallots(document).hash}`;
