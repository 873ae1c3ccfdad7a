/** What an archive says of the things of a noun to whoever finds it. */
export interface Archived {
  /** What there is of each, in the singular, as a sentence that lists them says it. */
  each: string;
  /** Files below one of them that are worth knowing, from its folder on, and what they hold. */
  below?: readonly { file: string; holds: string }[];
}
