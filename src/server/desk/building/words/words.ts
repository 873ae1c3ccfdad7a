import type { PlainWidget } from '../plain.ts';

/** A value of an option, and what it is called; the first one is that of the element itself, and empty. */
type Choices = Readonly<Record<string, string>>;

/** What the page says that writes the code to embed, in one language. */
export interface BuildingWords {
  link: string;
  title: string;
  lead: string;
  needsScript: string;
  /** Said to those without a script. */
  plain: {
    write: string;
    widgets: Readonly<Record<PlainWidget, string>>;
    elsewhere: string;
    notFound: string;
  };
  address: string;
  /** Before an example, which ends the sentence. */
  addressHint: string;
  platformsHint: string;
  show: string;
  adapter: string;
  adapterByAddress: string;
  element: string;
  /** By tag. */
  elements: Choices;
  lang: string;
  langOfPage: string;
  theme: string;
  themes: Choices;
  level: string;
  layout: string;
  layouts: Choices;
  order: string;
  orders: Choices;
  metrics: string;
  metric: Choices;
  chooseColour: string;
  colour: string;
  way: string;
  /** By way: what it is, and for whom. */
  ways: Readonly<Record<'module' | 'pinned' | 'classic' | 'place' | 'iframe' | 'oembed', readonly [string, string]>>;
  ownOnly: string;
  codeTitle: string;
  /** By the ways that they are for. */
  hints: Readonly<Record<string, string>>;
  /** Said of the code that is the least. */
  short: string;
  further: string;
  copy: string;
  copyWhole: string;
  previewTitle: string;
  phone: string;
  wide: string;
  policyTitle: string;
  policy: string;
  policyStyle: string;
  statementTitle: string;
  statement: string;
  /** What is said after something was done, by its key. */
  texts: Readonly<
    Record<
      'no-address' | 'not-found' | 'not-shown' | 'no-answer' | 'shows-nothing' | 'shown' | 'copied' | 'faint',
      string
    >
  >;
  /** Said of a page that shows things, where the address of a thing is wanted. */
  inside: {
    /** Before the things to take. */
    label: string;
    more: string;
    /** `{things}` is what it shows, `{which}` whose address is wanted. */
    shows: string;
    /** Whose address is wanted where it shows things of several types. */
    any: string;
    /** By type: one, whose address that is, several, and whose that is. */
    types: Readonly<Record<string, readonly [one: string, itself: string, many: string, ofMany: string]>>;
  };
}
