import type { BallotForm, MethodId, ResultOf, TallySettings, TieRule } from '../schema/ballot.ts';
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
  /** Takes `times` ballots that all say `values` (see `read.ts`). `values` is reused: nothing may keep it. */
  add(values: Int32Array, times: number): void;
  finish(poll: Poll): Omit<ResultOf<M>, Header>;
}

/** A method of counting: its name, its version, who stated its rule, and the count itself. */
export interface Method<M extends MethodId> {
  readonly id: M;
  /** Changes whenever the same ballots could give another result. */
  readonly version: string;
  /** Who stated the rule, and where. */
  readonly source: string;
  /** How ties are settled before the lot, where there is one. */
  readonly tieRules: readonly TieRule[];
  /** Whether a published lot order settles what is left. */
  readonly lots: boolean;
  start(settings: SettingsOf<M>, options: readonly string[]): Count<M>;
}
