import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { tallySettingsOf } from '../../../src/server/nouns/poll/document.ts';
import { tally } from '../../../src/tally/tally.ts';
import { engines } from '../engines.ts';
import { choose, pollDocument, pollTown } from '../poll-support.ts';
import { at } from '../support.ts';
import { program } from './program.ts';
import { plan, proposalTown, stance } from './proposal-town.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const path = '/polls/arbre';

const counted = (ballots: number) => ({
  ...{ label: { fr: 'Urne' }, by: { fr: 'Deux agentes' }, at: at(-1000) },
  result: tally(
    'plurality',
    Array.from({ length: ballots }, () => choose('chene')),
    tallySettingsOf(pollDocument),
  ),
});

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`votes that were counted elsewhere, and when results are seen, on ${engine}`, () => {
    const start = async () => {
      const desk = await deskTown({ store: await open[engine]() });
      const valmont = { ...desk, ...(await pollTown({ town: desk })) };
      return { ...valmont, editor: await program(valmont), owner: await program(valmont, 'owner') };
    };

    it('come into a document by those who may count, and once people have voted on the page of paper alone', async () => {
      const { editor, owner, cast, store, app } = await start();
      const refused = await editor.send('PATCH', path, { offline: [counted(500)] });
      assert.equal(refused.status, 403);
      assert.match(refused.text, /counted elsewhere \(offline\)/);
      assert.equal((await owner.send('PATCH', path, { offline: [counted(7)] })).status, 200);
      assert.equal(
        (await editor.send('PATCH', path, { title: { fr: 'Quel arbre ?' } })).status,
        200,
        'the rest is theirs',
      );
      await cast(choose('chene'), 'a@exemple.fr');
      for (const { send } of [editor, owner]) {
        const late = await send('PATCH', path, { offline: [counted(500)] });
        assert.deepEqual([late.status, late.body.errors?.map(({ field }) => field)], [422, ['offline']], late.text);
        assert.match(late.body.errors?.[0]?.detail ?? '', /by two people, on the page of counts on paper/);
      }
      // A wrong one is taken out by whoever may count, who says why.
      const out = `${path}?why.fr=Une+urne+compt%C3%A9e+deux+fois.`;
      assert.equal((await editor.send('PATCH', out, { offline: null })).status, 403);
      assert.equal((await owner.send('PATCH', path, { offline: null })).status, 422);
      assert.equal((await owner.send('PATCH', out, { offline: null })).status, 200);
      const log = await app.request('/log', { headers: { Accept: 'application/json' } });
      const { items } = (await log.json()) as { items: { count?: { by: number }; why?: object }[] };
      const fallen = items.find(({ count }) => count && count.by < 0);
      assert.deepEqual([fallen?.count?.by, fallen?.why], [-7, { fr: 'Une urne comptée deux fois.' }]);
      await store.close();
    });

    it('stay hidden, or seen, as people were told when they voted', async () => {
      const { editor, cast, store } = await start();
      assert.equal((await editor.send('PATCH', path, { results: 'after-close' })).status, 200);
      await cast(choose('chene'), 'a@exemple.fr');
      for (const results of ['always', 'after-vote']) {
        const opened = await editor.send('PATCH', path, { results });
        assert.deepEqual([opened.status, opened.body.errors?.map(({ field }) => field)], [422, ['results']]);
      }
      await store.close();
    });

    it('stay as they were told for the votes on proposals too', async () => {
      const { desk, cast } = await proposalTown(await open[engine]());
      const { send } = await program(desk);
      await cast(stance(1));
      const hidden = await send('PATCH', plan, { votes: { results: 'after-close' } });
      assert.deepEqual([hidden.status, hidden.body.errors?.map(({ field }) => field)], [422, ['votes']], hidden.text);
      await desk.store.close();
    });
  });
}
