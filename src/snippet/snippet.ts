import type { Choice, Way } from './choice.ts';
import { escape, tag, type Attributes } from './markup.ts';
import { frameHeights, writeElementColours, writeElementStyle, writeFrameStyle, writePlaceStyle } from './room.ts';

/* The code that a web editor pastes, from what was chosen. */

/**
 * Asks for the thing while the script is still on its way; the script then finds the answer there. In the browser's language where the
 * address names none: then it is better asked for later, as is what other platforms answer at other addresses.
 */
const writePreload = ({ src, lang, adapter }: Choice): string =>
  lang && adapter === 'rest'
    ? tag('link', { rel: 'preload', as: 'fetch', href: src, crossorigin: 'anonymous', referrerpolicy: 'no-referrer' })
    : '';

/** The languages whose texts the element may load from the package: French are there where another lacks one. */
function languagesFor({ scripts, name, lang }: Choice): string[] {
  const languages = Object.keys(scripts.loads[name] ?? {});
  if (!lang) return languages;
  return [languages.includes(lang) ? lang : 'fr'];
}

/** The files that the element loads in each language that it may be shown in. */
const filesFor = (choice: Choice): (readonly string[])[] =>
  languagesFor(choice).map((lang) => choice.scripts.loads[choice.name]?.[lang] ?? []);

/** The file of the adapter, where the script does not hold it. */
const adapterFiles = ({ adapter, scripts }: Choice): string[] =>
  adapter === 'rest' ? [] : [`civic-widgets-${scripts.version}.${adapter}.js`];

/** What a script with a hash loads, each file with its own hash: the browser takes none of which a byte differs. */
function writeHashes(choice: Choice): string {
  const { scriptsAt, scripts } = choice;
  const loaded = [...filesFor(choice).flat(), ...adapterFiles(choice), ...scripts.later];
  const integrity = Object.fromEntries(loaded.map((file) => [`${scriptsAt}/${file}`, scripts.files[file]]));
  return `<script type="importmap">\n${JSON.stringify({ integrity }, null, 2)}\n</script>`;
}

/**
 * The files that are loaded whatever the language turns out to be, while the script is on its way: their names are those of this version.
 * Each with its hash: a browser loads one again that came without the hash it is then asked for with.
 */
function writeAhead(choice: Choice): string {
  const { scriptsAt, scripts } = choice;
  const [first = [], ...others] = filesFor(choice);
  return [...first.filter((file) => others.every((each) => each.includes(file))), ...adapterFiles(choice)]
    .map((file) =>
      tag('link', {
        rel: 'modulepreload',
        href: `${scriptsAt}/${file}`,
        integrity: scripts.files[file],
        referrerpolicy: 'no-referrer',
      }),
    )
    .join('\n');
}

/** The address of the texts: those of a version have its name, and the hash that they are checked by. */
function textsAt({ scriptsAt, scripts, lang, texts }: Choice, isPinned: boolean): string {
  const file = `civic-widgets-${scripts.version}.${lang}.json`;
  const hash = scripts.files[file];
  return texts && isPinned && hash ? `${scriptsAt}/${file}#${hash}` : texts;
}

function writeScript(choice: Choice, kind: 'module' | 'pinned' | 'classic'): string {
  const { scriptsAt, scripts } = choice;
  const pinned = kind === 'pinned' && `civic-widgets-${scripts.version}.js`;
  const file = pinned || (kind === 'classic' ? 'civic-widgets.classic.js' : 'civic-widgets.js');
  const attributes = {
    type: kind === 'classic' ? '' : 'module',
    async: kind === 'classic',
    src: `${scriptsAt}/${file}`,
    ...(pinned && { integrity: scripts.files[pinned], crossorigin: 'anonymous' }),
    'data-texts': textsAt(choice, kind === 'pinned'),
    referrerpolicy: 'no-referrer',
  };
  return `${tag('script', attributes)}</script>`;
}

