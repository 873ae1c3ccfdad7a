import 'axe-core';
import { axeOptions, toFindings } from './axe-options.ts';

/** What axe finds in a part of this page; the rules about whole pages are for the tests of whole pages. */
export async function findAxe(part: Element): Promise<string[]> {
  // As a module, axe-core exports nothing and leaves itself on the page.
  const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
  const rules = { ...axeOptions.rules, region: { enabled: false } };
  return toFindings(await axe.run(part, { ...axeOptions, rules }));
}
