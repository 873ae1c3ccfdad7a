import type { NameFault } from './reserved.ts';

/** What the desk says of reserved names, in one language. */
export interface NamesWords {
  link: string;
  title: string;
  titleOf: (title: string) => string;
  intro: string;
  always: string;
  own: (names: readonly string[]) => string;
  everywhere: string;
  list: string;
  column: string;
  empty: string;
  add: string;
  addTitle: string;
  name: string;
  nameHint: string;
  free: string;
  freeOf: (name: string) => string;
  reserved: string;
  freed: string;
  faults: Record<NameFault, string>;
  tryTitle: string;
  tryName: string;
  tryHint: string;
  tryButton: string;
  passes: (name: string) => string;
  refused: (name: string, like: string) => string;
}
