/** Returns the address of this page, without what follows its path, cut where it is longer than backends take. */
export const pageHere = (): string => (location.origin + location.pathname).slice(0, 300);
