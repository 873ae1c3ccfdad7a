import { createCounts } from '../core/counts.ts';
import { rateLimit } from '../core/rate-limit.ts';
import type { Services, Site } from '../core/services.ts';
import { smallestGroup as few } from '../core/smallest-group.ts';
import { wait } from '../core/wait.ts';
import { createMailbox } from '../mail/mailbox.ts';
import { createOutbox } from '../mail/outbox.ts';
import { privacyPath } from '../pages/privacy.ts';
import type { Store } from '../store/store.ts';

export interface ReadingOptions {
  /** Public address of the server: where the things stand. */
  baseUrl: string;
  /** The instant as of which everything is shown, in milliseconds since 1970. */
  at: number;
  /** What is said of the site: its name, its zone, its page on personal data. */
  site?: Partial<Site> | undefined;
  /** Ballots of which fewer are alike are left out. */
  minimumCell?: number | undefined;
  /** What is split by day tells of no group of fewer; 5 where it is not given. */
  smallestGroup?: number | undefined;
}

/** Makes what the views of things need where no server runs, with a clock that stands still: nobody acts by it, and it has no secret. */
export function servicesToRead(
  store: Store,
  { baseUrl, at, site, minimumCell = 1, smallestGroup = few }: ReadingOptions,
): Services {
  const clock = (): number => at;
  const home = baseUrl.replace(/(?<!\/)\/+$/, '');
  const none = rateLimit(0, 60_000);
  return {
    store,
    counts: createCounts(clock),
    outbox: createOutbox(store, createMailbox(), clock),
    clock,
    waiting: wait,
    baseUrl: home,
    site: { ...siteAt(home), ...site },
    secret: '',
    minimumCell,
    smallestGroup,
    pace: { posts: none, votes: none, acts: none, mails: none },
  };
}

/** No page is made here: only the name, the zone and the address of what is said of personal data come into views. */
const siteAt = (base: string): Site => ({
  base,
  name: 'Civic Widgets',
  timeZone: 'Europe/Paris',
  privacy: privacyPath,
  stylesheet: '',
  script: '',
  frameScript: '',
  home: '/',
  icon: '',
  thingPaths: [],
});
