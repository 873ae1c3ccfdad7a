import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { longestReason } from '../../../src/server/desk/why.ts';
import { commands } from '../../../src/server/main/commands.ts';
import { findThing } from '../../../src/server/core/things.ts';
import { putThing } from '../../../src/server/desk/things.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { petitionNoun } from '../../../src/server/nouns/petition/noun.ts';
import { engines } from '../engines.ts';
import { start } from '../support.ts';
import { program } from './program.ts';
import { at1, proposalTown } from './proposal-town.ts';
import { alone, threadTown } from './thread-town.ts';
import { addSigners, deskTown, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

const velo = '/desk/petitions/velo';
const whole = 'é'.repeat(longestReason);
const long = `${whole}!`;
const tooLong = 'Ce motif est trop long : 500 caractères au plus';
const german = { fr: 'Une crue.', de: 'Hochwasser.' };

/** Names the fields that were refused, with what was said of them. */
const said = ({ status, body }: Awaited<ReturnType<Awaited<ReturnType<typeof program>>['send']>>) => [
  status,
  ...(body.errors ?? []).map(({ field, detail }) => `${field} ${detail}`),
];
const speaks = (field: string): (string | number)[] => [
  422,
  `${field} is in a language that is not spoken here: fr, en are.`,
];
const fits = (field: string): (string | number)[] => [422, `${field} has at most 500 signs, and 501 came.`];

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`a reason, on ${engine}`, () => {
    it('is taken whole or refused, whatever is done to a thing', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await addSigners(town.store, 3);
      await town.appoint('elle@ville.exemple', 'owner');
      const visit = await town.signedIn('elle@ville.exemple');
      const { send } = await program(town);
      const before = await town.read();
      const invalidate = { from: '2026-01-01T00:00', why: { fr: long } };
      for (const [path, field, body] of [
        ['pause', 'why', { why: { fr: long } }],
        ['close', 'reason', { reason: { fr: long } }],
        ['invalidations/preview', 'why', invalidate],
        ['invalidations', 'why', { ...invalidate, version: '-' }],
        ['news/send', 'urgent', { version: 1, urgent: { fr: long } }],
      ] as const)
        assert.deepEqual(said(await send('POST', `/petitions/velo/${path}`, body)), fits(`${field}.fr`), path);
      for (const [path, body] of [
        ['pause', { why: german }],
        ['archive', { reason: german }],
        ['invalidations/preview', { ...invalidate, why: german }],
      ] as const)
        assert.deepEqual(said(await send('POST', `/petitions/velo/${path}`, body)), speaks('why.de'), path);
      for (const [query, wanted] of [
        [`?why.fr=${encodeURIComponent(long)}`, [422, 'why.fr has at most 500 signs: shorten it.']],
        ['?why.de=Hochwasser', speaks('why.de')],
      ] as const)
        assert.deepEqual(said(await send('PATCH', `/petitions/velo${query}`, { closesAt: '2027-03-31' })), wanted);
      const paused = { override: 'paused', reason: german };
      assert.deepEqual(said(await send('PATCH', '/petitions/velo', paused)), speaks('why.de'));

      for (const act of ['pause', 'close']) {
        const refused = await visit.send(velo, {
          ...hiddenOf((await visit.get(velo)).html),
          ...{ act, 'why.fr': long, 'why.de': 'Hochwasser' },
        });
        assert.equal(refused.status, 422);
        assert.ok(refused.html.includes(`href="#${act}-why-fr">${tooLong}`));
        assert.ok(refused.html.includes(`>${long}</textarea>`), 'what was typed stays');
        assert.match(refused.html, /<textarea[^>]*name="why\.de"[^>]*>Hochwasser<\/textarea>/);
      }
      const choice = { step: 'preview', from: '2026-01-01T00:00', 'why.fr': long };
      const chosen = await visit.send(`${velo}/invalidate`, choice);
      assert.equal(chosen.status, 422);
      assert.ok(chosen.html.includes(tooLong) && chosen.html.includes(`>${long}</textarea>`));
      assert.deepEqual(await town.read(), before, 'nothing was done by halves');
      assert.match((await visit.get(velo)).html, /500 caractères au plus\.<\/p>.*maxlength="500"/);

      const done = await send('POST', '/petitions/velo/pause', { why: { fr: `  ${whole.slice(4)}\r\n` } });
      assert.deepEqual([done.status, done.body['reason']], [200, { fr: whole.slice(4) }]);
      const form = hiddenOf((await visit.get(velo)).html);
      await visit.send(velo, { ...form, act: 'close', 'why.fr': `${whole}\r\n` });
      const { items } = (await (
        await town.app.request('/log', { headers: { Accept: 'application/json' } })
      ).json()) as { items: { act: string; why?: object }[] };
      assert.deepEqual(items.find(({ act }) => act === 'closed')?.why, { fr: whole });
      await town.store.close();
    });

    it('is taken whole or refused where acts are put back, and a proposal is hidden, shown or corrected', async () => {
      const { desk, act, log } = await proposalTown(await open[engine]());
      const { send } = await program(desk);
      for (const form of ['hide', 'show']) {
        const at = `${at1}/${form}`;
        assert.deepEqual(said(await send('POST', at, { why: { fr: long } })), fits('why.fr'), form);
        assert.deepEqual(said(await send('POST', at, { why: german })), speaks('why.de'), form);
      }
      assert.deepEqual(said(await send('PATCH', at1, { section: 'Parcs', why: german })), speaks('why.de'));
      const back = { batch: 'x', why: { fr: long } };
      assert.deepEqual(said(await send('POST', `${at1}/invalidations/restore`, back)), fits('why.fr'));
      for (const form of ['hide', 'correct'] as const) {
        const refused = await act(form, { 'why.fr': long });
        assert.equal(refused.status, 422);
        assert.ok(refused.html.includes(tooLong) && refused.html.includes(`>${long}</textarea>`), form);
      }
      assert.deepEqual(await log(), []);
      assert.equal((await act('hide', { 'why.fr': whole })).status, 200);
      assert.deepEqual(
        (await log()).map(({ why }) => why),
        [{ fr: whole }],
      );
      await desk.store.close();
    });

    it('is taken whole or refused where roles and keys are given and taken', async () => {
      const town = await threadTown(await open[engine](), alone);
      await town.appoint('elle@ville.exemple', 'owner');
      await town.appoint('lui@ville.exemple', 'editor');
      const visit = await town.signedIn('elle@ville.exemple');
      const lui = { email: 'lui@ville.exemple', role: 'editor', scope: '' };
      for (const [path, fields] of [
        ['/desk/officers', { email: 'autre@ville.exemple', role: 'editor' }],
        ['/desk/officers/remove', lui],
        ['/desk/threads/place/voices', { email: 'autre@ville.exemple', role: 'official' }],
      ] as const) {
        const refused = await visit.send(path, { ...fields, 'why.fr': long });
        assert.equal(refused.status, 422, path);
        assert.match(refused.html, /href="#[\w-]*why-fr">Ce motif est trop long/);
        assert.ok(refused.html.includes(`>${long}</textarea>`), path);
      }
      const place = '/desk/threads/place/voices';
      await visit.send(place, { email: 'autre@ville.exemple', role: 'official' });
      const [, who = ''] = /name="who" value="([^"]+)"/.exec((await visit.get(place)).html) ?? [];
      const taken = await visit.send(`${place}/remove`, { who, role: 'official', 'why.fr': long });
      assert.equal(taken.status, 422);
      assert.ok(taken.html.includes(`>${long}</textarea>`));
      await visit.send('/desk/keys', { name: 'agenda', role: 'editor' });
      const [, id = ''] = /name="id" value="([^"]+)"/.exec((await visit.get('/desk/keys')).html) ?? [];
      const kept = await visit.send('/desk/keys/remove', { id, 'why.fr': long });
      assert.equal(kept.status, 422);
      assert.ok(kept.html.includes(`>${long}</textarea>`));
      assert.match((await visit.get('/desk/officers')).html, /lui@ville\.exemple/);
      assert.match((await visit.get('/desk/keys')).html, /agenda/);
      await town.store.close();
    });
  });
}

