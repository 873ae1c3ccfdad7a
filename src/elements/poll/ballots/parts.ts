import type { TemplateResult } from 'lit';

/** The part of a ballot's form that its kind makes. */
export interface BallotParts {
  /** The question, with its limits. */
  legend: string;
  hints: readonly string[];
  fields: TemplateResult;
}
