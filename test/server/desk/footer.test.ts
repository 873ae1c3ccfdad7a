import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { engines } from '../engines.ts';
import { program } from './program.ts';
import { deskTown, hiddenOf, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const owner = 'maire@valmont.fr';
const typed = {
  legal: 'https://valmont.exemple/mentions',
  conformity: 'partial',
  accessibility: 'https://valmont.exemple/accessibilite',
};

/** The words at the foot of a page, and where each leads. */
async function footOf({ app }: { app: DeskTown['app'] }, path: string): Promise<(string | undefined)[][]> {
  const page = await (await app.request(path, { headers: { Accept: 'text/html' } })).text();
  const [, foot = ''] = page.split('<footer class="site-footer">');
  const parts = foot.matchAll(/<(?:a href="(?<to>[^"]*)"|span)[^>]*>(?<said>[^<]*)</g);
  return [...parts].map(({ groups }) => [groups?.['said']?.trim(), groups?.['to']]);
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the foot of the pages, on ${engine}`, () => {
    it('leads to what the law asks for, once it is said, in the language of the page', async () => {
      const store = await open[engine]();
      const town = await deskTown({ store });
      await town.appoint(owner, 'owner');
      const visit = await town.signedIn(owner);
      const always = [
        ['Accueil', '/'],
        ['Plan du site', '/contents?lang=fr'],
        ['Données ouvertes', '/data?lang=fr'],
        ['Données personnelles', '/donnees-personnelles.html?lang=fr'],
      ];
      assert.deepEqual(await footOf(town, '/petitions/velo'), always);
      const { html } = await visit.get('/desk/settings/footer');
      assert.match(
        (await visit.send('/desk/settings/footer', { ...hiddenOf(html), ...typed })).html,
        /C’est enregistré/,
      );
      for (const path of ['/petitions/velo', '/donnees-personnelles.html', '/desk/sign-in', '/nothing']) {
        assert.deepEqual(
          (await footOf(town, path)).slice(-2),
          [
            ['Mentions légales', typed.legal],
            ['Accessibilité\u00a0: partiellement conforme', typed.accessibility],
          ],
          path,
        );
      }
      assert.deepEqual((await footOf(town, '/petitions/velo?lang=en')).slice(1), [
        ['Site map', '/contents?lang=en'],
        ['Open data', '/data?lang=en'],
        ['Personal data', '/donnees-personnelles.html?lang=en'],
        ['Legal notice', typed.legal],
        ['Accessibility: partially compliant', typed.accessibility],
      ]);
      assert.match((await visit.get('/desk/settings')).html, /Mentions légales · Accessibilité : partiellement/);
      const outdated = await visit.send('/desk/settings/footer', { ...hiddenOf(html), ...typed, legal: '/x' });
      assert.equal(outdated.status, 409);
      await store.close();
    });
  });
}

describe('what stands at the foot of the pages', () => {
  it('is refused field by field, with what was typed kept', async () => {
    const town = await deskTown();
    await town.appoint(owner, 'owner');
    const visit = await town.signedIn(owner);
    const { html } = await visit.get('/desk/settings/footer');
    const wrong = { legal: 'mentions', accessibility: 'javascript:alert(1)', conformity: 'entière' };
    const refused = await visit.send('/desk/settings/footer', { ...hiddenOf(html), ...wrong });
    assert.equal(refused.status, 422);
    for (const name of Object.keys(wrong)) assert.match(refused.html, RegExp(`<a href="#${name}">`), name);
    assert.match(refused.html, /value="javascript:alert\(1\)"/);
    assert.equal(town.app.site.accessibility, undefined);
  });

  it('is the level alone where there is no declaration, and is set by a program too', async () => {
    const town = await deskTown();
    const { send } = await program(town, 'owner');
    assert.equal((await send('PATCH', '/settings', { conformity: 'none' })).status, 200);
    assert.deepEqual((await footOf(town, '/petitions/velo')).at(-1), ['Accessibilité\u00a0: non conforme', undefined]);
    const refused = await send('PATCH', '/settings', { accessibility: 'nulle part' });
    assert.equal(refused.status, 422);
    assert.equal((await send('PATCH', '/settings', { conformity: null })).status, 200);
    assert.equal((await footOf(town, '/petitions/velo')).length, 4);
  });

  it('is left alone at the desk where the start of the server sets it', async () => {
    const town = await deskTown({ site: { legal: '/mentions', conformity: 'full' } });
    await town.appoint(owner, 'owner');
    const visit = await town.signedIn(owner);
    const { html } = await visit.get('/desk/settings/footer');
    assert.match(html, /\/mentions<br \/><span class="hint">Réglé au démarrage du serveur \(LEGAL_URL/);
    assert.match(html, /totalement conforme<br \/><span class="hint">Réglé au démarrage du serveur \(ACCESSIBILITY,/);
    await visit.send('/desk/settings/footer', { ...hiddenOf(html), ...typed });
    assert.deepEqual((await footOf(town, '/petitions/velo')).slice(4), [
      ['Mentions légales', '/mentions'],
      ['Accessibilité\u00a0: totalement conforme', typed.accessibility],
    ]);
  });
});
