import type { Colour } from './colour.ts';
import type { Counts } from './counts.ts';
import type { Licence } from './licence.ts';
import type { Holding } from './holding.ts';
import type { Outbox } from './outbox.ts';
import type { Conformity } from '../words/conformity.ts';
import type { PrivacyNotice } from '../words/privacy-notice.ts';
import type { Pace } from './pace.ts';
import type { SharedLimits } from './shared-limits.ts';
import type { Store } from '../store/store.ts';
import type { Wait } from './wait.ts';

/** The site around the pages. Its values change while the server runs, where something is chosen at the desk: read each when it is used. */
export interface Site {
  /** Stands in the titles of pages and under mails. */
  name: string;
  /** Public address of the server, without a slash at the end. */
  base: string;
  /** Addresses of the style sheet, of the widgets' script, of the script inside frames, and of the home page. */
  stylesheet: string;
  script: string;
  frameScript: string;
  home: string;
  /** Address of the picture in the tab of the browser. */
  icon: string;
  /** Address of the picture beside the name, where there is one. */
  logo?: string | undefined;
  /** The colour of links and buttons, where it is not that of the style sheet. */
  accent?: Colour | undefined;
  /** IANA zone in which dates are written out in words. */
  timeZone: string;
  /** Address of the log of what those who run the site did, where there is one. */
  log?: string | undefined;
  /** The paths of the pages of things, with a name for each part that differs. */
  thingPaths: readonly string[];
  /** Address of what is said of personal data, where a thing names none. */
  privacy: string;
  /** What the server's own page on personal data says of those who are responsible, once they have said it. */
  notice?: PrivacyNotice | undefined;
  /** Address of the legal notice. */
  legal?: string | undefined;
  /** Address of the declaration of accessibility, and what it comes to. */
  accessibility?: string | undefined;
  conformity?: Conformity | undefined;
  /** Where pages of the site stand in another language: by that language, and by the address that they have here. */
  translated?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  /** Under which what is published may be used again, where a thing names no other licence; the Open Licence of Etalab, where this does not either. */
  licence?: Licence | undefined;
}

/** What of a site can be chosen while the server runs. */
export type Chosen = Partial<
  Pick<Site, 'name' | 'home' | 'timeZone' | 'logo' | 'accent' | 'notice' | 'legal' | 'accessibility' | 'conformity'>
>;

/** What can be chosen of the site, and what can't. */
export interface SiteChoices {
  /** Checks whether whoever started the server has set this, so that nothing else can be chosen. */
  isFixed(name: keyof Chosen): boolean;
  /** Puts what was chosen in the place of the defaults. */
  choose(chosen: Chosen): void;
}

/** What the acts and routes work with. */
export interface Services {
  store: Store;
  counts: Counts;
  outbox: Outbox;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Lets time go by. */
  waiting: Wait;
  /** Public address of the server, without a slash at the end. */
  baseUrl: string;
  site: Site;
  /** What can be chosen of the site while the server runs; missing where nothing can. */
  choices?: SiteChoices;
  /** Makes what stands for a person in a vote. Who has it and the database can find out who voted; so it is kept apart. */
  secret: string;
  /** Ballots of which fewer are alike are left out of what is published. */
  minimumCell: number;
  /** What is split by day, place or source tells of no group of fewer. */
  smallestGroup: number;
  /** Which acts are held until an officer decides; none, where it is missing. */
  holding?: Holding | undefined;
  /** Paths of the addresses where it is counted that somebody begins to act, as `/petitions/:id`. */
  startsAt?: Set<string>;
  /** What makes limits those of all processes on one database; missing where one has it for itself. */
  shared?: SharedLimits | undefined;
  /** How much who is known may do, and the mails that a client may cause. */
  pace: Pace;
}
