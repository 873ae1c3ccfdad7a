import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launch } from '../support/browser.ts';
import { makeProject, type Project } from '../support/project.ts';
import { startSite, type Site } from '../support/site.ts';
import { readSnippets } from '../support/snippets.ts';
import { checkChanges, checkEvent, checkShown, leave, openApp, writeAddresses } from './app.ts';

let site: Site;
let browser: Browser;
let project: Project;

before(async () => {
  project = makeProject(['react', 'react-dom', '@types/react', '@types/react-dom']);
  site = await startSite();
  browser = await launch('chromium');
  project.write('addresses.ts', await writeAddresses(site));
  for (const [name, code] of readSnippets('guides/react.md')) project.write(name, code);
});
after(async () => {
  await browser?.close();
  await site?.close();
  project?.close();
});

const bundle = (entry: string): Promise<string> => project.bundle(entry, { jsx: 'automatic', jsxDev: true });

describe('the guide for React', () => {
  it('compiles as strictly as TypeScript goes', () => {
    assert.deepEqual(project.check('tsc', { jsx: 'react-jsx' }), []);
  });

  it('works in a browser, in strict mode: attributes, a property, an event, unmounted and mounted again', async () => {
    const app = await openApp(browser, site, await bundle('client.tsx'));
    await checkShown(app);
    await checkEvent(app, 'client@exemple.fr');
    await checkChanges(app);
    await leave(app);
  });

  it('prints the elements with what they hold on a server, and takes them over in a browser', async () => {
    const server = await project.bundle('server.tsx', { jsx: 'automatic', platform: 'node', packages: 'external' });
    project.write('server.js', server);
    const content = project.run('server.js');
    const { petition } = site.backend;
    assert.ok(
      content.includes(
        `<civic-petition src="${petition}" heading-level="3"><a href="${petition}">Signer la pétition</a></civic-petition>`,
      ),
      content,
    );
    const app = await openApp(browser, site, await bundle('hydrate.tsx'), content);
    await checkShown(app);
    await checkEvent(app, 'hydrated@exemple.fr');
    await leave(app);
  });
});
