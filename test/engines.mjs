import { globSync } from 'node:fs';
import { join } from 'node:path';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { buildWhatIsMissing } from './support/build.mjs';
import { runBrowserTests } from './support/run-browsers.mjs';
import { startWebKit } from './support/webkit.mjs';

/*
 * `npm run test:engines`: every test of the elements in Chromium, Firefox and WebKit,
 * `npm run test:engines -- petition` the files that have the word in their path, `-- --webkit` in WebKit alone.
 */
const root = join(import.meta.dirname, '..');
const words = process.argv.slice(2).filter((word) => word !== '--webkit');
const alone = process.argv.includes('--webkit');
const files = globSync('test/**/*.browser.test.ts', { cwd: root })
  .filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
  .sort()
  .map((path) => join(root, path));

let webKit;
let result = { passed: 0, failed: 1 };
try {
  if (!buildWhatIsMissing()) throw new Error('The build failed, so no test could run.');
  webKit = await startWebKit();
  const launcher = webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port: webKit.port,
    path: '/',
    capabilities: {
      browserName: 'MiniBrowser',
      // WebKitWebDriver speaks the classic protocol only.
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: webKit.browser, args: ['--automation'] },
    },
  });
  result = await runBrowserTests(files, (browsers) => (alone ? [launcher] : [...browsers, launcher]));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  webKit?.stop();
}

console.log(`\n${result.passed} passed, ${result.failed} failed`);
process.exit(result.passed > 0 && result.failed === 0 ? 0 : 1);
