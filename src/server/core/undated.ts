/*
 * When something was done whose date nobody knows, such as a row of an open data file that was cut off. It stands last in every order of
 * time: where the newest come first and where the oldest do.
 */

/** Stands for an unknown date in lists where the newest come first. */
export const undated = 0;
/** Stands for an unknown date in lists where the oldest come first: the end of the year 9999. */
export const undatedLast = Date.UTC(10_000, 0, 1) - 1;
