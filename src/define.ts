import * as elements from './elements/registry.ts';
import { claimPage } from './elements/shared/claim.ts';
import { findAdapter } from './platforms.ts';
import { askPage, configure } from './state/store.ts';

/* Who registers the elements also gets to know them: their tags and events in the types of the DOM. */
export type * from './index.ts';

/** True where the elements of this page are those of this copy: the first one keeps it. */
export const isFirst = claimPage();

/* Registers every element, each of which finds the adapter of its address, until `configure()` says otherwise. */
if (isFirst) {
  configure({ adapter: findAdapter({ identity: askPage }) });
  for (const [name, element] of Object.entries(elements)) element.define(`civic-${name}`);
}
