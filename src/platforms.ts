import type { AdapterOptions, FindAdapter } from './adapters/adapter.ts';
import { createFinder } from './platforms/find.ts';
import { platforms } from './platforms/list.ts';

export { isThingPath } from './platforms/find.ts';
export { adapterNames } from './platforms/list.ts';

/**
 * Finds adapters by name or by the address of the thing; what no platform is known for is asked for as `rest`.
 *
 * @throws CivicError where there is no adapter of that name, or its file cannot be loaded
 */
export const findAdapter = (options: AdapterOptions = {}): FindAdapter => createFinder(platforms, options);
