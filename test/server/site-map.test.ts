import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { engines } from './engines.ts';
import { pollDocument } from './poll-support.ts';
import { put, world, type World } from './support.ts';

const open = engines();
after(() => open.stop());

const base = 'https://participer.exemple/voix';

async function page({ app }: Pick<World, 'app'>, path: string): Promise<string> {
  const response = await app.request(path, { headers: { Accept: 'text/html' } });
  assert.equal(response.status, 200, path);
  return response.text();
}

/** What leads on from the content of a page: its words, and where to. */
const links = (html: string): [string, string][] =>
  [...(html.split('<main')[1] ?? '').split('</main>')[0]!.matchAll(/<a[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(
    ([, to = '', said = '']) => [said.replaceAll(/<[^>]*>/g, '').trim(), to.replaceAll('&amp;', '&')],
  );

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the map of a site, on ${engine}`, () => {
    it('leads to every page, and finds them by words of their titles', async () => {
      const store = await open[engine]();
      const title = { fr: 'Des vélos à l’Œuvrière', en: 'Bikes' };
      const town = await world({ store, baseUrl: base, document: { title } });
      await put(store, 'rad', { ...pollDocument, title: { de: 'Fahrräder am Markt' } });

      const map = links(await page(town, '/contents'));
      assert.deepEqual(map.slice(0, 4), [
        ['Pétitions', '/voix/petitions?lang=fr'],
        ['Des vélos à l’Œuvrière', '/voix/petitions/velo?lang=fr'],
        ['Votes', '/voix/polls?lang=fr'],
        ['Fahrräder am Markt', '/voix/polls/rad?lang=fr'],
      ]);
      assert.ok(map.some(([said, to]) => said === 'Données ouvertes' && to === '/voix/data?lang=fr'));
      assert.match(await page(town, '/contents'), /<span lang="de">Fahrräder am Markt<\/span>/);

      for (const words of ['VELOS', 'oeuvriere', 'l’œuv des', 'bikes'])
        assert.deepEqual(
          links(await page(town, `/contents?q=${encodeURIComponent(words)}`))[0],
          ['Des vélos à l’Œuvrière', '/voix/petitions/velo?lang=fr'],
          words,
        );
      const none = await page(town, '/contents?q=piscine&lang=en');
      assert.match(none, /No title has these words\./);
      assert.match(none, /<meta name="robots" content="noindex"/);
      await store.close();
    });
  });
}

describe('the map of a site', () => {
  it('is at the foot of every page, in its language', async () => {
    const town = await world();
    for (const path of ['/petitions/velo', '/data', '/contents'])
      assert.match(await page(town, `${path}?lang=en`), /<a href="\/contents\?lang=en">Site map<\/a>/, path);
  });

  it('shows what was searched for as text, however it was written', async () => {
    const town = await world();
    const html = await page(town, `/contents?q=${encodeURIComponent('"><script>hacked()</script>')}`);
    assert.doesNotMatch(html, /<script>hacked/);
    assert.match(html, /value="&quot;&gt;&lt;script&gt;hacked\(\)/);
    for (const q of ['%00', '%ED%A0%80', 'a'.repeat(5000), '%F0%9F%98%80'.repeat(150), '++'])
      assert.match(await page(town, `/contents?q=${q}&after=%00`), /role="search"/, q.slice(0, 20));
  });

  it('searches a thousand titles at once, and says where it goes on', async () => {
    const town = await world();
    const title = (place: number) => ({ fr: place === 1203 ? 'Le dernier tram' : `Le tram ${place}` });
    for (let place = 1; place <= 1203; place += 1)
      await put(town.store, `p${String(place).padStart(4, '0')}`, { ...pollDocument, title: title(place) });
    const first = links(await page(town, '/contents?q=tram'));
    assert.equal(first.filter(([said]) => /^Le tram \d+$/.test(said)).length, 100);
    const seen: string[] = [];
    for (let at = '/contents?q=dernier', turns = 0; at && turns < 5; turns += 1) {
      const found = links(await page(town, at));
      seen.push(...found.map(([said]) => said).filter((said) => said.startsWith('Le dernier')));
      at = found.find(([said]) => said === 'Continuer la recherche')?.[1] ?? '';
      if (turns === 0) assert.notEqual(at, '');
    }
    assert.deepEqual(seen, ['Le dernier tram']);
  });
});
