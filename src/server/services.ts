import type { Counts } from './counts.ts';
import type { Post } from './mail.ts';
import type { Store } from './store/store.ts';

/** The site around the pages. */
export interface Site {
  /** Stands in the titles of pages and under mails. */
  name: string;
  /** Addresses of the style sheet, of the widgets' script, and of the home page. */
  stylesheet: string;
  script: string;
  home: string;
  /** IANA zone in which dates are written out in words. */
  timeZone: string;
}

/** What the acts and routes work with. */
export interface Services {
  store: Store;
  counts: Counts;
  post: Post;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Public address of the server, without a slash at the end. */
  baseUrl: string;
  site: Site;
}
