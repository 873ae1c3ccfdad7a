import type { Choice, ScriptFiles, Way } from '../../snippet/choice.ts';
import { escape } from '../../snippet/markup.ts';
import { writeSnippet } from '../../snippet/snippet.ts';
import { say, spokenIn } from '../core/documents.ts';
import type { Stored, ThingAddress } from '../core/noun.ts';
import type { Site } from '../core/services.ts';

/** What stands at an address of this server, and how it is shown elsewhere. */
export interface Snippets {
  /** Address of the page. */
  page: string;
  /** A plain link. */
  link: string;
  /** The script and the element, with room for it before it is there: always the newest version. */
  script: string;
  /** The same with one version of the script, which the browser checks; nothing where its hashes are not known. */
  pinned?: string;
  /** A frame, and the script that gives it the height of its content, for systems that take no element. */
  frame: string;
}

/** Writes the code for a thing. @param files the hashes of the script's files, where they are known */
export function snippetsFor(
  { path, document }: Pick<Stored, 'path' | 'document'>,
  { element, height }: Pick<ThingAddress, 'element' | 'height'>,
  { base, script }: Pick<Site, 'base' | 'script'>,
  files?: ScriptFiles,
): Snippets {
  const page = `${base}${path}`;
  const title = say(document.title, spokenIn(document)[0] ?? 'fr');
  const em = height / 16;
  const choice: Omit<Choice, 'way'> = {
    site: base,
    scriptsAt: new URL('.', new URL(script, `${base}/`)).href.replace(/\/$/, ''),
    scripts: files ?? { version: '', files: {}, loads: {}, later: [] },
    name: `civic-${element}`,
    src: page,
    title,
    adapter: 'rest',
    isNamed: false,
    lang: '',
    texts: '',
    theme: '',
    accent: '',
    fill: '',
    onAccent: '',
    options: {},
    heights: { narrow: em, wide: em },
  };
  const write = (way: Way): string => writeSnippet({ ...choice, way }).trimEnd();
  return {
    page,
    link: `<a href="${escape(page)}">${escape(title)}</a>`,
    script: write('module'),
    ...(files && { pinned: write('pinned') }),
    frame: write('iframe'),
  };
}
