/*
 * The code that a web editor pastes, from what was chosen. Everything that goes into it is escaped here: a title comes from
 * a backend.
 */

const { URLSearchParams } = globalThis;

/** What is written in an attribute or between tags. */
export const escape = (text) =>
  String(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

/** A tag with its attributes, those that are empty left out; a long one takes a line for each. */
function tag(name, attributes, indent = '') {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== '' && value !== false)
    .map(([key, value]) => (value === true ? key : `${key}="${escape(value)}"`));
  const line = `${indent}<${[name, ...written].join(' ')}>`;
  return line.length <= 100
    ? line
    : `${indent}<${name}\n${written.map((each) => `${indent}  ${each}`).join('\n')}\n${indent}>`;
}

/** Room for the widget before it is there: an element that a browser does not know yet is inline and has no height. */
function writeStyle({ name, accent, onAccent, heights: { narrow, wide } }) {
  const colours = accent ? [`  ${name} { --civic-accent: ${accent}; --civic-on-accent: ${onAccent}; }`] : [];
  return [
    '<style>',
    '  @media (scripting: enabled) {',
    `    ${name} { display: block; min-block-size: ${narrow}em; }`,
    `    @media (min-width: 48em) { ${name} { min-block-size: ${wide}em; } }`,
    '  }',
    ...colours,
    '</style>',
  ].join('\n');
}

/**
 * Asked for while the script is still on its way; the script then finds the answer there. In the browser's language where the
 * address names none: then it is better asked for later.
 */
const writePreload = ({ src, lang }) =>
  lang &&
  tag('link', { rel: 'preload', as: 'fetch', href: src, crossorigin: 'anonymous', referrerpolicy: 'no-referrer' });

/** The languages whose texts the element may load from the package: French are there where another lacks one. */
function languagesFor({ loads, name, lang }) {
  const languages = Object.keys(loads[name]);
  if (!lang) return languages;
  return [languages.includes(lang) ? lang : 'fr'];
}

/** What a script with a hash loads, each file with its own hash: the browser takes none of which a byte differs. */
function writeHashes(choice) {
  const { site, files, loads, later, name } = choice;
  const loaded = [...languagesFor(choice).flatMap((lang) => loads[name][lang]), ...later];
  const integrity = Object.fromEntries(loaded.map((file) => [`${site}/${file}`, files[file]]));
  return `<script type="importmap">\n${JSON.stringify({ integrity }, null, 2)}\n</script>`;
}

/** The files that are loaded whatever the language turns out to be, while the script is on its way: their names are those of this version. */
function writeAhead(choice) {
  const { site, loads, name } = choice;
  const [first, ...others] = languagesFor(choice).map((lang) => loads[name][lang]);
  return first
    .filter((file) => others.every((each) => each.includes(file)))
    .map((file) => tag('link', { rel: 'modulepreload', href: `${site}/${file}`, referrerpolicy: 'no-referrer' }))
    .join('\n');
}

function writeScript({ site, version, files, texts }, kind) {
  const pinned = kind === 'pinned' && `civic-widgets-${version}.js`;
  const file = pinned || (kind === 'classic' ? 'civic-widgets.classic.js' : 'civic-widgets.js');
  const attributes = {
    type: kind === 'classic' ? '' : 'module',
    async: kind === 'classic',
    src: `${site}/${file}`,
    ...(pinned && { integrity: files[pinned], crossorigin: 'anonymous' }),
    'data-texts': texts,
    referrerpolicy: 'no-referrer',
  };
  return `${tag('script', attributes)}</script>`;
}

const writeLink = ({ src, title }) => `  <a href="${escape(src)}">${escape(title)}</a>`;

function writeElement(choice) {
  const { name, src, lang, theme, options } = choice;
  return [tag(name, { src, lang, theme, ...options }), writeLink(choice), `</${name}>`].join('\n');
}

/** For systems that take elements out and leave `div` and `data-*`. */
function writePlace(choice) {
  const { name, src, lang, theme, options } = choice;
  const data = Object.entries({ src, lang, theme, ...options }).map(([key, value]) => [`data-${key}`, value]);
  const attributes = { 'data-civic': name.replace('civic-', ''), ...Object.fromEntries(data) };
  return [tag('div', attributes), writeLink(choice), '</div>'].join('\n');
}

const parts = {
  module: (choice) => [writePreload(choice), writeStyle(choice), writeScript(choice, 'module'), writeElement(choice)],
  pinned: (choice) => [
    writeHashes(choice),
    writeAhead(choice),
    writePreload(choice),
    writeStyle(choice),
    writeScript(choice, 'pinned'),
    writeElement(choice),
  ],
  classic: (choice) => [writePreload(choice), writeStyle(choice), writeScript(choice, 'classic'), writeElement(choice)],
  place: (choice) => [writeScript(choice, 'module'), writePlace(choice)],
};

/** The page `/embed` of the server in a frame, and the script that gives the frame the height of its content. */
function writeFrame({ site, src, name, title, lang, theme, options, heights: { wide } }) {
  const query = Object.entries({ src, element: name.replace('civic-', ''), lang, theme, ...options });
  const asked = new URLSearchParams(query.filter(([, value]) => value !== ''));
  const frame = tag('iframe', {
    src: `${site}/embed?${asked}`,
    title,
    width: '100%',
    height: Math.round(wide * 16),
    loading: 'lazy',
    referrerpolicy: 'no-referrer',
    sandbox: 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox',
  });
  const script = tag('script', { type: 'module', src: `${site}/civic-frame.js`, referrerpolicy: 'no-referrer' });
  return [`${frame}</iframe>`, `${script}</script>`];
}

/**
 * @param choice `way` (`module`, `pinned`, `classic`, `place`, `iframe` or `oembed`), `site` (where the server begins), `version`, `files`, `loads` and `later` of the scripts; `name`,
 * `src` and `title` of what is shown; `lang` and the address of its `texts`, `theme`, `accent`, `onAccent`, `options` (attributes), and `heights` in em
 */
export function writeSnippet(choice) {
  if (choice.way === 'oembed') return choice.src;
  const write = choice.way === 'iframe' ? writeFrame : parts[choice.way];
  return `${write(choice).filter(Boolean).join('\n\n')}\n`;
}

/** What the policy of a strict site needs for it. */
export function writePolicy({ way, site }) {
  const { origin } = new URL(site);
  if (way === 'oembed') return `frame-src ${origin};`;
  if (way === 'iframe') return `frame-src ${origin};\nscript-src ${origin};`;
  return [
    `script-src ${origin};`,
    `connect-src ${origin};`,
    "require-trusted-types-for 'script'; trusted-types lit-html;",
  ].join('\n');
}
