import type { Decided } from '../../core/moderation.ts';
import type { QueuePage } from './queue.ts';
import type { Sent } from './sent.ts';

/** What a page of the queue shows. */
export interface QueueState extends QueuePage {
  /** The thing whose cases alone are shown. */
  only?: { scope: string; title: string } | undefined;
  /** Where this page of the queue began. */
  after?: string | undefined;
  /** A form as it was sent, where something of it was not done. */
  sent?: Sent | undefined;
  /** How many were decided. */
  done?: number | undefined;
  /** What was not decided, and why. */
  told?: readonly Decided[];
}

/** Names the form by which several cases are decided at once. */
export const bulkForm = 'several';
