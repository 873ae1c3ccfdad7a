import { createHash } from 'node:crypto';
import { copyFileSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** While one develops, files are bundled as they are: to make them small takes most of a minute. */
const isQuick = process.env.CIVIC_BUILD === 'quick';

/** Types have been checked where the package is compiled, and its declarations are written there. */
const compiler = typescript({
  tsconfig: join(import.meta.dirname, 'tsconfig.json'),
  compilerOptions: { noCheck: true, declaration: false },
  exclude: ['server/**', 'testing/**'],
});
let isCompiled = false;

/** Compiles the sources: once, for all that is bundled. */
const compiled = () => ({
  ...compiler,
  buildStart(options) {
    if (isCompiled) return;
    isCompiled = true;
    compiler.buildStart.call(this, options);
  },
});

const isTemplate = ({ type, tag }) => type === 'TaggedTemplateExpression' && ['css', 'html', 'svg'].includes(tag.name);

function findTemplates(node, found = []) {
  if (isTemplate(node)) found.push({ parts: node.quasi.quasis, isStyle: node.tag.name === 'css' });
  for (const child of Object.values(node)) {
    if (child && typeof child === 'object') findTemplates(child, found);
  }
  return found;
}

const blocks =
  'article|caption|d[dlt]|details|div|fieldset|form|h[1-6]|legend|li|line|ol|option|p|path|pattern|rect|section|summary|svg|table|tbody|t[dhr]|thead|ul';
/** Spaces that nobody sees: beside a tag of what starts a line of its own, at both ends of what is one box, and within tags. */
const unseen = RegExp(
  [
    ` (?=</?(?:${blocks})\\b)|(?<=</?(?:${blocks})\\b[^<>]*>) `,
    ' (?=</(?:button|select)\\b)|(?<=<(?:button|select)\\b[^<>]*>) ',
    '(?<=<[^<>]*) (?=>)|(?<=<(?:br|img|input)\\b[^<>]*) /(?=>)',
  ].join('|'),
  'g',
);

const shortMarkup = (text) => text.replace(unseen, '');
const shortStyle = (text) =>
  text
    .replace(/\/\*.*?\*\//g, '')
    .replace(/\s*([{};])\s*|(?<=[:,]) | (?=!important)/g, '$1')
    .replace(/;(?=\})|(?<![\d.])0(?=\.\d)/g, '');

/**
 * Line breaks and what indents the next line are one space to a browser, in markup and in style sheets alike. Markup needs none beside
 * its blocks, each of which would be a node of the page; a style sheet needs neither its comments nor the spaces around its braces and
 * semicolons.
 */
const oneLineTemplates = () => ({
  name: 'one-line-templates',
  transform(code, id) {
    if (id.includes('node_modules')) return null;
    const texts = findTemplates(this.parse(code)).flatMap(({ parts, isStyle }) => {
      // A tag may go on behind a value, which a character stands for that no template has.
      const line = parts.map(({ start, end }) => code.slice(start, end).replace(/\s*\n\s*/g, ' ')).join('\0');
      const short = (isStyle ? shortStyle : shortMarkup)(line).split('\0');
      return parts.map(({ start, end }, at) => ({ start, end, short: short[at] }));
    });
    return texts
      .sort((one, other) => other.start - one.start)
      .reduce((text, { start, end, short }) => text.slice(0, start) + short + text.slice(end), code);
  },
});

/**
 * Lit ends in an error where the page's policy refuses the name of Lit's, as it does when another script has taken it. Without
 * one, a second copy can still say so, and the first finds out that it may not draw.
 */
const policyOrNone = () => ({
  name: 'policy-or-none',
  transform(code, id) {
    if (!id.replaceAll('\\', '/').endsWith('/lit-html/lit-html.js')) return null;
    const call = /\w+\.createPolicy\("lit-html",\{[^{}]*\}\)/;
    if (!call.test(code)) throw new Error('[rollup] lit-html makes its policy in another way now: look for it there.');
    return code.replace(call, '(()=>{try{return $&}catch{}})()');
  },
});

/** `for … in` also meets what a page has added to `Object.prototype`, and zod then fails while it loads. */
const ownKeysOnly = () => ({
  name: 'own-keys-only',
  transform: (code, id) =>
    /[\\/]node_modules[\\/]zod[\\/]/.test(id)
      ? code.replace(/for \(const (\w+) in (\w+)\)/g, 'for (const $1 of Object.keys($2))')
      : null,
});

/** The schemas that a page reads by are written in a small part of zod, which `zod-in-a-page.ts` is. Adapters of platforms take more of it. */
const smallZod = () => ({
  name: 'small-zod',
  resolveId: (source) => (source === 'zod/mini' ? join(import.meta.dirname, 'src/schema/zod-in-a-page.ts') : null),
});

/** What repeats a call is written in a small part of ky, which `ky-in-a-page.ts` is. The package loads the whole of ky. */
const smallKy = () => ({
  name: 'small-ky',
  resolveId: (source) => (source === 'ky' ? join(import.meta.dirname, 'src/client/ky-in-a-page.ts') : null),
});

const minify = (mangle = true) =>
  !isQuick && terser({ module: true, ecma: 2022, compress: { passes: 2 }, mangle, format: { comments: /^!/ } });

/** How browser code is bundled: `size.mjs` measures with the same plugins. */
export const plugins = (mangle = true) => [
  smallKy(),
  compiled(),
  nodeResolve({ browser: true, exportConditions: ['production'] }),
  policyOrNone(),
  ownKeysOnly(),
  oneLineTemplates(),
  minify(mangle),
];

/** What stands for the long names of private members where all code is in one file: those that no file mentions but to declare them. */
function privateNames() {
  const texts = globSync(
    [
      'src/{adapters,client,elements,embed,locales,platforms,schema,state,styles,tally,text}/**/*.{ts,json}',
      'node_modules/{lit-html,lit-html/directives,lit-element,@lit/reactive-element}/*.js',
    ],
    { cwd: import.meta.dirname },
  ).map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'));
  const files = texts.map((text) => ({
    words: new Set(text.match(/[\w$]+/g)),
    own: new Set(
      [...text.matchAll(/\bprivate (?:static |override |readonly |async |get |set )*(\w+)/g)].map(([, name]) => name),
    ),
  }));
  const declared = [...new Set(files.flatMap(({ own }) => [...own]))];
  const alone = declared.filter((name) => files.every(({ words, own }) => own.has(name) || !words.has(name)));
  return { properties: { regex: RegExp(`^(?:${alone.join('|')})$`) } };
}

/** The licences of what is bundled ask that their notices go with every copy. */
const notices = (fileName = 'civic-widgets.licenses.txt') => ({
  name: 'notices',
  generateBundle(_options, bundle) {
    const roots = new Set();
    for (const chunk of Object.values(bundle)) {
      for (const id of chunk.type === 'chunk' ? chunk.moduleIds : []) {
        const [root] = /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/')) ?? [];
        if (root) roots.add(root);
      }
    }
    const source = [...roots].sort().map(notice).join('\n\n');
    this.emitFile({ type: 'asset', fileName, source: `${source}\n` });
  },
});

/** Of packages that carry no licence file: what their manifest says. */
const unwritten = { 'is-node-process': 'MIT License. Copyright (c) the authors of is-node-process' };

function notice(root) {
  const { name, version, license } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const file = readdirSync(root).find((each) => /^licen[cs]e(\.|$)/i.test(each));
  if (!file && unwritten[name]) return `${name} ${version} (${license})\n\n${unwritten[name]}`;
  if (!file)
    throw new Error(`[rollup] ${name} has no licence file that could go with the bundle. Write its notice here.`);
  return `${name} ${version} (${license})\n\n${readFileSync(`${root}/${file}`, 'utf8').trim()}`;
}

const files = {};
/** By tag and language: the files that the entry loads to show the element, for a page that names them ahead. */
const loads = {};
/** The files that it loads when something is done, or has failed. */
const later = [];

/** Finds out what the entry loads for each element, from what the files import. */
const loadsOfElements = () => ({
  name: 'loads-of-elements',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const withImports = ({ fileName, imports }) => [fileName, ...imports.flatMap((name) => withImports(bundle[name]))];
    /** The files that hold the modules which this expression finds, by what it finds. */
    const find = (path) =>
      chunks.flatMap((chunk) =>
        chunk.moduleIds.flatMap((id) => {
          const [found, ...parts] = path.exec(id.replaceAll('\\', '/')) ?? [];
          return found ? [{ parts, names: withImports(chunk) }] : [];
        }),
      );
    const core = chunks.filter(({ name }) => name === 'core').map(({ fileName }) => fileName);
    for (const {
      parts: [folder],
      names,
    } of find(/\/elements\/(\w+)\/\1\.ts$/)) {
      loads[`civic-${folder}`] = Object.fromEntries(
        find(/\/locales\/(\w\w)\.ts$/).map(({ parts: [lang], names: shared }) => {
          const own = find(RegExp(`/elements/${folder}/texts/${lang}\\.ts$`)).flatMap((each) => each.names);
          return [lang, [...new Set([...core, ...names, ...shared, ...own])]];
        }),
      );
    }
    const known = new Set(Object.values(loads).flatMap((languages) => Object.values(languages).flat()));
    later.splice(
      0,
      later.length,
      ...chunks.filter(({ isEntry, fileName }) => !isEntry && !known.has(fileName)).map(({ fileName }) => fileName),
    );
  },
});

