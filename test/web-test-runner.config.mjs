import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { ensureBrowsers, launchOptions } from './support/browsers.mjs';
import { late } from './support/late.ts';
import { logger, reporter } from './support/browser-report.mjs';

const rootDir = join(import.meta.dirname, '..');
const worker = fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js'));

const browsers = ensureBrowsers();

const launcher = (kind) =>
  // One page at a time: a page in the background has neither the focus nor timers on time.
  chromeLauncher({ puppeteer, launchOptions: launchOptions(kind, browsers[kind]), concurrency: 1 });

const mockServiceWorker = {
  name: 'mock-service-worker',
  serve: ({ path }) =>
    path === '/mockServiceWorker.js' ? { body: readFileSync(worker, 'utf8'), type: 'js' } : undefined,
};

export default {
  rootDir,
  files: ['test/{elements,state,client,adapters,embed,locales,styles}/**/*.browser.test.ts'],
  nodeResolve: { browser: true, exportConditions: ['browser', 'development'] },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: join(rootDir, 'tsconfig.json'),
      define: { 'process.env.CIVIC_TEST_LATE': JSON.stringify(process.env.CIVIC_TEST_LATE ?? '0') },
    }),
    mockServiceWorker,
  ],
  middleware: [async (_context, next) => (await late(), next())],
  browsers: [launcher('chromium'), launcher('firefox')],
  concurrentBrowsers: 2,
  concurrency: 1,
  testFramework: { config: { ui: 'bdd', timeout: '60000' } },
  // Generous: a machine that is busy with other things is no fault of a test.
  browserStartTimeout: 180_000,
  testsStartTimeout: 180_000,
  testsFinishTimeout: 600_000,
  logger,
  reporters: [reporter],
  staticLogging: true,
};
