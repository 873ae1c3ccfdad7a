import type { ReactiveController } from 'lit';
import type { Thing } from '../../../schema/common.ts';
import type { Work, WorkChallenge } from '../../../schema/work.ts';
import type { ElementContext } from '../context.ts';
import { solveInWorker } from './in-worker.ts';
import { solve } from './solve.ts';

/** For how long a solution is sent along, in milliseconds: less than backends give it, since it still has to arrive. */
const lasts = 15 * 60_000;

/** A challenge on its way to be solved. */
interface Solving {
  readonly src: string;
  readonly at: number;
  readonly stop: AbortController;
  readonly work: Promise<Work | undefined>;
  /** The act that it goes with. */
  key?: string | undefined;
}

/** The work of the browser that goes with an act: begun when somebody begins to act, and ended when the element leaves the page. */
export class ActWork implements ReactiveController {
  private solving: Solving | undefined;
  private readonly context: Pick<ElementContext<Thing, string>, 'host' | 'platform'>;

  constructor(context: ActWork['context']) {
    this.context = context;
    context.host.addController(this);
  }

  hostDisconnected(): void {
    this.solving?.stop.abort();
    this.solving = undefined;
  }

  /** Begins, or goes on, with the work for a thing; answers nothing where it is given up. @param key of the act that it goes with: no two have the same */
  of(src: string, key?: string): Promise<Work | undefined> {
    const known = this.solving;
    const isGood = known?.src === src && Date.now() - known.at < lasts && (known.key ?? key) === (key ?? known.key);
    if (!isGood) this.begin(src);
    const { solving } = this;
    if (solving && key) solving.key = key;
    return solving?.work ?? Promise.resolve(undefined);
  }

  private begin(src: string): void {
    this.solving?.stop.abort();
    const stop = new AbortController();
    const work = this.solve(src, stop.signal).catch(() => {
      // Whoever asks next tries once more.
      if (this.solving?.stop === stop) this.solving = undefined;
      return undefined;
    });
    this.solving = { src, at: Date.now(), stop, work };
  }

  private async solve(src: string, calledOff: AbortSignal): Promise<Work | undefined> {
    const challenge = (await this.context.platform?.challenge?.(src, { signal: calledOff })) as WorkChallenge;
    // In the page nothing is kept waiting either: browsers derive keys beside it.
    return solveInWorker(challenge, calledOff).catch(() => solve(challenge, calledOff));
  }
}
