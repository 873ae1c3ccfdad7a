import { transform } from 'esbuild';
import { rollup } from 'rollup';
import config from '../../rollup.config.mjs';

/** What a module counts as: a library, or the room of the sources that it stands in. */
function groupOf(id) {
  const path = id.replaceAll('\\', '/').replace(/\?.*/, '');
  const [, library] = /\/node_modules\/(@?[\w-]+)/.exec(path) ?? [];
  if (library) return /lit/.test(library) ? 'lit' : library;
  const [, room = path] = /\/src\/(.*)\.ts$/.exec(path) ?? [];
  const [first, second, third] = room.split('/');
  if (first === 'elements') return third ? `${first}/${second}${third === 'texts' ? '/texts' : ''}` : first;
  return second ? first : room;
}

const tidy = (fileName) =>
  fileName.replace(/^civic-widgets(-\d+\.\d+\.\d+)?\.?/, '').replace(/\.?([\w-]{8}\.)?js$/, '') || 'entry';

/** What each module of the script tag weighs, minified and compressed apart from the others, largest first, and in which files it is. */
export async function measureModules(compress) {
  const [entry] = config;
  const result = await rollup(entry);
  const { output } = await result.generate(entry.output);
  await result.close();
  const groups = new Map();
  for (const { fileName, modules = {} } of output) {
    for (const [id, { code }] of Object.entries(modules)) {
      if (!code) continue;
      const group = groups.get(groupOf(id)) ?? { code: '', files: new Set() };
      group.code += `${code}\n`;
      group.files.add(tidy(fileName));
      groups.set(groupOf(id), group);
    }
  }
  const rows = await Promise.all(
    [...groups].map(async ([name, { code, files }]) => {
      const { code: minified } = await transform(code, { minify: true, format: 'esm', target: 'es2022' }).catch(() => ({
        code,
      }));
      return { name, minified: Buffer.byteLength(minified), brotli: compress(minified), files: [...files].sort() };
    }),
  );
  return rows.sort((one, other) => other.brotli - one.brotli);
}
