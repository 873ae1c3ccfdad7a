import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { acts } from '../../../src/server/confirmation/tables.ts';
import { shareNames, shares } from '../../../src/server/core/figure-tables.ts';
import { readFigures } from '../../../src/server/desk/figures/read.ts';
import { choose, pollTown } from '../poll-support.ts';
import { engines } from '../engines.ts';
import { newKey, signature, start } from '../support.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const market = 'https://ville.exemple/marche';

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the pages on which people act, on ${engine}`, () => {
    it('are named once five acts came from one, and neither kept with an act nor before', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const sign = (email: string, source: string) => town.act('', signature({ email, source }));
      const read = async () =>
        (await readFigures(town.store, 'velo', { step: 'hour', now: start, timeZone: 'Europe/Paris' })).pages;
      const kept = async () =>
        JSON.stringify(
          await Promise.all([
            town.store.list(acts, { scope: 'velo' }),
            town.store.list(shares, { scope: 'velo' }),
            town.store.list(shareNames, { scope: 'velo' }),
          ]),
        );
      for (const number of [1, 2, 3, 4]) await sign(`a${number}@courriel.fr`, `${market}?de=a${number}#signer`);
      await sign('jean@courriel.fr', 'https://ville.exemple/gens/jean-martin');
      await sign('b@courriel.fr', 'javascript:alert(1)');
      assert.doesNotMatch(await kept(), /marche|jean-martin/);
      assert.deepEqual(await read(), { named: [], others: 5 });
      await town.appoint('elle@valmont.fr', 'editor');
      const visit = await town.signedIn('elle@valmont.fr');
      assert.doesNotMatch((await visit.get('/desk/petitions/velo/figures')).html, /Par page/);
      await sign('a5@courriel.fr', market);
      assert.deepEqual(await read(), { named: [{ name: market, value: 5 }], others: 1 });
      assert.doesNotMatch(await kept(), /jean-martin|de=a1/);
      const { html } = await visit.get('/desk/petitions/velo/figures');
      assert.match(html, /Par page, pour tout ce qui a été reçu[^]*https:\/\/ville\.exemple\/marche/);
      assert.match((await visit.get('/desk/petitions/velo/figures?lang=en')).html, /By page, of all that was received/);
      await town.store.close();
    });

    it('are counted where people vote, too', async () => {
      const town = await pollTown({ store: await open[engine]() });
      for (const number of [1, 2, 3, 4, 5]) {
        await town.vote({ key: newKey(), ballot: choose('chene'), email: `v${number}@exemple.fr`, source: market });
      }
      const figures = await readFigures(town.store, 'arbre', { step: 'hour', now: start, timeZone: 'Europe/Paris' });
      assert.deepEqual(figures.pages, { named: [{ name: market, value: 5 }], others: 0 });
      await town.store.close();
    });
  });
}
