import { embedPath } from '../core/discovery.ts';
import { spokenIn, say } from '../core/documents.ts';
import type { Stored, ThingAddress } from '../core/noun.ts';
import type { Site } from '../core/services.ts';

/*
 * The code that a web editor pastes to show a thing on another page. Everything that goes into it is escaped here: a title comes from a
 * document.
 */

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** A tag with its attributes; a long one takes a line for each. */
function tag(name: string, attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes).map(([key, value]) => `${key}="${escape(String(value))}"`);
  const line = `<${[name, ...written].join(' ')}>`;
  return line.length <= 100 ? line : `<${name}\n${written.map((each) => `  ${each}`).join('\n')}\n>`;
}

/** What stands at an address of this server, and how it is shown elsewhere. */
export interface Snippets {
  /** Address of the page. */
  page: string;
  /** A plain link. */
  link: string;
  /** The script and the element, with room for it before it is there. */
  script: string;
  /** A frame, and the script that gives it the height of its content, for systems that take no element. */
  frame: string;
}

/** Writes the code for a thing. */
export function snippetsFor(
  { path, document }: Pick<Stored, 'path' | 'document'>,
  { element, height }: Pick<ThingAddress, 'element' | 'height'>,
  { base, script }: Pick<Site, 'base' | 'script'>,
): Snippets {
  const page = `${base}${path}`;
  const title = say(document.title, spokenIn(document)[0] ?? 'fr');
  const name = `civic-${element}`;
  const link = `<a href="${escape(page)}">${escape(title)}</a>`;
  const source = new URL(script, `${base}/`).href;
  // An element that a browser does not know yet is inline and has no height.
  const style = [
    '<style>',
    '  @media (scripting: enabled) {',
    `    ${name} { display: block; min-block-size: ${height / 16}em; }`,
    '  }',
    '</style>',
  ].join('\n');
  const frame = tag('iframe', {
    src: `${base}${embedPath}?${new URLSearchParams({ src: page }).toString()}`,
    title,
    width: '100%',
    height,
    loading: 'lazy',
    referrerpolicy: 'no-referrer',
    sandbox: 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox',
  });
  const inFrame = new URL('civic-frame.js', source).href;
  return {
    page,
    link,
    script: [
      `${tag('script', { type: 'module', src: source, referrerpolicy: 'no-referrer' })}</script>`,
      style,
      `${tag(name, { src: page })}\n  ${link}\n</${name}>`,
    ].join('\n'),
    frame: [
      `${frame}</iframe>`,
      `${tag('script', { type: 'module', src: inFrame, referrerpolicy: 'no-referrer' })}</script>`,
    ].join('\n'),
  };
}
