import { mkdirSync, writeFileSync } from 'node:fs';

/*
 * Settings of the Custom Elements Manifest: the sources are read, and the files that are published are named.
 */
const published = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

const tagNames = () => ({
  name: 'tag-names',
  /** An element says its tag in the file's `HTMLElementTagNameMap`; nothing in its own file registers it. */
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'HTMLElementTagNameMap') return;
    for (const member of node.members) {
      const className = member.type.getText();
      const declaration = moduleDoc.declarations.find(({ name }) => name === className);
      if (declaration) Object.assign(declaration, { customElement: true, tagName: member.name.text });
    }
  },
});

function publish(value) {
  for (const [key, child] of Object.entries(value)) {
    if ((key === 'path' || key === 'module') && typeof child === 'string') value[key] = published(child);
    else if (child && typeof child === 'object') publish(child);
  }
}

const promisesOnly = () => ({
  name: 'promises-only',
  /** The analyser guesses at events from the code, and takes an element's inner state for attributes. */
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of customElementsManifest.modules.flatMap(({ declarations }) => declarations)) {
      const { attributes, events, members = [] } = declaration;
      const isInner = ({ description, privacy = 'public' }) => !description || privacy !== 'public';
      const inner = members.filter(isInner);
      const names = inner.map(({ name }) => name);
      if (events) declaration.events = events.filter(({ description }) => description);
      if (attributes) declaration.attributes = attributes.filter(({ fieldName }) => !names.includes(fieldName));
      for (const member of inner) delete member.attribute;
    }
  },
});

const publishedPaths = () => ({
  name: 'published-paths',
  packageLinkPhase: ({ customElementsManifest }) => publish(customElementsManifest.modules),
});

/** The elements in brief, for pages that let people choose one: the type that each shows, any where it is empty, and its attributes. */
const elementList = () => ({
  name: 'element-list',
  packageLinkPhase({ customElementsManifest }) {
    const elements = customElementsManifest.modules
      .flatMap(({ declarations }) => declarations)
      .filter(({ tagName }) => tagName)
      .map(({ tagName, attributes = [], members = [] }) => ({
        tag: tagName,
        shows: members.find(({ name }) => name === 'shows').default.slice(1, -1),
        attributes: attributes.map(({ name }) => name),
      }));
    mkdirSync('dist', { recursive: true });
    writeFileSync('dist/elements.json', `${JSON.stringify(elements)}\n`);
  },
});

export default {
  globs: ['src/elements/**/*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [tagNames(), promisesOnly(), elementList(), publishedPaths()],
};
