/** What makes acts suspect, and from how many on; a number of 0 turns its rule off. */
export interface Holding {
  /** So many people who act for the first time on one thing from one block of addresses, within `burstSpan`. */
  readonly burst: number;
  /** So many mailboxes of one domain that act for the first time on one thing within a day. */
  readonly crowd: number;
  /** So many keys, at most, a browser derives before an act: who comes without is suspect. Nothing, or 0, asks nobody for it. */
  readonly work?: number;
  /** Domains of addresses that are never suspect. */
  readonly trusted: readonly string[];
  /** Checks whether a domain is known to give addresses that are thrown away. */
  isThrowaway(domain: string): boolean;
  /** Checks whether an address of a network, as it is limited by, is one that many may come from behind a proxy: it tells nothing of who acts. */
  isInside(sender: string): boolean;
}

/** The name of the field of plain forms that people do not see, and that programs fill in. */
export const trapName = 'homepage';
