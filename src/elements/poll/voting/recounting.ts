import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Poll, PublishedBallots } from '../../../schema/poll.ts';
import { sameResult } from '../../../tally/same.ts';
import type { Progress, Recount } from './count-again.ts';

/** Reads a page of the published ballots. */
type ReadPage = (signal: AbortSignal, after?: string) => Promise<PublishedBallots>;

/** Reads the published ballots, page by page, and counts them again in this browser. */
export class Recounting implements ReactiveController, Progress {
  state: Recount | undefined;
  ballots = 0;
  against: unknown;
  private running: AbortController | undefined;
  readonly host: ReactiveControllerHost;

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
    const isOver = (): boolean => this.running !== running;
    // What counts comes with the first recount, while the ballots are read.
    const [first, counting] = [(async () => read(running.signal))(), import('./count-again.ts')];
    first.catch(() => undefined);
    const state = await counting.then(
      ({ countAgain }) =>
        countAgain(this, { first, readPage: (after) => read(running.signal, after), readPoll: look, isOver }),
      (): Recount => 'failed',
    );
    if (!isOver()) this.go(state);
  }

  private go(state: Recount | undefined): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
