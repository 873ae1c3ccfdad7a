import 'axe-core';
import type { RunOptions } from 'axe-core';
import { axeOptions, colourOptions, toFindings } from './axe-options.ts';

/** What axe finds in a part of this page; the rules about whole pages are for the tests of whole pages. */
export const findAxe = (part: Element): Promise<string[]> =>
  run(part, { ...axeOptions, rules: { ...axeOptions.rules, region: { enabled: false } } });

/** What axe finds in the colours of a part of this page, which was judged in other colours before. */
export const findInColours = (part: Element): Promise<string[]> => run(part, colourOptions);

async function run(part: Element, options: RunOptions): Promise<string[]> {
  // As a module, axe-core exports nothing and leaves itself on the page.
  const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
  return toFindings(await axe.run(part, options));
}
