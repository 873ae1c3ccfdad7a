/*
 * About how wide a text is in a sans-serif face, where no browser measures it: mean advances of Arial, Roboto and DejaVu Sans, in em.
 */
const kinds: readonly (readonly [sign: RegExp, width: number])[] = [
  [/[\p{M}\p{Cf}]/u, 0],
  [/[\u202f\u2009]/u, 0.2],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff01-\uff60]/u, 1],
  [/[ijl.,:;'’|!()[\]ıí]/u, 0.3],
  [/[\s frt\-/]/u, 0.35],
  [/[mwMW@%—]/u, 0.9],
  [/\p{Lu}/u, 0.7],
];

/** Width in em. */
export function textWidth(text: string): number {
  let sum = 0;
  for (const sign of text) sum += kinds.find(([kind]) => kind.test(sign))?.[1] ?? 0.58;
  return sum;
}
