/** How far a site keeps the rules of accessibility, by the words of the French law: not at all or not checked, partly, wholly. */
export const conformities = ['none', 'partial', 'full'] as const;
export type Conformity = (typeof conformities)[number];
