/* How well two colours can be told apart: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the contrast of two colours as `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Mixes a colour with another one, of which it then has this share. */
function mix(colour: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [from, to] = [colour, other].map((each) => parseInt(each.slice(at, at + 2), 16)) as [number, number];
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

/** The colours of a widget, as tokens have them; `fill` is empty where the accent serves for both. */
export interface Colours {
  accent: string;
  fill: string;
  onAccent: string;
}

/**
 * Returns the colours that follow from a chosen one. Where it can't be read on the ground of the widgets (4.5:1), it is left to buttons and
 * bars, and text has the nearest one on the way to black or white that can.
 */
export function coloursOf(chosen: string, isDark: boolean): Colours {
  // The ground that is hardest to read on: that of messages.
  const [ground, towards] = isDark ? ['#1e262e', '#ffffff'] : ['#f1f4f7', '#000000'];
  let share = 0;
  const onPage = isDark ? '#12171c' : '#ffffff';
  if (contrast(chosen, onPage) >= 4.5) return { accent: chosen, fill: '', onAccent: inkOn(chosen) };
  while (share < 1 && contrast(mix(chosen, towards, share), ground) < 4.5) share += 0.02;
  return { accent: mix(chosen, towards, share), fill: chosen, onAccent: inkOn(chosen) };
}

/** Returns white or black, whichever is read more easily on the colour. */
export const inkOn = (colour: string): string =>
  contrast(colour, '#ffffff') >= contrast(colour, '#000000') ? '#ffffff' : '#000000';
