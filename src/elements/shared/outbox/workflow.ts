import type { ActResult, Thing } from '../../../schema/common.ts';
import type { WaitingAct } from '../../../state/outbox.ts';
import type { ElementContext } from '../context.ts';

/** The workflow of an act, as far as what keeps it on the device needs to know it. */
export interface Workflow {
  readonly context: Pick<
    ElementContext<Thing, string>,
    'host' | 'words' | 'thing' | 'platform' | 'sublevel' | 'find' | 'say' | 'focus'
  >;
  /** Address that the receipt of the act is kept under. */
  readonly place: string;
  /** What is said of it stands beside other things, which have steps of their own. */
  readonly isBeside?: boolean;
  /** True while an act is on its way. */
  readonly busy: boolean;
  /** Takes up what this device knows of the place now. */
  resume(): Promise<void>;
  /** Sends an act once more, and shows what came of it. */
  again(act: WaitingAct): Promise<void>;
  /** Shows an act that goes no further, to be mended. */
  bring(act: WaitingAct): void;
  /**
   * Puts the words of what is cancelled back where they were typed; answers whether they are there, and nothing where there is no such
   * place. False where other words stand there.
   */
  giveBack?(act: WaitingAct): boolean | undefined;
  /** Takes back what may have arrived under a key. */
  takeBack(key: string): Promise<ActResult | undefined>;
}
