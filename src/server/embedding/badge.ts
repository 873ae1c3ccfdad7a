import { textWidth } from './text-width.ts';
import { xmlText } from './xml.ts';

/* A count as a picture, for places that take nothing else: mails, read-me files. */

export interface Badge {
  /** Label of the count, e.g. “signatures confirmées”. */
  label: string;
  value: string;
  /** Text alternative of the picture. */
  title: string;
  lang: string;
  theme: 'light' | 'dark';
}

/** Each pair of text and ground stands out by 7:1 at least. */
const themes = {
  light: { ground: '#f1f4f7', ink: '#16191c', accent: '#1d4f91', onAccent: '#ffffff', line: '#7b858b' },
  dark: { ground: '#1e262e', ink: '#f2f4f5', accent: '#9cc3f5', onAccent: '#0d1b2e', line: '#8a949b' },
};

const size = 13;
const height = 28;
/** Room beside each text. */
const room = 10;

/** Makes the badge as SVG: no script, no font and no style of elsewhere; texts keep to their room whatever the reader's font is. */
export function drawBadge({ label, value, title, lang, theme }: Badge): string {
  const { ground, ink, accent, onAccent, line } = themes[theme];
  const widths = [label, value].map((text) => Math.ceil(textWidth(text) * size));
  const [first = 0, second = 0] = widths.map((width) => width + 2 * room);
  const total = first + second;
  const text = (words: string, x: number, width: number, fill: string, weight: number): string =>
    `<text x="${x + room}" y="18.5" textLength="${width - 2 * room}" lengthAdjust="spacingAndGlyphs" fill="${fill}" font-weight="${weight}">${xmlText(words)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${total}" height="${height}" viewBox="0 0 ${total} ${height}" role="img" aria-labelledby="title" xml:lang="${xmlText(lang)}" lang="${xmlText(lang)}">
<title id="title">${xmlText(title)}</title>
<clipPath id="edge"><rect width="${total}" height="${height}" rx="4"/></clipPath>
<g clip-path="url(#edge)"><path fill="${ground}" d="M0 0h${first}v${height}H0z"/><path fill="${accent}" d="M${first} 0h${second}v${height}h-${second}z"/></g>
<rect x=".5" y=".5" width="${total - 1}" height="${height - 1}" rx="3.5" fill="none" stroke="${line}"/>
<g font-family="system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif" font-size="${size}" aria-hidden="true">
${text(label, 0, first, ink, 400)}
${text(value, first, second, onAccent, 700)}
</g>
</svg>
`;
}
