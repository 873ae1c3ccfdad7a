import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launch } from '../support/browser.ts';
import { makeProject, type Project } from '../support/project.ts';
import { startSite, type Site } from '../support/site.ts';
import { readSnippets } from '../support/snippets.ts';
import { checkChanges, checkEvent, checkShown, leave, openApp, writeAddresses } from './app.ts';
import { vue } from './compilers.ts';

let site: Site;
let browser: Browser;
let project: Project;

before(async () => {
  project = makeProject(['vue']);
  site = await startSite();
  browser = await launch('chromium');
  project.write('addresses.ts', await writeAddresses(site));
  for (const [name, code] of readSnippets('guides/vue.md')) project.write(name, code);
});
after(async () => {
  await browser?.close();
  await site?.close();
  project?.close();
});

describe('the guide for Vue', () => {
  it('compiles as strictly as vue-tsc goes', () => {
    assert.deepEqual(project.check('vue-tsc', { jsx: 'preserve' }), []);
  });

  it('works in a browser: attributes, a property, an event, taken out and put back', async () => {
    const app = await openApp(browser, site, await project.bundle('client.ts', { plugins: [vue()] }));
    await checkShown(app);
    await checkEvent(app, 'client@exemple.fr');
    await checkChanges(app);
    await leave(app);
  });

  it('prints the elements with what they hold on a server, and takes them over in a browser', async () => {
    const plugins = [vue({ ssr: true })];
    project.write('server.js', await project.bundle('server.ts', { platform: 'node', packages: 'external', plugins }));
    const content = project.run('server.js');
    const { petition } = site.backend;
    assert.match(
      content,
      new RegExp(
        `<civic-petition src="${petition}" heading-level="3">\\s*<a href="${petition}">Signer la pétition</a>`,
      ),
    );
    const bundle = await project.bundle('hydrate.ts', { plugins: [vue()] });
    const app = await openApp(browser, site, bundle, content);
    await checkShown(app);
    await checkEvent(app, 'hydrated@exemple.fr');
    await checkChanges(app);
    await leave(app);
  });
});
