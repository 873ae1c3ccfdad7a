import { startTestRunner } from '@web/test-runner';
import config from '../web-test-runner.config.mjs';
import { countSession } from './browser-report.mjs';

/** Runs test files in all browsers, or in those that `choose` makes of them; each file counts once for each browser. */
export async function runBrowserTests(files, choose = (browsers) => browsers) {
  const options = { readCliArgs: false, readFileConfig: false, autoExitProcess: false };
  const runner = await startTestRunner({
    ...options,
    config: { ...config, files, browsers: choose(config.browsers) },
  });
  if (!runner) return { passed: 0, failed: 1 };
  await new Promise((resolve) => runner.on('stopped', resolve));

  const total = { passed: 0, failed: 0 };
  for (const session of runner.sessions.all()) {
    const { passed, failures } = countSession(session);
    total.passed += passed;
    total.failed += failures.length;
  }
  return total;
}