/** The attributes of the element, and their values. */
const attributesOf = ({ src, adapter, isNamed, lang, theme, options }: Choice) => ({
  src,
  adapter: isNamed ? adapter : '',
  lang,
  theme,
  ...options,
});

const writeLink = ({ src, title }: Choice): string => `  <a href="${escape(src)}">${escape(title)}</a>`;

const writeElement = (choice: Choice): string =>
  [tag(choice.name, attributesOf(choice)), writeLink(choice), `</${choice.name}>`].join('\n');

/** For systems that take elements out and leave `div` and `data-*`. */
function writePlace(choice: Choice): string {
  const data = Object.entries<string>(attributesOf(choice)).map(([key, value]) => [`data-${key}`, value] as const);
  const attributes: Attributes = { 'data-civic': choice.name.replace('civic-', ''), ...Object.fromEntries(data) };
  return [tag('div', attributes), writeLink(choice), '</div>'].join('\n');
}

/** The page `/embed` of the server in a frame, and the script that gives the frame the height of its content. */
function writeFrame(choice: Choice): string[] {
  const { site, scriptsAt, src, name, title, lang, theme, options } = choice;
  const query = Object.entries({ src, element: name.replace('civic-', ''), lang, theme, ...options });
  const asked = new URLSearchParams(query.filter(([, value]) => value !== ''));
  const address = `${site}/embed?${asked.toString()}`;
  const frame = tag('iframe', {
    src: address,
    title,
    width: '100%',
    height: frameHeights(choice).wide,
    frameborder: '0',
    loading: 'lazy',
    referrerpolicy: 'no-referrer',
    sandbox: 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox',
  });
  const script = tag('script', { type: 'module', src: `${scriptsAt}/civic-frame.js`, referrerpolicy: 'no-referrer' });
  return [writeFrameStyle(choice, address), `${frame}</iframe>`, `${script}</script>`];
}

const parts: Readonly<Record<Exclude<Way, 'oembed'>, (choice: Choice) => string[]>> = {
  module: (choice) => [
    writePreload(choice),
    writeElementStyle(choice),
    writeScript(choice, 'module'),
    writeElement(choice),
  ],
  pinned: (choice) => [
    writeHashes(choice),
    writeAhead(choice),
    writePreload(choice),
    writeElementStyle(choice),
    writeScript(choice, 'pinned'),
    writeElement(choice),
  ],
  classic: (choice) => [
    writePreload(choice),
    writeElementStyle(choice),
    writeScript(choice, 'classic'),
    writeElement(choice),
  ],
  place: (choice) => [writePlaceStyle(choice), writeScript(choice, 'module'), writePlace(choice)],
  iframe: writeFrame,
};

/** Writes the code for a choice. */
export function writeSnippet(choice: Choice): string {
  if (choice.way === 'oembed') return choice.src;
  return `${parts[choice.way](choice).filter(Boolean).join('\n\n')}\n`;
}

/** Writes the least that shows a choice: the script and the element, with its colours where one is chosen. The page moves when it comes. */
export const writeShortSnippet = (choice: Choice): string =>
  `${[writeElementColours(choice), writeScript(choice, 'module'), writeElement(choice)].filter(Boolean).join('\n')}\n`;

/** Writes what the policy of a strict site needs for it. */
export function writePolicy({ way, site, scriptsAt, src }: Choice): string {
  const { origin } = new URL(scriptsAt);
  const frames = new URL(site).origin;
  if (way === 'oembed') return `frame-src ${frames};`;
  if (way === 'iframe') return `frame-src ${frames};\nscript-src ${origin};`;
  const asked = [...new Set([origin, new URL(src).origin])];
  return [
    `script-src ${origin};`,
    `connect-src ${asked.join(' ')};`,
    "require-trusted-types-for 'script'; trusted-types lit-html;",
  ].join('\n');
}
