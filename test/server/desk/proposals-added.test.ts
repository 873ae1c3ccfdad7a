import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { roles } from '../../../src/server/desk/roles.ts';
import { engines } from '../engines.ts';
import { pollTown } from '../poll-support.ts';
import { at, day, minute, start } from '../support.ts';
import { planHistory } from './history.ts';
import { program } from './program.ts';
import { plan, proposalTown, stance } from './proposal-town.ts';

const open = engines();
after(() => open.stop());

const benches = { 'title.fr': 'Des bancs à l’ombre', 'body.fr': 'Un banc\u202f/ cent mètres.', section: 'Places' };
const path = `${plan}/proposals/des-bancs-a-l-ombre`;

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a proposal that the town adds, on ${engine}`, () => {
    it('is listed and voted on as the others are, and its page says who added it, and when', async () => {
      const { desk, visit, listed, log, read } = await proposalTown(await open[engine]());
      desk.wait(minute);
      const sent = { ...benches, 'title.en': 'Benches in the shade', by: 'Conseil de quartier\nNord' };
      const done = await visit.send(`/desk${plan}/proposals`, sent);
      assert.equal(done.at.split('?')[0], `/desk${path}`);
      assert.match(done.html, /La proposition est publique.*Des bancs à l’ombre/);
      const id = 'des-bancs-a-l-ombre';
      assert.deepEqual(
        [(await listed(id))?.title, (await listed(id, 'en'))?.title],
        [benches['title.fr'], sent['title.en']],
      );
      assert.equal((await listed(id))?.section, 'Places');
      const { cast, poll } = await pollTown({ town: desk, path });
      await cast(stance(1));
      const shown = await poll();
      assert.deepEqual([shown.description, shown.numbers['votes']?.value], [benches['body.fr'], 1]);
      assert.deepEqual(
        shown.timeline?.filter(({ label }) => /ajoutée/.test(label)).map(({ at: when, label }) => [when, label]),
        [
          [
            '2026-11-21T09:01:00.000Z',
            'Proposition ajoutée par la collectivité. À l’initiative de\u00a0: Conseil de quartier Nord',
          ],
        ],
      );
      assert.match((await desk.browser().get(path)).html, /21\snovembre 2026.*Conseil de quartier Nord/);
      const numbers = (await read<{ numbers: Record<string, { value: number }> }>(plan)).numbers;
      assert.equal(numbers['contributions']?.value, 4);
      assert.deepEqual(
        (await log()).map(({ act, by, path: of, count, why }) => [act, by, of, count, why]),
        [['proposal-added', 'editor', path, { of: 'contributions', by: 1 }, undefined]],
      );
      assert.doesNotMatch(JSON.stringify(await log()), /Nord/);
      const history = await planHistory(desk, start + day, plan);
      assert.deepEqual(history.rebuilt, history.numbers);
      assert.equal(history.days.find((each) => each.day === '2026-11-21')?.proposals, 4);
      await desk.store.close();
    });

    it('is there once, however often it is sent, and beside another of the same title', async () => {
      const { desk, visit, log } = await proposalTown(await open[engine]());
      const send = (fields: object) => visit.send(`/desk${plan}/proposals`, { ...benches, ...fields });
      await send({});
      assert.equal((await send({})).at.split('?')[0], `/desk${path}`);
      assert.equal((await send({ 'body.fr': 'Un autre texte.' })).at.split('?')[0], `/desk${path}-2`);
      assert.equal((await log()).length, 2);
      const unnamed = await send({ 'title.fr': '?!' });
      assert.equal(unnamed.at.split('?')[0], `/desk${plan}/proposals/proposition`);
      assert.match((await desk.browser().get(path)).html, /À l’initiative de.: Civic Widgets/);
      await desk.store.close();
    });

    it('is another one where another author proposes the same, and refused where the same is hidden', async () => {
      const { desk, visit, act, log, poll, listed } = await proposalTown(await open[engine]());
      const send = (fields: object) => visit.send(`/desk${plan}/proposals`, { ...benches, ...fields });
      await send({});
      const [north, south] = [{ by: 'Quartier Nord' }, { by: 'Quartier Sud' }];
      assert.equal((await send(north)).at.split('?')[0], `/desk${path}-2`);
      assert.equal((await send(south)).at.split('?')[0], `/desk${path}-3`);
      for (const [fields, at] of [
        [{}, path],
        [north, `${path}-2`],
        [south, `${path}-3`],
      ] as const)
        assert.equal((await send(fields)).at.split('?')[0], `/desk${at}`);
      assert.equal((await log()).length, 3);
      const authorAt = async (at: string) => (await desk.browser().get(at)).html;
      assert.match(await authorAt(`${path}-2`), /À l’initiative de.: Quartier Nord/);
      assert.match(await authorAt(`${path}-3`), /À l’initiative de.: Quartier Sud/);
      await act('hide', { 'why.fr': 'Doublon.' }, 'des-bancs-a-l-ombre-2');
      const again = await send(north);
      assert.equal(again.status, 409);
      assert.match(again.html, /est déjà là, masquée.*value="Quartier Nord"/);
      const { send: ask } = await program(desk);
      const given = { title: { fr: benches['title.fr'] }, body: { fr: benches['body.fr'] }, section: benches.section };
      const refused = await ask('POST', `${plan}/proposals`, { ...given, ...north });
      assert.deepEqual([refused.status, /hidden.*Show it again/.test(refused.text)], [409, true]);
      assert.equal((await ask('POST', `${plan}/proposals`, { ...given, ...south })).status, 200);
      assert.ok((await poll()).title && (await listed('des-bancs-a-l-ombre-3'))?.title);
      await desk.store.close();
    });

    it('is added before the opening and not after the close, and what was typed stays', async () => {
      const early = await proposalTown(await open[engine](), { opensAt: at(day) });
      assert.match((await early.visit.send(`/desk${plan}/proposals`, benches)).html, /La proposition est publique/);
      await early.desk.store.close();
      const { desk, visit, log } = await proposalTown(await open[engine](), { closesAt: at(minute) });
      assert.match((await visit.get(`/desk${plan}/proposals`)).html, /Ajouter la proposition/);
      const wrong = await visit.send(`/desk${plan}/proposals`, { 'body.fr': 'Un texte.', by: 'x'.repeat(301) });
      assert.equal(wrong.status, 422);
      for (const field of ['title.fr', 'by']) assert.ok(wrong.html.includes(`href="#add-${field}"`), field);
      assert.match(wrong.html, />Un texte\.</);
      desk.wait(2 * minute);
      const late = await visit.send(`/desk${plan}/proposals`, benches);
      assert.equal(late.status, 409);
      assert.match(late.html, /La consultation est close.*value="Des bancs à l’ombre"/);
      assert.doesNotMatch((await visit.get(`/desk${plan}/proposals`)).html, /Ajouter la proposition/);
      const { send } = await program(desk);
      assert.equal((await send('POST', `${plan}/proposals`, { title: { fr: 'Trop tard' } })).status, 409);
      assert.deepEqual(await log(), []);
      await desk.store.close();
    });

    it('is added over HTTP, and by owners and editors of the consultation alone', async () => {
      const { desk, visit, log } = await proposalTown(await open[engine]());
      for (const role of roles) {
        for (const scope of ['plan', 'velo']) {
          const isAllowed = (role === 'owner' || role === 'editor') && scope === 'plan';
          const by = await program(desk, role, scope);
          assert.equal((await by.send('POST', `${plan}/proposals`, {})).status, isAllowed ? 422 : 403);
          const email = `${role}-${scope}@ville.exemple`;
          await desk.appoint(email, role, scope);
          const other = await desk.signedIn(email);
          assert.equal((await other.send(`/desk${plan}/proposals`, {})).status, isAllowed ? 422 : 403);
        }
      }
      const { send } = await program(desk);
      const sent = { title: { fr: benches['title.fr'] }, by: 'Conseil des jeunes' };
      const added = await send('POST', `${plan}/proposals`, sent);
      assert.deepEqual([added.status, added.body['path'], added.body['isOwn']], [201, path, false]);
      assert.equal((await send('GET', path)).tag, added.tag);
      assert.equal((await send('POST', `${plan}/proposals`, sent)).status, 200);
      assert.equal((await log()).length, 1);
      const faults = await send('POST', `${plan}/proposals`, { title: { en: 'Only English' }, by: 'x'.repeat(301) });
      assert.deepEqual(faults.body.errors?.map(({ field }) => field).sort(), ['by', 'title.fr']);
      assert.equal((await visit.send('/desk/petitions/velo/proposals', benches)).status, 404);
      await desk.store.close();
    });
  });
}
