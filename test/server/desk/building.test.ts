import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { moreLanguages } from '../../../src/server/desk/building/page-form.ts';
import { en } from '../../../src/server/desk/building/words/en.ts';
import { fr } from '../../../src/server/desk/building/words/fr.ts';
import { deskTown } from './support.ts';

const addressIn = (html: string): string | undefined => /<input id="address"[^>]* value="([^"]*)"/.exec(html)?.[1];

describe('the page that writes the code to embed', () => {
  it('stands on every server, for everyone, in French and in English', async () => {
    const visit = (await deskTown()).browser();
    const french = await visit.get('/integrer?lang=fr');
    assert.equal(french.status, 200);
    assert.ok(french.html.includes(fr.lead.replace(/\s/g, ' ')) && french.html.includes('<html lang="fr">'));
    assert.match(french.html, /<script type="module" src="\/civic-builder\.js"><\/script>/);
    const english = await visit.get('/integrer?lang=en');
    assert.ok(english.html.includes(en.lead) && english.html.includes('<html lang="en">'));
    assert.match(english.html, /<option value="en" selected>English<\/option>/);
  });

  it('may ask any platform over https for what it shows, and runs no script but its own', async () => {
    const visit = (await deskTown()).browser();
    const policy = (await visit.get('/integrer')).headers.get('Content-Security-Policy')?.split('; ') ?? [];
    assert.ok(policy.includes("connect-src 'self' https:"));
    assert.ok(policy.includes("script-src 'self'") && policy.includes("require-trusted-types-for 'script'"));
    for (const path of ['/', '/petitions/velo', '/desk/sign-in', '/log']) {
      const other = (await visit.get(path)).headers.get('Content-Security-Policy')?.split('; ') ?? [];
      assert.ok(other.includes("connect-src 'self'"), path);
    }
  });

  it('begins with what stands on this server, and never with another’s thing', async () => {
    const visit = (await deskTown()).browser();
    assert.equal(addressIn((await visit.get('/integrer')).html), 'petitions/velo');
    const asked = '/integrer?address=https%3A%2F%2Fparticiper.exemple%2Fpetitions%2Fvelo';
    assert.equal(addressIn((await visit.get(asked)).html), 'petitions/velo');
    const other = await visit.get('/integrer?address=https%3A%2F%2Fautre.exemple%2Fpetitions%2F1');
    assert.equal(addressIn(other.html), '');
    assert.ok(!other.html.includes('autre.exemple'));
  });

  it('writes the code without a script, for what stands on this server, and says why it has none', async () => {
    const visit = (await deskTown()).browser();
    const plainIn = async (query: string) =>
      /<noscript\s*>([^]*?)<\/noscript\s*>/.exec((await visit.get(`/integrer?${query}`)).html)?.[1] ?? '';
    const script = '&lt;civic-petition src=&quot;https://participer.exemple/petitions/velo&quot;&gt;';
    const first = await plainIn('lang=fr');
    assert.ok(first.includes(script), 'it begins with the first thing that there is');
    assert.match(first, /<form method="get" action="\/integrer#plain"/);
    assert.match(first, /name="lang" value="fr"/);
    for (const address of ['https%3A%2F%2Fparticiper.exemple%2Fpetitions%2Fvelo', 'petitions/velo', '/petitions/velo/'])
      assert.ok((await plainIn(`lang=fr&address=${address}`)).includes(script), address);
    const numbers = await plainIn('lang=en&address=petitions/velo&widget=counter');
    assert.match(numbers, /&lt;civic-counter src=/);
    assert.match(numbers, /value="counter" selected/);
    assert.match(numbers, /element=counter/, 'in a frame, too');
    for (const [address, french, english] of [
      ['', /Entrez l’adresse d’une page/, /Enter the address of a page/],
      ['petitions/absente', /Rien qui puisse être intégré/, /Nothing that can be embedded/],
      ['/petitions/%2525', /Rien qui puisse être intégré/, /Nothing that can be embedded/],
      ['https%3A%2F%2Fautre.exemple%2Fpetitions%2F1', /n’est pas sur ce site/, /is not on this site/],
    ] as const) {
      const refused = await plainIn(`lang=fr&address=${address}`);
      assert.match(refused, french);
      assert.match(await plainIn(`lang=en&address=${address}`), english);
      assert.doesNotMatch(refused, /&lt;script|autre\.exemple/);
    }
    assert.match(await plainIn('lang=fr&address=%22%3E%3Cb%3E'), /value="&quot;&gt;&lt;b&gt;"/);
  });

  it('shows the same in the other language', async () => {
    const visit = (await deskTown()).browser();
    const otherOf = async (query: string) => {
      const [, link = ''] = /class="language" href="([^"]*)"/.exec((await visit.get(`/integrer?${query}`)).html) ?? [];
      return link.replaceAll('&amp;', '&');
    };
    assert.equal(await otherOf('lang=fr'), '/integrer?lang=en');
    const asked = 'address=petitions%2Fvelo&widget=counter';
    assert.equal(await otherOf(`lang=fr&${asked}`), `/integrer?${asked}&lang=en`);
    assert.equal(await otherOf(`${asked}&lang=en`), `/integrer?${asked}&lang=fr`);
    assert.match((await visit.get(await otherOf(`lang=fr&${asked}`))).html, /&lt;civic-counter src=/);
    // The address of another site stands on no page, nor in a link of it.
    assert.equal(await otherOf('lang=fr&address=https%3A%2F%2Fautre.exemple%2F'), '/integrer?address=&lang=en');
    assert.equal(await otherOf('lang=fr&widget=%22%3E&autre=1'), '/integrer?widget=own&lang=en');
  });

  it('still answers at its first address', async () => {
    const { app } = await deskTown();
    for (const [asked, leads] of [
      ['/integrer.html', '/integrer?lang=fr'],
      ['/integrer.html?lang=en', '/integrer?lang=en'],
      ['/integrer.html?lang=xx', '/integrer?lang=fr'],
      ['/integrer.html?address=petitions%2Fvelo&lang=en', '/integrer?address=petitions%2Fvelo&lang=en'],
    ] as const) {
      assert.equal((await app.request(asked)).headers.get('Location'), leads);
    }
  });

  it('offers every language that the widgets speak', () => {
    const files = readdirSync(join(import.meta.dirname, '../../../src/locales')).filter((file) =>
      file.endsWith('.json'),
    );
    assert.deepEqual(
      moreLanguages.map((lang) => `${lang}.json`),
      files.sort(),
    );
  });

  it('is led to from the desk', async () => {
    const town = await deskTown();
    await town.appoint('vue@ville.example', 'observer');
    const visit = await town.signedIn('vue@ville.example');
    assert.match((await visit.get('/desk')).html, /<a href="\/integrer\?lang=fr" *>Intégrer<\/a>/);
  });
});
