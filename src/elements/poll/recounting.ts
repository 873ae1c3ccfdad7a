import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Poll, PublishedBallots } from '../../schema/poll.ts';
import { canCount } from '../../tally/can-count.ts';
import { sameResult } from '../../tally/check.ts';
import { settingsOf } from '../../tally/settings.ts';
import { tally } from '../../tally/tally.ts';

/** How a recount went; `partial` where not all ballots are published, `unable` where this browser cannot count. */
export type Recount = 'running' | 'same' | 'other' | 'partial' | 'failed' | 'unable';

/** Reads the published ballots and counts them again in this browser. */
export class Recounting implements ReactiveController {
  state: Recount | undefined;
  /** Ballots that were read and counted again. */
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

  /** What is known of a result; of another one, as after new ballots, nothing. */
  of(result: unknown): Recount | undefined {
    const stays = ['running', 'failed', 'unable'].some((state) => state === this.state);
    return stays || sameResult(result, this.against) ? this.state : undefined;
  }

  /** @param look reads the poll again, once the ballots are there */
  async run(read: (signal: AbortSignal) => Promise<PublishedBallots>, look: () => Promise<Poll>): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.go('running');
    try {
      const { lines, withheld = 0 } = await read(running.signal);
      const poll = await look();
      if (this.running !== running) return;
      if (!canCount()) return this.go('unable');
      const { result } = poll;
      const again = tally(poll.method, lines, settingsOf(poll));
      this.against = result;
      this.ballots = again.ballots;
      const partial = withheld > 0 || again.ballots < (result?.ballots ?? 0);
      this.go(partial ? 'partial' : sameResult(again, result) ? 'same' : 'other');
    } catch {
      if (this.running === running) this.go(canCount() ? 'failed' : 'unable');
    }
  }

  private go(state: Recount): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
