/** The part of a ballot's form that its kind makes. */
export interface BallotParts {
  /** The question, with its limits. */
  legend: string;
  hints: readonly string[];
  /** What is drawn below them; until its code is here, that it is loading. */
  fields: unknown;
}
