import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { lookStyles } from '../../src/elements/poll/looks.styles.ts';
import { tokens } from '../../src/styles/tokens.ts';

type Scheme = 0 | 1;

/** The grounds that pages have when they are light and when they are dark. */
const page: [string, string] = ['#ffffff', '#12171c'];

/** Both colours of a token: light and dark. */
function pair(name: string): [string, string] {
  const [, share] = new RegExp(`--${name}: [^;]*currentColor (?:var\\(--[\\w-]+, )?(\\d+)%`).exec(tokens.cssText) ?? [];
  if (share)
    return [0, 1].map((scheme) => blend(pair('ink')[scheme], page[scheme], Number(share) / 100)) as [string, string];
  const found = new RegExp(
    `--(?:usual-)?${name}: (?:var\\(--found-[a-z-]+, )?var\\(--civic-[a-z-]+, light-dark\\((#\\w{6}), (#\\w{6})\\)\\)`,
  ).exec(tokens.cssText);
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

/** A colour mixed into another, in sRGB as the style sheet says. */
const mix = (name: string, share: number, into: string, scheme: Scheme): string =>
  blend(pair(name)[scheme], pair(into)[scheme], share);

function blend(one = '', other = '', share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((a ?? 0) * share + (b ?? 0) * (1 - share));
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

const mixed = (selector: RegExp): [string, number, string][] =>
  [...lookStyles.cssText.matchAll(selector)].map(([, name = '', share = '', into = '']) => [
    name,
    Number(share) / 100,
    into,
  ]);

describe('the parts of a merit profile', () => {
  const between = mixed(/background-color: color-mix\(in srgb, var\(--(\w+)\) (\d+)%, var\(--(field)\)\)/g);
  const ends = [...lookStyles.cssText.matchAll(/background-color: var\(--(\w+)\);\s+color: var\(--field\)/g)];

  it('have seven looks', () => assert.deepEqual([between.length, ends.length], [5, 2]));

  for (const scheme of [0, 1] as Scheme[]) {
    const where = scheme === 0 ? 'light' : 'dark';
    for (const [name, share, into] of between) {
      it(`${name} at ${share * 100} % carries its figure with 4.5:1 in ${where}`, () => {
        const found = contrast(mix(name, share, into, scheme), pair('ink')[scheme]);
        assert.ok(found >= 4.5, found.toFixed(2));
      });
    }
    for (const [, name = ''] of ends) {
      it(`${name} carries its figure with 4.5:1 in ${where}`, () => {
        const found = contrast(pair(name)[scheme], pair('field')[scheme]);
        assert.ok(found >= 4.5, found.toFixed(2));
      });
    }
  }
});

describe('the bars of a result that are not the first', () => {
  const [[name, share, into] = ['', 0, '']] = mixed(
    /--tint: color-mix\(in srgb, var\(--(\w+)\) (\d+)%, var\(--(\w+)\)\)/g,
  );
  for (const scheme of [0, 1] as Scheme[]) {
    it(`lie 3:1 apart from what is left of their track in ${scheme === 0 ? 'light' : 'dark'}`, () => {
      const found = contrast(mix(name, share, into, scheme), pair(into)[scheme]);
      assert.ok(found >= 3, found.toFixed(2));
    });
  }
});

describe('the colours of the pages of the server and of the desk', () => {
  const sheet = readFileSync(new URL('../../src/server/pages/pages.css', import.meta.url), 'utf8');
  const named = (name: string): [string, string] => {
    const [, light, dark] = RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(sheet) ?? [];
    return light && dark ? [light, dark] : assert.fail(`--${name} is a pair of colours`);
  };
  // Lines of fields, of what is chosen and of charts are parts that one needs to see (WCAG 1.4.11); `rule` only parts what is apart anyway.
  for (const [name, ground, least] of [
    ['ink', 'paper', 4.5],
    ['ink', 'mist', 4.5],
    ['soft-ink', 'paper', 4.5],
    ['soft-ink', 'mist', 4.5],
    ['accent', 'paper', 4.5],
    ['accent', 'mist', 4.5],
    ['on-accent', 'accent', 4.5],
    ['wrong', 'paper', 4.5],
    ['wrong', 'mist', 4.5],
    ['edge', 'paper', 3],
    ['edge', 'mist', 3],
  ] as const)
    for (const scheme of [0, 1] as Scheme[])
      it(`${name} on ${ground} has a contrast of ${least}:1 in ${scheme === 0 ? 'light' : 'dark'}`, () => {
        const found = contrast(named(name)[scheme], named(ground)[scheme]);
        assert.ok(found >= least, found.toFixed(2));
      });
});
