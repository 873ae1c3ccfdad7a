import { hash } from '../../../text/hash.ts';
import type { PollDocument } from './document.ts';
import { changesKind } from './tables.ts';

/**
 * What tells two lists of a poll's ballots apart: it changes whenever a ballot comes, changes or goes, and with the ballots that stand in
 * the document. @param kinds the counts of the poll
 */
export const versionOf = ({ bundles = [] }: PollDocument, kinds: ReadonlyMap<string, number>): string =>
  `${kinds.get(changesKind) ?? 0}-${bundles.length === 0 ? 0 : hash(JSON.stringify(bundles))}`;
