/** What the desk says of acts that are taken out of the count, in one language. */
export interface InvalidatingWords {
  link: string;
  title: (thing: string) => string;
  intro: string;
  choose: string;
  chooseHint: string;
  from: string;
  until: string;
  zone: (zone: string) => string;
  domain: string;
  domainHint: string;
  source: string;
  sourceHint: string;
  receipts: string;
  receiptsHint: string;
  why: string;
  whyHint: string;
  preview: string;
  previewTitle: string;
  /** How many would be taken out; the number stands before its unit. */
  chosen: (number: string) => string;
  /** In the place of how many, as long as results are hidden. */
  chosenHidden: string;
  nothingYet: string;
  histogram: string;
  when: string;
  number: string;
  sample: string;
  sampleHint: string;
  sampleLine: (time: string, domain: string, source: string) => string;
  noDomain: string;
  noSource: string;
  doIt: (number: string) => string;
  doItHidden: string;
  again: string;
  past: string;
  none: string;
  outOn: (number: string, date: string) => string;
  outHidden: (date: string) => string;
  undone: (date: string) => string;
  undo: string;
  undoHint: string;
  whyBack: string;
  done: Record<'invalidated' | 'restored' | 'under-way', string>;
  back: string;
  outdated: string;
  faults: Record<string, string>;
}
