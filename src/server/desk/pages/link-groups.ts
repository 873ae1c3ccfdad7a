/** What the links on the page of a thing are about, in the order in which they stand. */
export const linkGroups = ['page', 'answer', 'count', 'people'] as const;

export type LinkGroup = (typeof linkGroups)[number];
