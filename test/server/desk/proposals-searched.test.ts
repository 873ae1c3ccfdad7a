import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { roles } from '../../../src/server/desk/roles.ts';
import { proposals } from '../../../src/server/nouns/consultation/tables.ts';
import { engines } from '../engines.ts';
import { start } from '../support.ts';
import { program } from './program.ts';
import { plan, proposalTown } from './proposal-town.ts';

const open = engines();
after(() => open.stop());

const list = `/desk${plan}/proposals`;

/** The ids that a list of the desk leads to. */
const idsIn = (html: string): string[] =>
  [...html.matchAll(/\/proposals\/([a-z0-9-]+)\?lang/g)].map(([, id = '']) => id);

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`proposals that are searched for, on ${engine}`, () => {
    it('are those that hold all the words, without accents or case, as they stand now', async () => {
      const { desk, visit, act } = await proposalTown(await open[engine]());
      const find = async (search: string) =>
        idsIn((await visit.get(`${list}?${new URLSearchParams({ search }).toString()}`)).html);
      for (const [search, ids] of [
        ['ARBRE', ['p1']],
        ['planter rués', ['p1']],
        ['rues', ['p1', 'p2', 'p3']],
        ['arbres bancs', []],
        ['?!', []],
        [' ', ['p1', 'p2', 'p3']],
        ['x'.repeat(500), []],
        ['a\0\ud800', []],
      ] as const)
        assert.deepEqual(await find(search), ids, search);
      await act('correct', { 'title.fr': 'Des cyprès', 'title.en': 'Cypresses', 'why.fr': 'Le nom manquait.' });
      await act('hide', { 'why.fr': 'Doublon.' });
      assert.deepEqual([await find('cypres'), await find('cypresses'), await find('arbres')], [['p1'], ['p1'], ['p1']]);
      const { html } = await visit.get(`${list}?search=${encodeURIComponent('<b>rien')}`);
      assert.match(html, /Aucune proposition ne contient «.&lt;b&gt;rien.»/);
      assert.match(html, /role="search" method="get".*value="&lt;b&gt;rien".*>Toutes les propositions</);
      assert.match((await visit.get(`${list}?search=rues&lang=en`)).html, /Find a proposal.*name="lang" value="en"/);
      await desk.store.close();
    });

    it('come in pages, each of which goes on with the same words', async () => {
      const { desk, visit } = await proposalTown(await open[engine]());
      await desk.store.write(async (writer) => {
        const row = { scope: 'plan', author: 'zoe', section: '', url: null, removed: null, body: '' };
        for (let number = 100; number < 370; number += 1) {
          const title = number % 2 ? `Piste cyclable ${number}` : `Autre ${number}`;
          await writer.insert(proposals, { ...row, id: `n${number}`, title, created_at: start + number });
        }
      });
      const met: string[] = [];
      let at: string | undefined = `${list}?search=cyclable`;
      for (let page = 0; at !== undefined && page < 9; page += 1) {
        const { html } = await visit.get(at);
        met.push(...idsIn(html));
        const [, next] = /rel="next" href="([^"]+)"/.exec(html) ?? [];
        at = next && list + next.replaceAll('&amp;', '&');
        if (at) assert.match(at, /search=cyclable/);
      }
      assert.deepEqual([met.length, new Set(met).size, met.at(-1)], [135, 135, 'n369']);
      const { send } = await program(desk, 'moderator', 'plan');
      const { body } = await send('GET', `${plan}/proposals?search=cyclable&limit=2`);
      assert.deepEqual(
        (body['items'] as { id: string }[]).map(({ id }) => id),
        ['n101', 'n103'],
      );
      const rest = await send(
        'GET',
        `${plan}/proposals?search=cyclable&after=${encodeURIComponent(String(body['next']))}`,
      );
      assert.equal((rest.body['items'] as { id: string }[])[0]?.id, 'n105');
      assert.equal((await send('GET', `${plan}/proposals?search=${'x'.repeat(201)}`)).status, 422);
      for (const role of roles) {
        const isAllowed = role === 'owner' || role === 'editor' || role === 'moderator';
        const by = await program(desk, role, 'plan');
        assert.equal((await by.send('GET', `${plan}/proposals?search=x`)).status, isAllowed ? 200 : 403, role);
      }
      await desk.store.close();
    });
  });
}
