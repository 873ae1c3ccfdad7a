import * as elements from './registry.ts';
import type { OnDemand } from './shared/on-demand.ts';

/**
 * What a page loads for each tag that it shows. The bundle of the script tag makes an import of each line of the registry, which
 * is followed when its element is shown: `rollup.config.mjs`.
 */
export const onDemand: Readonly<Record<string, OnDemand>> = Object.fromEntries(
  Object.entries(elements).map((each) => [
    `civic-${each[0]}`,
    { element: () => Promise.resolve(each[1]), texts: each[1].texts },
  ]),
);
