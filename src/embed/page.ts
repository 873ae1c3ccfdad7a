import { claimPage, version } from '../elements/shared/claim.ts';
import { listenToKeys } from '../elements/shared/keys.ts';
import { ownTag, readOptions, type EmbedOptions, type GoodOptions } from './options.ts';
import { watch, type Serve } from './scan.ts';

interface CivicWidgets {
  readonly version: string;
  configure(options: EmbedOptions): void;
  push(...options: EmbedOptions[]): void;
}

declare global {
  interface Window {
    /** The script; before it has loaded, a list of options that it will take up in this order. */
    civicWidgets?: CivicWidgets | EmbedOptions[];
  }
}

/** What serves the elements of a page. */
export interface Service {
  /** Every tag that there is. */
  tags: readonly string[];
  configure(options: GoodOptions): void;
  serve: Serve;
  handleKey(event: KeyboardEvent): void;
}

/** Serves this page, if no other copy of the script does: takes its options, and then its elements. */
export function servePage(start: () => Service): void {
  if (!claimPage()) return;
  const { tags, configure, serve, handleKey } = start();
  // Before any script of the page that comes later.
  listenToKeys(handleKey);
  configure(readOptions('<script data-…>', { ...ownTag()?.dataset }));

  const { civicWidgets: waiting } = window;
  const take = (options: EmbedOptions): void => configure(readOptions('civicWidgets.configure()', options));
  window.civicWidgets = { version, configure: take, push: (...all) => all.forEach(take) };
  if (Array.isArray(waiting)) waiting.forEach(take);

  // While the page is being read, only the beginning of a place may be there.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => watch(tags, serve));
  else watch(tags, serve);
}
