/** What `integrity.json` says of the files of the script. */
export interface ScriptFiles {
  version: string;
  /** The hash of each file. */
  files: Readonly<Record<string, string>>;
  /** By tag and language: the files that the script loads to show the element. */
  loads: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** The files that it loads when something is done. */
  later: readonly string[];
}

/** How a thing is embedded: `module` is always the newest script, `pinned` one version of it that the browser checks. */
export type Way = 'module' | 'pinned' | 'classic' | 'place' | 'iframe' | 'oembed';

/** Where things and scripts are, and how a thing is to be shown on another page. */
export interface Choice {
  way: Way;
  /** Where the server begins that shows things in frames, without a slash at the end. */
  site: string;
  /** Where the files of the script are, without a slash at the end. */
  scriptsAt: string;
  scripts: ScriptFiles;
  /** Tag of the element. */
  name: string;
  /** Address of the thing, and its title. */
  src: string;
  title: string;
  /** The adapter that reads it, and whether the element has to name it. */
  adapter: string;
  isNamed: boolean;
  /** Language of the widget; that of the page where it is empty. */
  lang: string;
  /** Address of the texts of that language, where the script has none. */
  texts: string;
  theme: string;
  /** The colour of links and of text in colour; empty where the page's own is taken. */
  accent: string;
  /** That of buttons and bars, where it is another one. */
  fill: string;
  onAccent: string;
  /** Further attributes of the element. */
  options: Readonly<Record<string, string>>;
  /** Room for the widget before it is there, in em. */
  heights: { narrow: number; wide: number };
}
