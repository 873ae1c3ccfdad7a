import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { buildWhatIsMissing } from './support/build.mjs';
import { ensureBrowsers } from './support/browsers.mjs';
import { useMemoryFolder } from './support/memory-folder.mjs';
import { startOwnPostgres } from './support/postgres.ts';
import { runNodeTests } from './support/run-node.mjs';

/*
 * `npm test`: every test there is. `npm test -- --only node|browser|e2e` runs one kind,
 * `npm test -- petition` the files that have the word in their path.
 */
const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });

const find = (pattern, exclude = []) =>
  globSync(pattern, { cwd: root, exclude })
    .filter((path) => positionals.length === 0 || positionals.some((word) => path.includes(word)))
    .sort()
    .map((path) => join(root, path));

const kinds = {
  node: {
    title: 'On Node',
    files: find('test/**/*.test.ts', ['test/**/*.browser.test.ts', 'test/{e2e,frameworks}/**']),
    run: (files) => withShared(files, (all) => runNodeTests(all, { concurrency: availableParallelism() })),
  },
  browser: {
    title: 'In Chromium and Firefox',
    files: find('test/**/*.browser.test.ts'),
    // Loaded late, for its settings look for the browsers.
    run: async (files) => (await import('./support/run-browsers.mjs')).runBrowserTests(files),
  },
  e2e: {
    title: 'End to end',
    files: find('test/{e2e,frameworks}/**/*.test.ts'),
    // Each has a server and a browser of its own. Two wait for their pages better than one does.
    run: (files) => runNodeTests(files, { concurrency: 2, timeout: 1_200_000 }),
  },
};

if (values.only && !kinds[values.only]) {
  console.error(`There is no kind "${values.only}". Choose one of ${Object.keys(kinds).join(', ')}.`);
  process.exit(1);
}

/** What all files share, so that none has to make it for itself: modules that are compiled, and a PostgreSQL. */
async function withShared(files, run) {
  process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/civic-tests');
  // Where there is none, those files that need it say so. One file alone starts its own, if it needs it.
  const postgres = files.length > 1 && (await startOwnPostgres().catch(() => undefined));
  if (!postgres) return run(files);
  process.env.CIVIC_TEST_POSTGRES = postgres.address;
  try {
    return await run(files);
  } finally {
    delete process.env.CIVIC_TEST_POSTGRES;
    await postgres.stop();
  }
}

const chosen = values.only ? [kinds[values.only]] : Object.values(kinds);
const total = { passed: 0, failed: 0 };
useMemoryFolder();

try {
  if (!buildWhatIsMissing()) throw new Error('The build failed, so no test could run.');
  if (kinds.browser.files.length + kinds.e2e.files.length > 0) ensureBrowsers();
  for (const { title, files, run } of chosen.filter((kind) => kind.files.length > 0)) {
    console.log(`\n${title}: ${files.length} files`);
    const began = performance.now();
    const { passed, failed } = await run(files);
    console.log(`  ${title}: ${Math.round((performance.now() - began) / 1000)} s`);
    total.passed += passed;
    total.failed += failed;
  }
  if (total.passed + total.failed === 0) console.error('No test was found.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed += 1;
}

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.passed > 0 && total.failed === 0 ? 0 : 1);
