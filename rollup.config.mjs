import { readdirSync, readFileSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

const isTemplate = ({ type, tag }) => type === 'TaggedTemplateExpression' && ['css', 'html', 'svg'].includes(tag.name);

function findTemplates(node, found = []) {
  if (isTemplate(node)) found.push(...node.quasi.quasis);
  for (const child of Object.values(node)) {
    if (child && typeof child === 'object') findTemplates(child, found);
  }
  return found;
}

/** Line breaks and what indents the next line are one space to a browser, in markup and in style sheets alike. */
const oneLineTemplates = () => ({
  name: 'one-line-templates',
  transform(code, id) {
    if (id.includes('node_modules')) return null;
    const parts = findTemplates(this.parse(code)).sort((one, other) => other.start - one.start);
    return parts.reduce(
      (text, { start, end }) =>
        text.slice(0, start) + text.slice(start, end).replace(/\s*\n\s*/g, ' ') + text.slice(end),
      code,
    );
  },
});

/** How browser code is bundled: `size.mjs` measures with the same plugins. */
export const plugins = () => [
  nodeResolve({ browser: true, exportConditions: ['production'] }),
  oneLineTemplates(),
  terser({ module: true, ecma: 2022, compress: { passes: 2 }, format: { comments: /^!/ } }),
];

/** The licences of what is bundled ask that their notices go with every copy. */
const notices = () => ({
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
    this.emitFile({ type: 'asset', fileName: 'civic-widgets.licenses.txt', source: `${source}\n` });
  },
});

function notice(root) {
  const { name, version, license } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const file = readdirSync(root).find((each) => /^licen[cs]e(\.|$)/i.test(each));
  if (!file)
    throw new Error(`[rollup] ${name} has no licence file that could go with the bundle. Write its notice here.`);
  return `${name} ${version} (${license})\n\n${readFileSync(`${root}/${file}`, 'utf8').trim()}`;
}

export default {
  input: 'dist/embed.js',
  output: {
    file: 'dist/civic-widgets.js',
    format: 'es',
    banner: `/*! Civic Widgets ${version} | MIT | what is bundled: civic-widgets.licenses.txt */`,
  },
  plugins: [...plugins(), notices()],
  // Other warnings are about how dependencies are written; one import that stays makes the file useless on its own.
  onwarn({ code, message }) {
    if (code === 'UNRESOLVED_IMPORT') throw new Error(`[rollup] ${message}`);
  },
};
