import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { engines } from '../engines.ts';
import { newKey } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const papers = '/desk/petitions/velo/papers';
const register = {
  ...{ step: 'first', document: 'Registre, p. 1', countedBy: 'le greffe', day: '2026-11-20' },
  'figure.signatures': '7',
};

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`signatures on paper beside one that was confirmed, on ${engine}`, () => {
    it('are told apart in the file, the page, the log and the desk, and are never called confirmed', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const key = newKey();
      await town.act('/confirm', { key, code: await town.sign({ key }) });
      const { send } = await program(town);
      const none = await send('POST', '/petitions/velo/deliveries', {});
      assert.doesNotMatch(none.text, /sur papier/);
      await town.appoint('qui@valmont.fr', 'editor');
      const visit = await town.signedIn('qui@valmont.fr');
      const numbers = async (path: string, lang: string): Promise<string> =>
        (await visit.get(`${path}?lang=${lang}`)).html;
      assert.match(await numbers('/desk', 'fr'), /1 signature confirmée/);
      for (const email of ['un@valmont.fr', 'deux@valmont.fr']) {
        await town.appoint(email, 'clerk');
        const clerk = await town.signedIn(email);
        const [, id] = /name="figure-([\w-]+)\./.exec((await clerk.get(papers)).html) ?? [];
        await clerk.send(papers, id ? { step: 'figures', id, [`figure-${id}.signatures`]: '7' } : register);
      }
      town.wait(2000);

      const { text } = await send('POST', '/petitions/velo/deliveries', {});
      assert.match(
        text,
        /\r\nSignatures,1 signature confirmée\r\n"En plus, sur papier",7,"Registre, p\. 1",2026-11-20,le greffe\r\n/,
      );
      const hashOf = (csv: string): string => /^SHA-256,(\w+)/m.exec(csv)![1]!;
      assert.equal(hashOf(text), hashOf(none.text), 'what has no row changes no fingerprint of the rows');
      const asked = { list: 'signatures', perSheet: '25', as: 'page' };
      const printed = await visit.send('/desk/petitions/velo/delivery', asked);
      assert.match(
        printed.html,
        /1 signature confirmée<\/p>\s*<p>En plus, sur papier : 7, sans ligne dans cette liste\.<\/p>/,
      );
      assert.match(printed.html, /7, <bdi>Registre, p\. 1<\/bdi>\. Compté le 20\snovembre 2026 par : le greffe/);
      const english = await visit.send('/desk/petitions/velo/delivery?lang=en', asked);
      assert.match(english.html, /Besides, on paper: 7, which have no row in this list\./);
      assert.match(english.html, /Counted on 20\sNovember 2026 by: le greffe/);

      const log = (await (await town.app.request('/log', { headers: { Accept: 'application/json' } })).json()) as {
        items: { act: string; list?: { paper?: number } }[];
      };
      const delivered = log.items.filter(({ act }) => act === 'delivered').map(({ list }) => list?.paper);
      assert.deepEqual(delivered, [7, 7, 7, undefined]);
      assert.match(
        await town.page('/log?lang=fr'),
        /1 signature confirmée, en plus sur papier\s: 7, empreinte SHA-256/,
      );
      assert.match(await town.page('/log?lang=en'), /1 confirmed signature, besides on paper: 7, SHA-256 hash/);

      for (const path of ['/desk', '/desk/petitions/velo']) {
        assert.match(await numbers(path, 'fr'), /8 signatures, dont 7 sur papier/);
        assert.match(await numbers(path, 'en'), /8 signatures, of which 7 on paper/);
        assert.doesNotMatch(await numbers(path, 'en'), /8 confirmed/);
      }
      const badge = await (await town.app.request('/petitions/velo/badge.svg?lang=en')).text();
      assert.match(badge, /8 signatures/);
      assert.doesNotMatch(badge, /confirmed/);
      const shown = await town.page('/petitions/velo?lang=en');
      assert.match(shown, /of which 7 on paper/);
      await town.store.close();
    });
  });
}