describe('a reason, by command and by code', () => {
  it('is taken whole or refused as at the desk', async () => {
    const town = await deskTown({ store: await open.memory() });
    const { store } = town;
    const run = (name: string, ...args: string[]) => {
      const command = commands.find((each) => each.name === name)!;
      const kept = Object.assign(Object.create(store) as typeof store, { close: () => Promise.resolve() });
      return command.run(args, { open: () => Promise.resolve(kept), warn: () => undefined } as never);
    };
    for (const args of [
      ['extend', '/petitions/velo', '2027-03-31'],
      ['officer', 'add', 'a@ville.exemple'],
      ['key', 'remove', 'agenda'],
    ] as const) {
      const [name, ...rest] = args;
      await assert.rejects(run(name, ...rest, '--reason', long), /why\.fr: has at most 500 signs/, name);
      await assert.rejects(run(name, ...rest, '--reason', 'Hochwasser', '--lang', 'de'), /why\.de: .*: fr, en are\./);
    }
    const { document } = (await findThing(store, petitionNoun, 'velo'))!;
    const desk = { store, nouns, timeZone: 'Europe/Paris', now: start, by: 'operator' } as const;
    const later = { ...document, closesAt: '2027-04-30' };
    for (const [why, wanted] of [
      [{ fr: long }, /why\.fr: has at most 500 signs/],
      [german, /why\.de: .*: fr, en are\./],
    ] as const)
      await assert.rejects(putThing({ ...desk, why }, '/petitions/velo', later), wanted);
    await store.close();
  });
});
