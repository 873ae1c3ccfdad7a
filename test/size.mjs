import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { rollup } from 'rollup';
import { plugins } from '../rollup.config.mjs';
import { buildWhatIsMissing } from './support/build.mjs';

const root = join(import.meta.dirname, '..');
const bundle = 'dist/civic-widgets.js';
/** What a page may be asked to load for the script tag, in bytes after brotli. */
const wall = 72_500;

if (!buildWhatIsMissing()) process.exit(1);

const compress = (code) =>
  brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: code.length } }).length;

/** An element's own files, without what all elements share: what one more element costs. */
async function measureAlone(folder) {
  const name = folder.split(/[\\/]/).at(-1);
  const own = resolve(root, folder);
  const result = await rollup({
    input: join(own, `${name}.js`),
    external: (id, importer) => importer !== undefined && !resolve(importer, '..', id).startsWith(own),
    plugins: plugins(),
    onwarn() {},
  });
  const { output } = await result.generate({ format: 'es' });
  return { name: `  <civic-${name}> alone`, code: output[0].code };
}

/** What a bundle of one's own costs that has the petition and the counter only. */
async function measureTwo() {
  const from = (path) => JSON.stringify(join(root, 'dist', path));
  const entry = `
    import { restAdapter } from ${from('adapters/rest.js')};
    import { configure } from ${from('state/store.js')};
    import { CivicCounterElement } from ${from('elements/counter/counter.js')};
    import { CivicPetitionElement } from ${from('elements/petition/petition.js')};
    configure({ adapter: restAdapter() });
    CivicPetitionElement.define('civic-petition');
    CivicCounterElement.define('civic-counter');`;
  const virtual = {
    name: 'virtual',
    resolveId: (id) => (id === 'two' ? id : undefined),
    load: (id) => (id === 'two' ? entry : undefined),
  };
  const result = await rollup({ input: 'two', plugins: [virtual, ...plugins()], onwarn() {} });
  const { output } = await result.generate({ format: 'es' });
  return { name: '  petition and counter only', code: output[0].code };
}

const elements = globSync('dist/elements/!(shared)/', { cwd: root }).sort();
const whole = { name: bundle, code: readFileSync(join(root, bundle), 'utf8') };
const rows = [whole, await measureTwo(), ...(await Promise.all(elements.map(measureAlone)))];
const width = Math.max(...rows.map(({ name }) => name.length));
const columns = (name, ...sizes) => [name.padEnd(width), ...sizes.map((size) => String(size).padStart(9))].join(' ');

console.log(columns('bytes', 'minified', 'brotli', 'wall'));
for (const { name, code } of rows) {
  console.log(columns(name, Buffer.byteLength(code), compress(code), name === bundle ? wall : ''));
}

const over = compress(whole.code) - wall;
if (over > 0) {
  console.error(
    `${bundle} is ${over} bytes over its wall. Take something out, or say in docs/decisions why it is worth that.`,
  );
  process.exit(1);
}
