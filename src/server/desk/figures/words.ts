import type { Series } from './series.ts';

/** What the figures of a thing say, in one language. */
export interface FiguresWords {
  lang: string;
  title: string;
  link: string;
  of: (title: string) => string;
  asOf: (time: string) => string;
  refresh: string;
  /** Said when the page has put in other numbers by itself. */
  changed: string;
  back: string;
  /** Said instead of what is hidden until the close. */
  hidden: string;
  funnel: string;
  series: Record<Series, string>;
  seriesHints: Record<Series, string>;
  /** What is counted before anyone acts, and what of it is not. */
  beforeActs: readonly string[];
  /** Names the days that are shown. */
  perTime: (from: string, to: string) => string;
  /** What leads to the days before and after. */
  otherDays: string;
  before: (day: string) => string;
  after: (day: string) => string;
  steps: Record<'hour' | 'day', string>;
  stepsLabel: string;
  chart: (what: string, step: string) => string;
  most: (count: string) => string;
  none: string;
  table: Record<'hour' | 'day', string>;
  time: string;
  burst: string;
  burstRule: (least: string, times: string) => string;
  noBurst: string;
  sources: string;
  pages: string;
  page: string;
  source: string;
  noSource: string;
  domains: string;
  domain: string;
  places: string;
  place: string;
  others: string;
  fewest: (count: string) => string;
  count: string;
  what: string;
  counted: readonly string[];
}
