/* What numbers of a count oblige to, as it stands in documents and as it came about. */

/** A number that a count had come to before it meant anything, as everyone may know it. */
export interface Passed {
  /** The number, and when: ISO 8601. */
  reached: { at: number; on: string };
  /** Why it is told, by language. */
  why: Readonly<Record<string, string>>;
}

/** A promise that a document makes: what the institution does once a number is reached, or after the close. */
export interface Promised {
  /** The field of the document in which it stands. */
  field: string;
  /** The number, or `closeMark`. */
  at: number;
  /** All that is promised, with the number: whoever changes a part of it changes the promise. */
  promise: object;
}
