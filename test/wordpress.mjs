import { globSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhatIsMissing } from './support/build.mjs';
import { ensureBrowsers } from './support/browsers.mjs';
import { runNodeTests } from './support/run-node.mjs';

/*
 * `npm run test:wordpress`: the adapter and the snippets against WordPress itself, which is installed from Debian's packages where
 * that can be done. `npm run test:wordpress -- embedding` runs the files that have the word in their path.
 */
const root = join(import.meta.dirname, '..');
const words = process.argv.slice(2);
const files = globSync('test/**/wordpress*.real.ts', { cwd: root })
  .filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
  .sort()
  .map((path) => join(root, path));

let result = { passed: 0, failed: 1 };
try {
  if (!buildWhatIsMissing()) throw new Error('The build failed, so no test could run.');
  ensureBrowsers();
  result = await runNodeTests(files, { concurrency: false, timeout: 900_000 });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}

console.log(`\n${result.passed} passed, ${result.failed} failed`);
process.exit(result.passed > 0 && result.failed === 0 ? 0 : 1);
