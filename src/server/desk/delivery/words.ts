import type { GoneRow } from '../../core/delivery.ts';

/** What the desk says of lists that are handed over, in one language. */
export interface DeliveryWords {
  link: string;
  title: string;
  intro: string;
  list: string;
  nothing: string;
  perSheet: string;
  perSheetHint: string;
  perSheetFault: string;
  forExcel: string;
  forExcelHint: string;
  asPage: string;
  asCsv: string;
  logged: string;
  back: string;
  /** In the list itself. */
  number: string;
  sheet: string;
  sheetOf: (sheet: string, sheets: string) => string;
  date: string;
  hash: string;
  hashHint: string;
  thing: string;
  address: string;
  text: (version: string, language: string) => string;
  earlier: (version: string, language: string, day: string) => string;
  print: string;
  /** Of a long list. */
  inVolumes: (rows: string) => string;
  volumes: string;
  volumesHint: string;
  volume: (number: string) => string;
  volumeOf: (number: string, volumes: string) => string;
  range: (from: string, to: string, firstSheet: string, lastSheet: string) => string;
  textsIn: string;
  volumeFaults: Record<'unknown' | 'changed', string>;
  empty: string;
  /** Those that count on paper besides: the head of their line in a file, and the sentence of the page. */
  onPaper: string;
  paperToo: (number: string) => string;
  /** Those that count, and of which nothing personal is known any more. */
  erased: string;
  erasedToo: (counted: string) => string;
  /** What stands at the place of a row that has gone since the list was handed over. */
  gone: Record<GoneRow['gone'], (day: string) => string>;
  goneSince: (counted: string) => string;
}
