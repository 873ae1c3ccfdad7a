import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Poll, PublishedBallots } from '../../../schema/poll.ts';
import { canCount } from '../../../tally/can-count.ts';
import { sameResult } from '../../../tally/check.ts';
import { settingsOf } from '../../../tally/settings.ts';

/**
 * How a recount went; `partial` where not all ballots are published, `changed` where some came or went while they were read, `unable`
 * where this browser cannot count.
 */
export type Recount = 'running' | 'same' | 'other' | 'partial' | 'changed' | 'failed' | 'unable';

/** Reads a page of the published ballots. */
type ReadPage = (signal: AbortSignal, after?: string) => Promise<PublishedBallots>;

/** Reads the published ballots, page by page, and counts them again in this browser. */
export class Recounting implements ReactiveController {
  state: Recount | undefined;
  /** Ballots that were read and counted again, so far. */
  ballots = 0;
  /** The published result that was compared. */
  private against: unknown;
  private running: AbortController | undefined;
  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.running?.abort();
  }

  /** Returns what is known of a result; of another one, as after new ballots, nothing. */
  of(result: unknown): Recount | undefined {
    const stays = ['running', 'changed', 'failed', 'unable'].some((state) => state === this.state);
    return stays || sameResult(result, this.against) ? this.state : undefined;
  }

  /** Ends a recount that is under way; nothing is said of it. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
    this.go(undefined);
  }

  /**
   * Counts the published ballots again in this browser, in place of a recount that is under way; a failure is a state, and is not thrown.
   *
   * @param look reads the poll again, once ballots are there
   */
  async run(read: ReadPage, look: () => Promise<Poll>): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.ballots = 0;
    this.go('running');
    try {
      const state = await this.count(running, read, look);
      if (this.running === running) this.go(state);
    } catch {
      if (this.running === running) this.go(canCount() ? 'failed' : 'unable');
    }
  }

  private async count(running: AbortController, read: ReadPage, look: () => Promise<Poll>): Promise<Recount> {
    // The methods of counting come with the first recount.
    const tally = import('../../../tally/tally.ts');
    let page = await read(running.signal);
    const { startTally } = await tally;
    let poll = await look();
    if (!canCount()) return 'unable';
    const { method, result: first } = poll;
    const settings = settingsOf(poll);
    const { add, result } = startTally(method, settings);
    const { version } = page;
    let stays = true;
    let withheld = 0;
    for (;;) {
      for (const line of page.lines) {
        add(line);
        this.ballots += Number((line as { times?: unknown }).times) || 1;
      }
      withheld += page.withheld ?? 0;
      stays = stays && page.version === version;
      const { next } = page;
      if (next === undefined) break;
      this.host.requestUpdate();
      page = await read(running.signal, next);
      if (page.next === undefined) poll = await look();
      if (this.running !== running) return 'running';
    }
    const again = result();
    this.against = poll.result;
    this.ballots = again.ballots;
    if (withheld === 0 && sameResult(again, poll.result)) return 'same';
    // Of another list than the result, or of another poll: that says nothing of either.
    const isOf = version === undefined ? sameResult(first, poll.result) : version === poll.ballotsVersion;
    if (!stays || !isOf || !sameResult(settings, settingsOf(poll))) return 'changed';
    return withheld > 0 || again.ballots < (poll.result?.ballots ?? 0) ? 'partial' : 'other';
  }

  private go(state: Recount | undefined): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
