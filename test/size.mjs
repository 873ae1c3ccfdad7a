import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { format, resolveConfig } from 'prettier';
import { buildWhatIsMissing } from './support/build.mjs';
import { measureModules } from './support/module-sizes.mjs';

/*
 * What a page in French is asked to load for the script tag, in bytes after brotli: the entry, what it loads to show the elements, and
 * their words. Fails where a page is over its budget. With `--write`, the tables go into `docs/performance.md`.
 */

const root = join(import.meta.dirname, '..');
const lang = 'fr';

/** What a page may weigh now, and what it is to weigh, by the element that it shows. A budget only ever goes down, or a decision says why. */
const budgets = {
  'civic-counter': { budget: 24_450, goal: 16_000 },
  'civic-petition': { budget: 29_550, goal: 20_000 },
  'civic-poll': { budget: 36_950, goal: 24_000 },
  'civic-comments': { budget: 47_800, goal: 28_000 },
};

if (!buildWhatIsMissing()) process.exit(1);

const readBuilt = (name) => readFileSync(join(root, 'dist', name));
const compress = (code) =>
  brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: code.length } }).length;

const { loads } = JSON.parse(readBuilt('integrity.json').toString());
const filesOf = ({ tags, file }) =>
  file ? [file] : ['civic-widgets.js', ...new Set(tags.flatMap((tag) => loads[tag][lang]))];
const add = (sizes) => sizes.reduce((total, size) => total + size, 0);

/** Every element alone, one that has no budget yet too, and all together. */
const needed = [
  { page: 'no element: the entry alone', tags: [], budget: 3_000, goal: 3_000 },
  ...Object.keys(loads).map((tag) => ({ page: tag, tags: [tag], ...budgets[tag] })),
  { page: 'every element', tags: Object.keys(loads), budget: 61_750, goal: 44_000 },
  { page: 'everything in one file', file: 'civic-widgets.all.js', budget: 88_100, goal: 65_700 },
];

const pages = needed.map(({ page, budget, goal, ...needs }) => {
  const files = filesOf(needs).map(readBuilt);
  return {
    page,
    minified: add(files.map((file) => file.length)),
    brotli: add(files.map(compress)),
    budget,
    goal,
    requests: files.length,
  };
});

const number = (value) => value?.toLocaleString('en').replaceAll(',', ' ') ?? '';
const table = (heads, rows) =>
  [heads, heads.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const pageTable = table(
  ['a French page with', 'requests', 'minified', 'brotli', 'budget', 'goal'],
  pages.map(({ page, requests, ...sizes }) => [
    page,
    requests,
    ...['minified', 'brotli', 'budget', 'goal'].map((name) => number(sizes[name])),
  ]),
);
const moduleTable = table(
  ['module', 'minified', 'brotli, alone', 'in'],
  (await measureModules(compress)).map(({ name, minified, brotli, files }) => [
    name,
    number(minified),
    number(brotli),
    files.join(', '),
  ]),
);

console.log(`${pageTable}\n\n${moduleTable}`);

if (process.argv.includes('--write')) {
  const path = join(root, 'docs/performance.md');
  const text = readFileSync(path, 'utf8')
    .replace(/(?<=<!-- pages -->\n)[^]*(?=<!-- \/pages -->)/, `\n${pageTable}\n\n`)
    .replace(/(?<=<!-- modules -->\n)[^]*(?=<!-- \/modules -->)/, `\n${moduleTable}\n\n`);
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

const over = pages.filter(({ brotli, budget }) => brotli > budget);
for (const { page, brotli, budget } of over) {
  console.error(
    `A page with ${page} is ${number(brotli - budget)} bytes over its budget. Load something later, take something out, or say in docs/decisions why it is worth that.`,
  );
}
process.exit(over.length > 0 ? 1 : 0);
