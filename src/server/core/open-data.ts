import type { Thing } from '../../schema/common.ts';

/* What a noun brings to the data of its things: its rooms know what a number is, and not what it is of. */

/** A figure beside the numbers that all things have. */
export interface Figure {
  /** What was counted, in words of ASCII with points between: `result.votes`. */
  readonly measure: string;
  /** Of what, by its id: an option. Missing where it is of the whole. */
  readonly item?: string;
  /** What people call that. */
  readonly label?: string;
  /** Where that is an opinion: agree +1, neutral 0, disagree −1. */
  readonly sign?: 1 | 0 | -1;
  /** Where it was counted, in words for people, where that was not online. */
  readonly source?: string;
  readonly value: number;
}

/** A file besides those that all things have. */
export interface DataFile {
  /** Its address. */
  readonly url: string;
  /** Its media type. */
  readonly type: string;
  /** What is in it, in words. */
  readonly says: string;
}

/** What is published of a thing: made of what everyone reads, so that what is hidden there is in no file either. */
export interface OpenData {
  readonly thing: Thing;
  readonly figures?: readonly Figure[];
  /** How it is counted, besides what its numbers say of that. */
  readonly said?: readonly string[];
  readonly files?: readonly DataFile[];
}

/** Something that stands below a thing and has data of its own. */
export interface DataPart {
  readonly type: string;
  readonly url: string;
  /** Its words, or what stands in their place. */
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** Some of what stands below a thing; `next` is where it goes on. */
export interface DataParts {
  readonly items: readonly DataPart[];
  readonly next?: string | undefined;
}
