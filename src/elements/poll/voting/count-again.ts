import type { Poll, PublishedBallots } from '../../../schema/poll.ts';
import { canCount } from '../../../tally/can-count.ts';
import { sameResult } from '../../../tally/same.ts';
import { settingsOf } from '../../../tally/settings.ts';
import { startTally } from '../../../tally/tally.ts';

/**
 * How a recount went; `partial` where not all ballots are published, `changed` where some came or went while they were read, `unable`
 * where this browser cannot count.
 */
export type Recount = 'running' | 'same' | 'other' | 'partial' | 'changed' | 'failed' | 'unable';

/** What a recount tells while it is under way. */
export interface Progress {
  /** Ballots that were read and counted again, so far. */
  ballots: number;
  /** The published result that was compared. */
  against: unknown;
  readonly host: { requestUpdate(): void };
}

/** Reads of a recount under way, and whether it was given up. */
export interface Sources {
  readonly first: Promise<PublishedBallots>;
  readPage(after: string): Promise<PublishedBallots>;
  readPoll(): Promise<Poll>;
  isOver(): boolean;
}

/** Counts published ballots again, page by page, and says what came of it; a failure is an answer too. */
export async function countAgain(progress: Progress, sources: Sources): Promise<Recount> {
  try {
    return await count(progress, sources);
  } catch {
    return canCount() ? 'failed' : 'unable';
  }
}

async function count(progress: Progress, { first, readPage, readPoll, isOver }: Sources): Promise<Recount> {
  let page = await first;
  let poll = await readPoll();
  if (!canCount()) return 'unable';
  const { method, result: before } = poll;
  const settings = settingsOf(poll);
  const { add, result } = startTally(method, settings);
  const { version } = page;
  let stays = true;
  let withheld = 0;
  for (;;) {
    for (const line of page.lines) {
      add(line);
      progress.ballots += Number((line as { times?: unknown }).times) || 1;
    }
    withheld += page.withheld ?? 0;
    stays = stays && page.version === version;
    const { next } = page;
    if (next === undefined) break;
    progress.host.requestUpdate();
    page = await readPage(next);
    if (page.next === undefined) poll = await readPoll();
    if (isOver()) return 'running';
  }
  const again = result();
  progress.against = poll.result;
  progress.ballots = again.ballots;
  if (withheld === 0 && sameResult(again, poll.result)) return 'same';
  // Of another list than the result, or of another poll: that says nothing of either.
  const isOf = version === undefined ? sameResult(before, poll.result) : version === poll.ballotsVersion;
  if (!stays || !isOf || !sameResult(settings, settingsOf(poll))) return 'changed';
  return withheld > 0 || again.ballots < (poll.result?.ballots ?? 0) ? 'partial' : 'other';
}
