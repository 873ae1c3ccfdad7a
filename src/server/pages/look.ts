import type { Context } from 'hono';
import { html } from 'hono/html';
import { accentOf, readColour } from '../core/colour.ts';
import type { Site } from '../core/services.ts';

/** Path of the style sheet that gives pages, and the widgets on them, a colour. The colour is in its address, so it never changes. */
export const lookPath = '/civic-site.css';

/** Renders the link to the style sheet of the colour of a site, where it has one. */
export const lookLink = ({ accent, base }: Pick<Site, 'accent' | 'base'>) =>
  accent &&
  html`<link
    rel="stylesheet"
    href="${new URL(base).pathname.replace(/\/$/, '')}${lookPath}?accent=${accent.slice(1)}"
  />`;

/** Answers the style sheet of a colour. */
export function lookAnswer(c: Context): Response | Promise<Response> {
  const accent = readColour(c.req.query('accent') ?? '');
  if (!accent) return c.notFound();
  const { light, onLight, dark, onDark } = accentOf(accent);
  const names = [
    `--accent: light-dark(${light}, ${dark});`,
    `--on-accent: light-dark(${onLight}, ${onDark});`,
    '--civic-accent: var(--accent);',
    '--civic-on-accent: var(--on-accent);',
  ];
  return c.body(`:root {\n  ${names.join('\n  ')}\n}\n`, 200, {
    'Content-Type': 'text/css; charset=utf-8',
    'Cache-Control': 'public, max-age=31536000, immutable',
  });
}
