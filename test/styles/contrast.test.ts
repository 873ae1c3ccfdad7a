import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resultStyles } from '../../src/elements/poll/results/results.styles.ts';
import { tokens } from '../../src/styles/tokens.ts';

type Scheme = 0 | 1;

/** Both colours of a token: light and dark. */
function pair(name: string): [string, string] {
  const found = new RegExp(`--${name}: var\\(--civic-[a-z-]+, light-dark\\((#\\w{6}), (#\\w{6})\\)\\)`).exec(
    tokens.cssText,
  );
  assert.ok(found?.[1] && found[2], `token --${name} is a pair of colours`);
  return [found[1], found[2]];
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const page: [string, string] = ['#ffffff', '#12171c'];
const pairs: [string, [string, string], string, [string, string], number][] = [
  ['accent', pair('accent'), 'the page', page, 4.5],
  ['on-accent', pair('on-accent'), 'accent', pair('accent'), 4.5],
  ['quiet', pair('quiet'), 'the page', page, 4.5],
  ['quiet', pair('quiet'), 'soft', pair('soft'), 4.5],
  ['error', pair('error'), 'the page', page, 4.5],
  ['error', pair('error'), 'soft', pair('soft'), 4.5],
  ['accent', pair('accent'), 'soft', pair('soft'), 4.5],
  ['ink', pair('ink'), 'soft', pair('soft'), 4.5],
  ['ink', pair('ink'), 'field', pair('field'), 4.5],
  ['line', pair('line'), 'field', pair('field'), 3],
  ['line', pair('line'), 'the page', page, 3],
  ['success', pair('success'), 'soft', pair('soft'), 3],
];

describe('the tokens', () => {
  for (const scheme of [0, 1] as Scheme[]) {
    for (const [name, colour, on, ground, least] of pairs) {
      it(`${name} on ${on} has a contrast of ${least}:1 in ${scheme === 0 ? 'light' : 'dark'}`, () => {
        const found = contrast(colour[scheme], ground[scheme]);
        assert.ok(found >= least, `${colour[scheme]} on ${ground[scheme]}: ${found.toFixed(2)}`);
      });
    }
  }
});

describe('the parts of a merit profile', () => {
  const looks = [...resultStyles.cssText.matchAll(/color-mix\(in srgb, var\(--(\w+)\) (\d+)%, var\(--field\)\)/g)];

  /** A colour mixed into the ground of fields, in sRGB as the style sheet says. */
  function mix(name: string, share: number, scheme: Scheme): string {
    const [one, other] = [pair(name)[scheme], pair('field')[scheme]];
    const parts = [1, 3, 5].map((at) => {
      const [a, b] = [one, other].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
      return Math.round((a ?? 0) * share + (b ?? 0) * (1 - share));
    });
    return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  }

  it('have six colours and one between', () => assert.equal(looks.length, 6));

  for (const [, name = '', share = ''] of looks) {
    for (const scheme of [0, 1] as Scheme[]) {
      it(`${name} at ${share} % lies 3:1 apart from the lines around it in ${scheme === 0 ? 'light' : 'dark'}`, () => {
        const found = contrast(mix(name, Number(share) / 100, scheme), pair('ink')[scheme]);
        assert.ok(found >= 3, found.toFixed(2));
      });
    }
  }
});
