/* One colour of a site, readable in both schemes: contrast as WCAG 2.2 measures it (1.4.3). */

/** A colour as `#1f4b99`, with small letters. */
export type Colour = string;

/** Reads a colour as people write it; nothing where it is none. */
export const readColour = (text: string): Colour | undefined => {
  const [, digits] = /^#?([0-9a-f]{6})$/i.exec(text.trim()) ?? [];
  return digits && `#${digits.toLowerCase()}`;
};

const channels = (colour: Colour): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channels(colour)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the contrast of two colours, from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Mixes a colour with another one, of which it then has this share. */
function mix(colour: Colour, other: Colour, share: number): Colour {
  const [from, to] = [channels(colour), channels(other)];
  const mixed = from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Returns the colour itself where it can be read on a ground, else the nearest one on the way to black or white that can. */
function readableOn(ground: Colour, colour: Colour, towards: '#000000' | '#ffffff', least: number): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    const tried = mix(colour, towards, share);
    if (contrast(tried, ground) >= least) return tried;
  }
  return towards;
}

/** The least contrast of text with what it stands on. */
export const leastContrast = 4.5;

/** The darkest ground of the pages where they are light, and the lightest where they are dark: see `pages.css` and `tokens.ts`. */
const grounds = { light: '#f1f4f7', dark: '#1e262e' };

/** Returns the contrast of an accent with the grounds of light pages. */
export const contrastOf = (accent: Colour): number => contrast(accent, grounds.light);

/** Returns the accent itself where it can be read on light pages, else the nearest darker one that can. */
export const readable = (accent: Colour): Colour => readableOn(grounds.light, accent, '#000000', leastContrast);

/** An accent, and what stands on it, where pages are light and where they are dark. */
export interface Accent {
  light: Colour;
  onLight: Colour;
  dark: Colour;
  onDark: Colour;
}

/** Returns an accent for both schemes: dark pages get a lighter one of the same hue. */
export const accentOf = (accent: Colour): Accent => ({
  light: readable(accent),
  onLight: '#ffffff',
  dark: readableOn(grounds.dark, accent, '#ffffff', 7),
  onDark: '#0d1218',
});
