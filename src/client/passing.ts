/** What a backend answers that may be well at the next attempt. Not 429 and 503: they ask to wait. */
export const passing = [408, 500, 502, 504];
