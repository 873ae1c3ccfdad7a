/** Statuses of passing faults: the next attempt may succeed. Not 429 and 503: they ask to wait. */
export const passing = [408, 500, 502, 504];
