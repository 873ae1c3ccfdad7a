import type { AxeResults, Result, RunOptions } from 'axe-core';

/** WCAG 2.2 AA, the French RGAA, and good practice; the size of targets is off by default. */
export const axeOptions: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
};

/** The rules that look at colours: what else axe finds is the same in every colour scheme. */
export const colourOptions: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations', 'incomplete'],
};

/** Axe can't tell what lies under the words of a grade whose field is all of its cell: they have the colours of the page, which `contrast.test.ts` computes. */
const isOnItsField = (finding: string): boolean =>
  /^undecided of color-contrast .* \.scale > \S+ > span(?:\[dir="auto"\])?: .*(?:overlapped by another element|too short to determine)/.test(
    finding,
  );

/** What axe found, a line for each element: what it could not decide is for people to look at, and stands there too. */
export function toFindings({ violations, incomplete }: Pick<AxeResults, 'violations' | 'incomplete'>): string[] {
  return [
    ...toLines('violation', violations),
    ...toLines('undecided', incomplete).filter((finding) => !isOnItsField(finding)),
  ];
}

const toLines = (kind: string, results: Result[]): string[] =>
  results.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join(' ');
      return `${kind} of ${id} (${help}) at ${target.flat().join(' ')}: ${why} ${html.slice(0, 200)}`;
    }),
  );