const hashOf = (file) => `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;

/** A copy of each file under a name that never changes its content, and the hash of each for the attribute `integrity`. */
const pinned = () => ({
  name: 'pinned',
  writeBundle(_options, bundle) {
    for (const name of Object.keys(bundle).filter((each) => each.endsWith('.js'))) {
      const hash = hashOf(`dist/${name}`);
      const copy = name.includes(version) ? name : name.replace(/(civic-(?:widgets|frame))/, `$1-${version}`);
      if (copy !== name) copyFileSync(`dist/${name}`, `dist/${copy}`);
      for (const each of [name, copy]) files[each] = hash;
    }
    const sorted = Object.fromEntries(Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1)));
    writeFileSync('dist/integrity.json', `${JSON.stringify({ version, files: sorted, loads, later }, null, 2)}\n`);
  },
});

/** What a page gets of a language in one file: the texts that all elements share, and those of each. */
export const wholeCatalogue = (file) =>
  Object.assign(
    {},
    ...globSync(`src/{locales,elements/*/texts}/${file}`, { cwd: import.meta.dirname })
      .sort()
      .map((path) => JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8'))),
  );

/** The tags of all elements, from their list. */
const tags = () =>
  [...readFileSync(join(import.meta.dirname, 'src/elements/registry.ts'), 'utf8').matchAll(/ as (\w+)/g)].map(
    ([, name]) => `civic-${name}`,
  );

/** A style sheet in which `civic-element` stands for the tag of each element. */
const styleOf = (file) =>
  readFileSync(file, 'utf8').replace(/^(.*)civic-element(?= \{)/m, (_, before) =>
    tags()
      .map((tag) => `${before}${tag}`)
      .join(',\n'),
  );

/** The languages and the looks that a page may ask for besides, each in a file of its own, and how the pages of the server look. */
const extras = () => ({
  name: 'extras',
  writeBundle() {
    const pages = [
      'src/server/pages/pages.css',
      'src/server/pages/forms.css',
      ...globSync('src/server/nouns/*/page.css').sort(),
    ];
    writeFileSync('dist/civic-pages.css', pages.map((file) => styleOf(file)).join('\n'));
    copyFileSync('src/server/desk/desk.css', 'dist/civic-desk.css');
    copyFileSync('src/desk/builder/builder.css', 'dist/civic-builder.css');
    for (const folder of ['locales', 'presets']) mkdirSync(`dist/${folder}`, { recursive: true });
    for (const file of globSync('src/styles/presets/*.css')) {
      writeFileSync(`dist/presets/${basename(file)}`, styleOf(file));
    }
    for (const file of globSync('src/locales/*.json').map((path) => basename(path))) {
      writeFileSync(`dist/locales/${file}`, JSON.stringify(wholeCatalogue(file)));
      // The texts of this very version, for a page that names the hash of all that it loads. What follows writes the hashes.
      const copy = `civic-widgets-${version}.${file}`;
      copyFileSync(`dist/locales/${file}`, `dist/${copy}`);
      files[copy] = hashOf(`dist/${copy}`);
    }
  },
});

/** All that a page loads, compressed once, for a server to send as it is. */
const compressed = () => ({
  name: 'compressed',
  async writeBundle() {
    // Each would outlive what it was made of.
    for (const file of globSync('dist/**/*.{br,gz}')) rmSync(file);
    if (isQuick) return;
    const files = globSync(
      'dist/{civic-*.js,civic-widgets-*.json,civic-{pages,desk,builder}.css,integrity.json,locales/*.json,presets/*.css}',
    );
    const encodings = { br: promisify(brotliCompress), gz: promisify(gzip) };
    await Promise.all(
      files.flatMap((file) =>
        Object.entries(encodings).map(async ([ending, compress]) =>
          writeFileSync(`${file}.${ending}`, await compress(readFileSync(file))),
        ),
      ),
    );
  },
});

/** The texts that a module declares as `lang`: the source of each, by its key. */
function textsIn(ast, code, lang) {
  const [declared] = ast.body.flatMap(({ declaration }) => declaration?.declarations ?? []);
  if (declared?.id.name !== lang)
    throw new Error(`[rollup] No texts are declared as ${lang} where they are looked for.`);
  return new Map(
    declared.init.properties.map(({ key, value: { start, end } }) => [key.value ?? key.name, code.slice(start, end)]),
  );
}

/** In one file French stands beside English, which then needs no keys of its own: its texts come in the order of the French ones. */
export const keysOnce = () => ({
  name: 'keys-once',
  async transform(code, id) {
    if (!/[\\/](texts|locales)([\\/]\w+)?[\\/]en\.[jt]s$/.test(id)) return null;
    const french = await this.load({ id: join(id, `../fr${extname(id)}`) });
    const keys = [...textsIn(french.ast, french.code, 'fr').keys()];
    const texts = textsIn(this.parse(code), code, 'en');
    const missing = [...texts.keys()].find((key) => !keys.includes(key)) ?? keys.find((key) => !texts.has(key));
    if (missing)
      throw new Error(`[rollup] The text "${missing}" is not in both of the languages that come with the script.`);
    return `import { fr } from './fr.js';
      const texts = [${keys.map((key) => texts.get(key)).join()}];
      export const en = Object.fromEntries(Object.keys(fr).map((key, at) => [key, texts[at]]));`;
  },
});

/** A script cannot ask for its own address as a module does; its tag it knows. */
const noAddress = () => ({
  name: 'no-address',
  resolveImportMeta: (_property, { format }) => (format === 'iife' ? 'undefined' : null),
});

const banner = `/*! Civic Widgets ${version} | MIT | what is bundled: civic-widgets.licenses.txt */`;

const wholeOutputs = [
  // The lists of nouns and of elements are namespaces; nothing writes to them.
  { file: 'dist/civic-widgets.all.js', format: 'es', freeze: false, banner, inlineDynamicImports: true },
  {
    file: 'dist/civic-widgets.classic.js',
    format: 'iife',
    freeze: false,
    banner,
    inlineDynamicImports: true,
    intro: 'const civicWidgetsAddress=document.currentScript?.src??document.baseURI;',
  },
];

const importedAtOnce = ({ importedIds }) => importedIds;
const imported = ({ importedIds, dynamicallyImportedIds }) => [...importedIds, ...dynamicallyImportedIds];

/** The modules that these come to by their imports, themselves too. */
function reach(roots, follow, found = new Set()) {
  for (const id of roots.filter((each) => !found.has(each))) reach(follow(id), follow, found.add(id));
  return found;
}

/**
 * Which file of those that a page loads on demand a module goes into: `core` is what an element needs that shows and does nothing more, as a
 * counter; `reading` what one needs besides that lets one read and begin, as a petition; `acting` what others need at once of what follows, `sending` the
 * workflow of an act, and `confirming` what nobody sees before they act: so nobody waits for a file for each pair of elements. Rollup finds out about the rest.
 */
function chunkOf(id, { getModuleIds, getModuleInfo }) {
  if (id.endsWith('?entry')) return undefined;
  const path = id.replaceAll('\\', '/');
  // What follows things comes once the page has been drawn.
  if (/\/src\/(state\/live|adapters\/rest\/follow)/.test(path)) return 'live';
  // What looks for an act in the public ledger comes with the press that asks for it.
  const proving =
    'elements/shared/(proof/(?!way-in)|texts/proof/)|state/checkpoints|tally/(ledger-proof|checkpoint|leaf|merkle|base64)';
  if (RegExp(`/src/(${proving})`).test(path)) return 'proof';
  // What a browser computes comes where a thing asks for it.
  if (/\/src\/(elements\/shared\/work\/|text\/work)/.test(path)) return 'work';
  // What starts over comes to devices that many people use.
  if (/\/src\/elements\/shared\/(confirmation\/kiosk\.ts|texts\/kiosk\/)/.test(path)) return 'kiosk';
  // What keeps an act on the device comes with the first act, in one file.
  if (/\/src\/(state\/(outbox|turn)|elements\/shared\/(outbox\/(?!load)|texts\/))/.test(path)) return 'outbox';
  if (
    /\/src\/(locales\/acts\/|elements\/shared\/confirmation\/(code-form|thanks)|elements\/shared\/proof\/way-in)/.test(
      path,
    )
  )
    return 'confirming';
  const find = (pattern) => [...getModuleIds()].filter((each) => pattern.test(each.replaceAll('\\', '/')));
  const isNeeded = (roots, imports) => reach(roots, (each) => imports(getModuleInfo(each))).has(id);
  const elements = find(/\/elements\/(\w+)\/\1\.ts$/);
  const users = (imports) => elements.filter((each) => isNeeded([each], imports)).length;
  if (isNeeded(find(/\/embed\/core\.ts$/), importedAtOnce)) return 'core';
  if (users(imported) < 2) return undefined;
  const isFor = (noun) => isNeeded(find(RegExp(`/elements/${noun}/${noun}\\.ts$`)), importedAtOnce);
  if (isFor('counter')) return 'core';
  if (isFor('petition')) return 'reading';
  if (users(importedAtOnce) > 1) return 'acting';
  return /\/src\/(elements\/shared|text)\//.test(path) ? 'sending' : undefined;
}

/** Small modules that the entry needs at once are copied into it: shared with others, they would be one more file to wait for. */
const copiedIntoEntry = () => ({
  name: 'copied-into-entry',
  resolveId(source, importer) {
    const isOwn = /[\\/]embed[\\/](page|loading)\.ts$/.test(importer ?? '') && /\/(keys|tag)\.js$/.test(source);
    return isOwn ? `${join(importer, '..', source.replace(/js$/, 'ts'))}?entry` : null;
  },
  load(id) {
    return id.endsWith('?entry') ? compiler.load.call(this, id.replace('?entry', '')) : null;
  },
});

/** What `elements/on-demand.ts` is in the entry: each line of the registry is an import that is followed when its element is shown. */
const elementsOnDemand = () => ({
  name: 'elements-on-demand',
  load(id) {
    if (!id.replaceAll('\\', '/').endsWith('/elements/on-demand.ts')) return null;
    const elements = join(id, '..');
    const { body } = this.parse(readFileSync(join(elements, 'registry.ts'), 'utf8'));
    const lines = body.flatMap(({ specifiers, source: { value: file } }) =>
      specifiers.map(({ local, exported }) => {
        const texts = `${file.slice(0, file.lastIndexOf('/'))}/texts`;
        const loaders = globSync('*.ts', { cwd: join(elements, texts), exclude: ['texts.ts'] }).map(
          (each) => `${basename(each, '.ts')}: () => import('${texts}/${each}')`,
        );
        return `'civic-${exported.name}': { element: async () => (await import('${file}')).${local.name}, texts: { ${loaders.join()} } }`;
      }),
    );
    return `export const onDemand = { ${lines.join()} };`;
  },
});

/** The name of a file: the folder of a noun, and the language of its texts. */
function nameChunk({ name, facadeModuleId, moduleIds }) {
  const path = (facadeModuleId ?? moduleIds.at(-1) ?? '').replaceAll('\\', '/');
  const [, noun, language] = /\/elements\/(\w+)\/texts\/(\w+)\.ts$/.exec(path) ?? [];
  return `civic-widgets-${version}.${noun ? `${noun}.${language}` : name}.[hash].js`;
}

// Other warnings are about how dependencies are written; one import that stays makes the file useless on its own.
function onwarn({ code, message }) {
  if (code === 'MISSING_EXPORT') throw new Error(`[rollup] ${message} Write it there as zod does, or do without.`);
  if (code === 'UNRESOLVED_IMPORT') throw new Error(`[rollup] ${message}`);
}

/** The name under which the script looks for an adapter's file beside itself: always that of its own version. */
const adapterFile = (name) => `civic-widgets-${version}.${name}.js`;

/** Adapters stay files of their own, which the script loads when a thing of their platform is shown. */
const adaptersApart = () => ({
  name: 'adapters-apart',
  resolveDynamicImport(specifier) {
    const [, name] = /^\.\.\/adapters\/([\w-]+)\.js$/.exec(specifier) ?? [];
    return name ? { id: `./${adapterFile(name)}`, external: 'relative' } : null;
  },
  // A classic script of another origin has no address that a relative one could start from; its tag has.
  renderDynamicImport: ({ format }) =>
    format === 'iife' ? { left: 'import(new URL(', right: ',civicWidgetsAddress).href)' } : null,
});

/** What computes beside the page is a file of its own, which the script looks for beside itself. */
const workerFile = `civic-widgets-${version}.worker.js`;
const isInWorker = (id) => id.replaceAll('\\', '/').endsWith('/work/in-worker.ts');

const workerApart = () => ({
  name: 'worker-apart',
  transform: (code, id) => (isInWorker(id) ? code.replace('./worker.js', `./${workerFile}`) : null),
});

/** One file computes in the page: it has nothing beside itself. */
const workerless = () => ({
  name: 'workerless',
  load: (id) => (isInWorker(id) ? 'export const solveInWorker = () => Promise.reject();' : null),
});

/** Every adapter but those that are in the script. */
const adapters = globSync('src/adapters/*.ts')
  .map((path) => basename(path, '.ts'))
  .filter((name) => !['adapter', 'rest', 'memory'].includes(name));

/** What officers load besides at the desk, and who asks for code to paste: no page of a visitor names it. */
const desk = [
  { input: 'passkeys', name: 'civic-desk-passkeys', licences: 'civic-desk' },
  { input: 'copy', name: 'civic-desk-copy' },
  { input: 'queue', name: 'civic-desk-queue' },
  { input: 'figures', name: 'civic-desk-figures' },
  { input: 'preview', name: 'civic-desk-preview' },
  { input: 'preview-frame', name: 'civic-desk-preview-frame' },
  // Adapters stay the files that the widgets load.
  { input: 'builder/builder', name: 'civic-builder', licences: 'civic-builder', own: [smallZod(), adaptersApart()] },
].map(({ input, name, licences, own = [] }) => ({
  input: `src/desk/${input}.ts`,
  output: {
    file: `dist/${name}.js`,
    format: 'es',
    banner: banner.replace('civic-widgets.lic', `${licences ?? 'civic-widgets'}.lic`),
    inlineDynamicImports: true,
  },
  plugins: [...own, ...plugins(), ...(licences ? [notices(`${licences}.licenses.txt`)] : [])],
  onwarn,
}));

/** The two sides of a frame. Only the one outside is loaded by other sites, and is pinned. */
const frames = [
  { input: 'src/frame/outside.ts', file: 'dist/civic-frame.js', plugins: [pinned()] },
  { input: 'src/frame/inside.ts', file: 'dist/civic-frame-inside.js', plugins: [compressed()] },
];

export default [
  {
    input: { 'civic-widgets': 'src/embed.ts' },
    output: { dir: 'dist', format: 'es', banner, chunkFileNames: nameChunk, manualChunks: chunkOf },
    plugins: [
      copiedIntoEntry(),
      elementsOnDemand(),
      smallZod(),
      ...plugins(),
      adaptersApart(),
      workerApart(),
      notices(),
      loadsOfElements(),
      pinned(),
      extras(),
    ],
    onwarn,
  },
  {
    input: 'src/embed-all.ts',
    output: wholeOutputs,
    // Names are dealt out anew once those of members are short, and come to less.
    plugins: [
      smallZod(),
      keysOnce(),
      workerless(),
      ...plugins(privateNames()),
      minify(),
      adaptersApart(),
      noAddress(),
      pinned(),
    ],
    onwarn,
  },
  ...adapters.map((name) => ({
    input: `src/adapters/${name}.ts`,
    output: { file: `dist/${adapterFile(name)}`, format: 'es', banner, inlineDynamicImports: true },
    plugins: [...plugins(), pinned()],
    onwarn,
  })),
  {
    input: 'src/elements/shared/work/worker.ts',
    output: { file: `dist/${workerFile}`, format: 'es', banner },
    plugins: [...plugins(), pinned()],
    onwarn,
  },
  {
    // The reference backend for the demo in a page; nothing loads it unasked.
    input: 'demo/browser/backend.mjs',
    output: { file: 'dist/civic-widgets.backend.js', format: 'es', banner, inlineDynamicImports: true },
    plugins: [...plugins(), notices('civic-widgets.backend.licenses.txt')],
    onwarn,
  },
  ...desk,
  // The last one compresses what all have written.
  ...frames.map(({ input, file, plugins: others }) => ({
    input,
    // A classic script too: neither imports anything.
    output: { file, format: 'iife', banner },
    plugins: [...plugins(), ...others],
    onwarn,
  })),
];
