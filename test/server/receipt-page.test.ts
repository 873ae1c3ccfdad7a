import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { signature, world } from './support.ts';

const path = '/petitions/velo';

describe('the page for who has noted the code of a receipt', () => {
  it('asks for the code in both languages, and is in no cache', async () => {
    const town = await world();
    const page = await town.app.request(`${path}/receipt`, { headers: { accept: 'text/html' } });
    assert.equal(page.status, 200);
    assert.equal(page.headers.get('cache-control'), 'no-store');
    assert.match(await page.text(), /<h1>J’ai un code de reçu<\/h1>/);
    assert.match(await town.page(`${path}/receipt?lang=en`), /<h1>I have a receipt code<\/h1>/);
    assert.equal((await town.app.request('/petitions/nothing/receipt')).status, 404);
    const { receiptUrl } = (await (
      await town.app.request(path, { headers: { accept: 'application/json' } })
    ).json()) as { receiptUrl: string };
    assert.match(receiptUrl, /\/petitions\/velo\/receipt$/);
  });

  it('finds a signature at each of its steps, however the code is written', async () => {
    const town = await world();
    const key = randomBytes(16).toString('hex');
    const written = key.toUpperCase().replaceAll(/(.{4})/g, '$1 ');
    const look = (code = written) => town.submit('/receipt?lang=fr', { key: code });
    const unknown = await look();
    assert.equal(unknown.status, 404);
    assert.match(unknown.html, /role="alert"[\s\S]*Rien ne répond à ce code ici/);
    assert.match(unknown.html, new RegExp(`name="key"[^>]*value="${key}"`), 'what was typed stays typed');

    await town.act('', signature({ key }));
    const waiting = await look();
    assert.match(waiting.html, /<h1>Signature reçue, il reste une étape<\/h1>/);
    assert.equal((await town.act('/confirm', { key, code: town.mailbox.mails[0]?.code })).status, 200);
    const counted = await look();
    assert.equal(counted.status, 200);
    assert.match(counted.html, /<h1>Merci, votre signature est comptée<\/h1>/);
    assert.match(counted.html, new RegExp(`name="key" value="${key}"`));
    await town.submit('/withdraw', { key, lang: 'fr' });
    assert.match((await look()).html, /<h1>Votre signature est retirée/);
  });

  it('says in words what is no code', async () => {
    const town = await world();
    const empty = await town.submit('/receipt?lang=en', { key: '' });
    assert.equal(empty.status >= 400, true);
    assert.match(empty.html, /role="alert"/);
    const long = await town.submit('/receipt?lang=en', { key: 'x'.repeat(1000) });
    assert.match(long.html, /role="alert"/);
    assert.doesNotMatch(long.html, /x{1000}/);
  });
});
