import { createFinder } from '../platforms/find.ts';
import type { Platform } from '../platforms/list.ts';
import { askPage, configure } from '../state/store.ts';
import type { TakeEarly } from './early.ts';
import { createFetchOnce } from './fetch-once.ts';
import type { GoodOptions } from './options.ts';

export { createKeyHandler } from '../elements/shared/typing.ts';
export { upgrade } from './upgrade.ts';

/** Takes up options of the page, as they come. `takeEarly` answers what was asked for before. */
export function createConfigure(platforms: readonly Platform[], takeEarly?: TakeEarly) {
  const fetch = takeEarly && createFetchOnce(takeEarly);
  const find = (timeout?: number): void =>
    configure({
      adapter: createFinder(platforms, { identity: askPage, ...(fetch && { fetch }), ...(timeout && { timeout }) }),
    });
  find();
  return ({ timeout, ...options }: GoodOptions): void => {
    if (timeout) find(timeout);
    configure(options);
  };
}
