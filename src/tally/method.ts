import type { BallotForm, MethodId, ResultOf, TallySettings, TieRule } from '../schema/ballot.ts';
import type { InPieces } from './pieces.ts';
import type { ballotKinds } from './settings.ts';

/** What every result has, whatever its method; the rest is the method's own. */
export type Header = 'method' | 'version' | 'tieRules' | 'lotOrder' | 'ballots' | 'counted' | 'blank' | 'rejected';

/** The settings of a poll whose ballots the method counts. */
export type SettingsOf<M extends MethodId> = TallySettings & {
  form: Extract<BallotForm, { kind: (typeof ballotKinds)[M] }>;
};

/** What a method learns when the last ballot is in. */
export interface Poll {
  readonly options: readonly string[];
  /** Ballots that were counted: neither blank nor rejected. */
  readonly counted: number;
  /** The place of each option in the published lot order; absent where there is none, or no ballot to settle by it. */
  readonly lot?: readonly number[];
}

/** A count under way. */
export interface Count<M extends MethodId> {
  /**
   * Takes `times` ballots that all say `values` (see `read.ts`). `values` is reused: nothing may keep it. Below 0,
   * `times` takes back ballots that were added.
   */
  add(values: Int32Array, times: number): void;
  /**
   * All that is known of the ballots, where that is numbers to which each ballot adds its own: those of two counts add up to those of
   * the ballots of both. Absent where a method goes through the ballots again.
   */
  readonly sums?: Float64Array;
  /** Counts; what takes long is done in pieces. It may be asked for again, once there are more ballots. */
  finish(poll: Poll): Omit<ResultOf<M>, Header> | InPieces<Omit<ResultOf<M>, Header>>;
}

/** A method of counting: its name, its version, and the count itself. Its docstring says who stated the rule, and where. */
export interface Method<M extends MethodId> {
  readonly id: M;
  /** Changes whenever the same ballots could give another result. */
  readonly version: string;
  /** How ties are settled before the lot, where there is one. */
  readonly tieRules: readonly TieRule[];
  /** Whether a published lot order settles what is left. */
  readonly lots: boolean;
  start(settings: SettingsOf<M>, options: readonly string[]): Count<M>;
}
