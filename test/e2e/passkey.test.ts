import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { findAxe, launch } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { officerOn } from '../support/officer.ts';
import { until } from '../support/until.ts';

let demo: Demo;
let chromium: Browser;

before(async () => {
  demo = await startDemo();
  chromium = await launch('chromium');
});
after(async () => {
  await chromium.close();
  await demo.close();
});

/** Gives the browser a device that makes passkeys and knows its user. */
async function addDevice(page: Page): Promise<void> {
  const devtools = await page.createCDPSession();
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const codeIn = async (): Promise<string> =>
  until(async () => {
    const page = await (await fetch(`${demo.url}/mailbox`, { headers: { Accept: 'text/html' } })).text();
    return /class="code">(\d{6})</.exec(page)?.[1];
  }, 'a code in the mailbox');

describe('a passkey', () => {
  it('is added at the desk, and then lets in without a mail', async () => {
    const page = await chromium.newPage();
    const faults: unknown[] = [];
    page.on('pageerror', (error) => faults.push(error));
    await addDevice(page);
    const officer = officerOn(page);
    await page.goto(`${demo.url}/desk?lang=fr`);
    await officer.follow('Recevoir un code');
    await officer.write('code', await codeIn());
    await officer.follow('Entrer');
    await officer.follow('Mon accès');
    assert.equal(await officer.heading(), 'Mon accès');
    await page.waitForSelector('form[data-passkey=add]:not([hidden])');
    await officer.write('name', 'Ordinateur du bureau');
    await officer.follow('Ajouter une clé d’accès');
    const said = await page.$eval('[role=status]', ({ textContent }) => textContent);
    assert.equal(said, 'La clé d’accès est ajoutée. Elle vous fait entrer dès maintenant.');
    assert.match(await page.$eval('main table', ({ textContent }) => textContent), /Ordinateur du bureau.*jamais/s);
    assert.deepEqual(await findAxe(page), []);
    await Promise.all([page.waitForNavigation(), page.click('.desk-nav button')]);
    await page.goto(`${demo.url}/desk/log?lang=fr`);
    assert.equal(await officer.heading(), 'Entrer au bureau');
    await page.waitForSelector('form[data-passkey=enter]:not([hidden])');
    assert.deepEqual(await findAxe(page), []);
    await officer.follow('Entrer avec une clé d’accès');
    assert.equal(new URL(page.url()).pathname, '/desk/log');
    await officer.follow('Mon accès');
    assert.doesNotMatch(await page.$eval('main table', ({ textContent }) => textContent), /jamais/);
    assert.deepEqual(faults, []);
    await page.close();
  });

  it('is asked for in vain where the device has none: the page says so, and mail stays', async () => {
    const context = await chromium.createBrowserContext();
    const page = await context.newPage();
    await addDevice(page);
    await page.goto(`${demo.url}/desk/sign-in?lang=en`);
    await page.waitForSelector('form[data-passkey=enter]:not([hidden])');
    await page.click('form[data-passkey=enter] button');
    await page.waitForFunction(() =>
      document.querySelector('form[data-passkey] [role=alert]')?.textContent.includes('confirmed nothing'),
    );
    assert.ok(await page.$('#email'));
    await context.close();
  });

  it('has no button without JavaScript', async () => {
    const page = await chromium.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`${demo.url}/desk/sign-in?lang=fr`);
    assert.equal(await page.$eval('form[data-passkey]', (form) => form.checkVisibility()), false);
    assert.ok(await page.$('#email'));
    await page.close();
  });
});
