import type { Store } from '../store/store.ts';

/** What a command may use of the process that runs it. */
export interface CommandContext {
  /** Opens the store that the environment names; whoever opens it closes it. @throws StartError where that can't be done. */
  open(): Promise<Store>;
  /** Prints a line while it goes on. */
  say(line: string): void;
  /** Prints a line that is no part of what the command answers: what may not have been meant. */
  warn(line: string): void;
}

/** A command of the command line: `civic-widgets <name>`. */
export interface Command {
  readonly name: string;
  /** What may be given after the name, for the help. */
  readonly usage?: string;
  /** What it does, in lines for the help. */
  readonly help: string;
  /**
   * Runs it with what was given after its name; answers what is to be printed.
   *
   * @throws StartError, or what `parseArgs()` throws, where something was given wrongly
   */
  run(given: string[], context: CommandContext): Promise<string | undefined>;
}
