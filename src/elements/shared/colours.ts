/* How well colours are told apart: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */

/** Red, green and blue from 0 to 1, and how opaque it is. */
export type Colour = readonly [red: number, green: number, blue: number, opacity?: number];

/** Reads a colour of `color(srgb …)`, as browsers write one that they have mixed. */
export function readColour(written: string): Colour {
  const [red = 0, green = 0, blue = 0, opacity = 1] = (written.match(/[\d.]+(e-\d+)?/g) ?? []).map(Number);
  return [red, green, blue, opacity];
}

/** Writes a colour as style sheets have it. */
export const writeColour = ([red, green, blue]: Colour): string => `color(srgb ${red} ${green} ${blue})`;

/** Returns what is seen of a colour of which only this share lies on another one. */
export const mixed = (colour: Colour, other: Colour, share: number): Colour => {
  const mix = (at: 0 | 1 | 2): number => other[at] + (colour[at] - other[at]) * share;
  return [mix(0), mix(1), mix(2)];
};

function luminance(colour: Colour): number {
  const linear = (at: 0 | 1 | 2): number =>
    colour[at] <= 0.04045 ? colour[at] / 12.92 : ((colour[at] + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2);
}

/** Returns the contrast of two colours, from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return a > b ? a / b : b / a;
}

/** Tells whether white is read more easily on a colour than black. */
export const isDark = (colour: Colour): boolean => contrast(colour, [1, 1, 1]) > contrast(colour, [0, 0, 0]);
