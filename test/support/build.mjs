import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const sources = ['src', 'src/**', 'demo/browser/**', 'package-lock.json', 'tsconfig.json', 'rollup.config.mjs'];
/** One file of each step of the build. */
const results = ['dist/index.js', 'dist/civic-widgets.js', 'dist/custom-elements.json'];

const changedAt = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** A folder changes when a file in it comes or goes, so folders count too. */
const isStale = () =>
  Math.min(...results.map(changedAt)) < Math.max(...globSync(sources, { cwd: root }).map(changedAt));

/** Builds what is absent or older than its sources, and answers whether all is there: the build has said why not. */
export function buildWhatIsMissing() {
  if (!isStale()) return true;
  console.log('Building …');
  return spawnSync('npm run --silent build', { cwd: root, shell: true, stdio: 'inherit' }).status === 0;
}
