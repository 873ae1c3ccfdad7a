import { html } from 'hono/html';
import type { Thing } from '../../schema/common.ts';
import type { Site } from '../core/services.ts';
import { lookLink } from '../pages/look.ts';
import { pathOf, type Markup } from '../pages/layout.ts';

/** The style sheet of the frames, at `embedStylePath`. The room around the content is that of a focus ring. */
export const embedStyle = `*,
*::before,
*::after {
  box-sizing: border-box;
}
html {
  background: Canvas;
  color: CanvasText;
}
body {
  margin: 0;
  font: 1rem/1.5 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  overflow-wrap: break-word;
}
main {
  display: flow-root;
  padding: 6px;
}
/* The page around has the margins. */
main > :not(h1, p) {
  margin-block: 0;
}
`;
export const embedStylePath = '/embed.css';

/** Options of a thing in a frame. */
export interface EmbedLook {
  /** The element, without `civic-`. */
  element: string;
  /**
   * Its colours; `auto` are those that the reader prefers. A frame cannot know those of the page around it, which is light where it
   * says nothing else.
   */
  theme: 'light' | 'dark' | 'auto';
  /** Further attributes of the element. */
  options: Readonly<Partial<Record<(typeof embedOptions)[number], string>>>;
}

/** The attributes that an address may give to the element. */
export const embedOptions = ['metrics', 'layout', 'order', 'heading-level'] as const;

/** Renders the page of a frame: one element. What stands inside it is what people see without a script. */
export function embedPage(thing: Thing, site: Site, path: string, { element, theme, options }: EmbedLook): Markup {
  const { title, url, lang } = thing;
  const link = html`<a href="${url}">${title}</a>`;
  // A frame is a document of its own.
  const level = options['heading-level'] ?? '1';
  const attributes = [
    options.metrics && html` metrics="${options.metrics}"`,
    options.layout && html` layout="${options.layout}"`,
    options.order && html` order="${options.order}"`,
    html` heading-level="${level}"`,
  ];
  const widget = html`<civic-${element} src="${path}" ${attributes}
    >${link}</civic-${element}>`;
  const canonical = html`<link rel="canonical" href="${url}" />`;
  return frame({ lang, title, theme, head: canonical }, site, widget);
}

/** Renders a problem document in a frame. */
export const embedProblemPage = (site: Site, lang: string, title: string, detail: string): Markup =>
  frame(
    { lang, title },
    site,
    html`<h1>${title}</h1>
      <p>${detail}</p>`,
  );

function frame(
  { lang, title, theme = 'light', head }: { lang: string; title: string; theme?: EmbedLook['theme']; head?: Markup },
  site: Site,
  content: Markup,
): Markup {
  const { script, frameScript, name, base } = site;
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="${theme === 'auto' ? 'light dark' : theme}" />
        <meta name="robots" content="noindex" />
        <title>${title} – ${name}</title>
        ${head}
        <base target="_blank" />
        <link rel="stylesheet" href="${pathOf(base).replace(/\/$/, '')}${embedStylePath}" />
        ${lookLink(site)}
        <script type="module" src="${script}" crossorigin></script>
        <script type="module" src="${frameScript}" crossorigin></script>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `;
}
