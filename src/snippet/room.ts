import type { Choice } from './choice.ts';

/* What the code to paste keeps free, so that nothing moves when the widget comes. */

/** An address as a style sheet has it between quotes. */
const quoted = (text: string): string =>
  `"${text.replace(/["\\<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;

/** Heights in a narrow and in a wide window, as declarations. */
function roomOf(property: string, narrow: string, wide: string): string[] {
  if (narrow === wide) return [`${property}: ${narrow};`];
  return [`${property}: ${narrow};`, `@media (min-width: 48em) { ${property}: ${wide}; }`];
}

/** A rule for this thing alone, which gives way to any rule of the page's that comes later. */
const rule = (selector: string, lines: readonly string[]): string[] => [
  `  :where(${selector}) {`,
  ...lines.map((line) => `    ${line}`),
  '  }',
];

/** The colours that were chosen, as declarations. */
const coloursOf = ({ accent, fill, onAccent }: Choice): string[] => [
  ...(accent ? [`--civic-accent: ${accent};`, `--civic-on-accent: ${onAccent};`] : []),
  ...(fill ? [`--civic-fill: ${fill};`] : []),
];

/**
 * Room for the widget before it is there, so that the page does not move: an element that a browser does not know yet is inline and has no
 * height. Given up after eight seconds where the script has not come.
 *
 * @param selector what keeps the room
 * @param waiting what it is while the widget is not there
 */
function writeStyle(choice: Choice, selector: string, waiting: string, more: readonly string[] = []): string {
  const { heights } = choice;
  return [
    '<style>',
    ...rule(selector, [
      ...coloursOf(choice),
      '@media (scripting: enabled) {',
      '  display: block;',
      '  margin-block: 1.5em;',
      ...roomOf('min-block-size', `${heights.narrow}em`, `${heights.wide}em`).map((line) => `  ${line}`),
      ...more.map((line) => `  ${line}`),
      `  &:not(${waiting}) { animation: civic-room 0s 8s forwards; }`,
      '}',
    ]),
    '  @keyframes civic-room { to { min-block-size: 0; } }',
    '</style>',
  ].join('\n');
}

/** Writes the colours of an element where one is chosen, without its room. */
export const writeElementColours = (choice: Choice): string =>
  choice.accent
    ? ['<style>', ...rule(`${choice.name}[src=${quoted(choice.src)}]`, coloursOf(choice)), '</style>'].join('\n')
    : '';

/** Writes the style sheet of an element: its room, and its colours where one is chosen. */
export const writeElementStyle = (choice: Choice): string =>
  writeStyle(choice, `${choice.name}[src=${quoted(choice.src)}]`, ':defined');

/** Writes that of a place for one: the page's own box keeps the room, and the element that comes into it has none. */
export const writePlaceStyle = (choice: Choice): string =>
  writeStyle(choice, `div[data-src=${quoted(choice.src)}]`, `:has(> ${choice.name})`, [
    `> ${choice.name} { margin-block: 0; min-block-size: 0; }`,
  ]);

/** What a frame has around its content, above and below together, in pixels: see `embed.ts` of the server. */
const frameRoom = 12;

/** Returns the heights of a frame in pixels: letters have the size that browsers give them. */
export const frameHeights = ({ heights: { narrow, wide } }: Choice): Choice['heights'] => ({
  narrow: Math.round(narrow * 16) + frameRoom,
  wide: Math.round(wide * 16) + frameRoom,
});

/** Writes the style sheet of a frame, by its address. */
export function writeFrameStyle(choice: Choice, address: string): string {
  const { narrow, wide } = frameHeights(choice);
  const room = roomOf('block-size', `${narrow}px`, `${wide}px`);
  return ['<style>', ...rule(`iframe[src=${quoted(address)}]`, ['border: 0;', ...room]), '</style>'].join('\n');
}
