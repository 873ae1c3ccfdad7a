import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Browser } from 'puppeteer-core';
import { launch } from '../support/browser.ts';
import { startDemo } from '../support/demo.ts';
import { textInside } from '../support/shadow.ts';

const root = join(import.meta.dirname, '..', '..');
const whole = join(root, '..', 'shared', 'data', 'rua-fonctionnement.csv');
const file = existsSync(whole) ? whole : join(root, 'test', 'fixtures', 'rua-excerpt.csv');
if (file !== whole) console.log('The whole open data is absent: its excerpt is imported instead.');

let browser: Browser;
before(async () => {
  browser = await launch('chromium');
});
after(() => browser.close());

describe('an imported consultation', () => {
  it('shows on the page of the town with the very numbers of the import', async () => {
    const data = await mkdtemp(join(tmpdir(), 'civic-import-'));
    const args = ['src/server/main/cli.ts', 'import', file, '--id', 'rua-fonctionnement', '--json'];
    const env = { ...process.env, DATA: data, DATABASE_URL: '' };
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env, maxBuffer: 10_000_000 });
    const found = JSON.parse(stdout) as Record<
      'participants' | 'proposals' | 'comments' | 'sources' | 'ballots',
      number
    >;
    const demo = await startDemo(data);
    try {
      const page = await browser.newPage();
      await page.goto(`${demo.url}/consultations.html`);
      const counter = 'civic-counter[src*=rua]';
      await textInside(page, counter, 'dd');
      const shown = await page.$eval(counter, (element) =>
        [...(element.shadowRoot?.querySelectorAll('dd') ?? [])].map(({ textContent }) =>
          Number(textContent.replace(/\D/g, '')),
        ),
      );
      const { participants, proposals, comments, sources, ballots } = found;
      assert.deepEqual(shown, [participants, proposals + comments + sources, ballots, comments]);
    } finally {
      await demo.close();
    }
  });
});
