/** What a person can ask for: their data, or their erasure. */
export const wishes = ['export', 'erase'] as const;
export type Wish = (typeof wishes)[number];
