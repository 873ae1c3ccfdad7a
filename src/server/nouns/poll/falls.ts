import type { Moment } from '../../core/phases.ts';
import type { PollDocument } from './document.ts';
import { isPublic } from './public.ts';

/** Tells which count falls where ballots are taken back; nothing as long as not everyone may know it. */
export const fallOfVotes = ({ path, document }: { path: string; document: PollDocument }, moment: Moment) =>
  isPublic(document, moment) ? { metric: 'votes', path } : undefined;
