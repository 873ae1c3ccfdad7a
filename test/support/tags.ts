import * as elements from '../../src/elements/registry.ts';

/** The tag of an element of ours, as its own file tells the DOM. */
export type Tag = Extract<keyof HTMLElementTagNameMap, `civic-${string}`>;

/** The tags of all elements, from their list. */
export const tags = Object.keys(elements).map((name) => `civic-${name}` as Tag);

/** A selector of all elements. */
export const anyElement = tags.join(', ');
