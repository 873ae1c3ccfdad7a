import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { restAdapter } from '../../../src/adapters/rest.ts';
import { findOfficer } from '../../../src/server/desk/officers.ts';
import { mostTurns, takeTurn, type Turn } from '../../../src/server/desk/pace/turns.ts';
import { decisions } from '../../../src/server/nouns/comments/tables.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { square, tops } from '../comments-support.ts';
import { engines } from '../engines.ts';
import { hour, newKey, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

/** Takes all turns but some of whoever has them. */
const taken = (store: Store, turn: Omit<Turn, 'now'>, left: number): Promise<void> =>
  store.write(async (writer) => {
    for (let number = left; number < mostTurns; number += 1) await takeTurn(writer, { ...turn, now: start });
  });

const grants = [{ role: 'owner', scope: '' }] as const;

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`what fills the log by a loop, on ${engine}`, () => {
    it('is counted on paper no more often than any other line is written, and taken out at any time', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const { store, wait } = town;
      for (const email of ['un@valmont.fr', 'deux@valmont.fr']) await town.appoint(email, 'clerk');
      const [one, two] = [await town.signedIn('un@valmont.fr'), await town.signedIn('deux@valmont.fr')];
      const page = '/desk/petitions/velo/papers';
      const register = { step: 'first', countedBy: 'la mairie', day: '2026-11-20', 'figure.signatures': '10' };
      const enter = async (document: string) => {
        await one.send(page, { ...register, document });
        const id = /name="figure-([\w-]+)\./.exec((await two.get(page)).html)?.[1] ?? '';
        return two.send(page, { step: 'figures', id, [`figure-${id}.signatures`]: '10' });
      };
      const holder = await findOfficer(store, 'deux@valmont.fr');
      await taken(store, { by: 'clerk', holder }, 1);
      assert.match((await enter('Registre 1')).html, /c’est compté/);
      const slow = await enter('Registre 2');
      assert.equal(slow.status, 429);
      assert.ok(Number(slow.headers.get('Retry-After')) > 3500);
      assert.match(slow.html, /Vous avez ajouté 60 lignes au registre en une heure.*value="10"/);
      const numbers = async () =>
        ((await town.read()) as unknown as { numbers: { signatures: { offline?: number } } }).numbers.signatures;
      wait(2000);
      assert.equal((await numbers()).offline, 10, 'nothing of it is done');
      const [, id = ''] =
        /value="remove"[^>]*>\s*<input[^>]*name="id"\s+value="([^"]+)"/.exec((await two.get(page)).html) ?? [];
      assert.match((await two.send(page, { step: 'remove', id, 'why.fr': 'Erreur.' })).at, /done=removed/);
      wait(hour);
      const waiting = /name="figure-([\w-]+)\./.exec((await two.get(page)).html)?.[1] ?? '';
      const again = await two.send(page, { step: 'figures', id: waiting, [`figure-${waiting}.signatures`]: '10' });
      assert.match(again.html, /c’est compté/);
      await store.close();
    });

    it('keeps no request of a person from being passed on, nor from being done by their own link', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const { store, mailbox, app } = town;
      const key = await program(town, 'owner');
      const byKey = { by: 'owner', holder: { name: key.name, grants } as Turn['holder'] } as const;
      await taken(store, byKey, 0);
      const ask = (email: string, what = 'export') => key.send('POST', '/people', { email, what });
      assert.equal((await key.send('POST', '/petitions/velo/deliveries', {})).status, 429, 'it has had its turns');
      assert.equal((await ask('ada@exemple.fr')).status, 202);
      assert.equal((await ask('bob@exemple.fr', 'erase')).status, 202);
      await town.appoint('elle@valmont.fr', 'owner');
      const visit = await town.signedIn('elle@valmont.fr');
      await taken(store, { by: 'owner', holder: { address: 'elle@valmont.fr', grants } as Turn['holder'] }, 0);
      const sent = { ...hiddenOf((await visit.get('/desk/people')).html), email: 'cleo@exemple.fr', what: 'erase' };
      const asked = await visit.send('/desk/people', sent);
      assert.match(asked.at, /done=asked/);
      await app.idle();
      assert.deepEqual(mailbox.mails.flatMap(({ to, text }) => (text.includes('/person?') ? [to] : [])).sort(), [
        'ada@exemple.fr',
        'bob@exemple.fr',
        'cleo@exemple.fr',
      ]);
      // The mails of a day bound what an address gets, by whomever.
      for (const status of [202, 202, 429]) assert.equal((await ask('cleo@exemple.fr')).status, status);
      const token = /\/person\?token=([\w-]+)/.exec(mailbox.mails.find(({ to }) => to === 'ada@exemple.fr')!.text)![1]!;
      const given = await app.request('/person', {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ token }).toString(),
      });
      assert.equal(given.status, 200);
      assert.match(await given.text(), /ada@exemple\.fr/);
      await store.close();
    });

    it('is let through and hidden again no more often, and what is seen can always be hidden', async () => {
      const town = await square({
        store: await open[engine](),
        limits: { postsPerMinute: 10_000, actsPerMinute: 10_000 },
      });
      await town.load(tops(3));
      const key = await town.join('Mo', 'mo@exemple.fr', 'moderator');
      const decide = (decision: string, id = 'c0') =>
        town.act('decisions', { key, act: newKey(), id, decision, reason: 'Hors sujet', ground: 'Point 1' });
      assert.equal((await decide('hide')).status, 200);
      const [{ moderator } = { moderator: '' }] = await town.store.list(decisions, {});
      await taken(town.store, { by: 'moderator', holder: { member: `place ${moderator}` } }, 2);
      assert.equal((await decide('publish')).status, 200);
      assert.equal((await decide('hide')).status, 200);
      assert.equal((await decide('publish')).status, 200);
      assert.equal((await decide('hide')).status, 200, 'it is seen: it can be hidden');
      for (const [decision, id] of [
        ['publish', 'c0'],
        ['hide', 'c0'],
        ['remove', 'c0'],
        ['publish', 'c1'],
      ] as const) {
        const slow = await decide(decision, id);
        assert.deepEqual([slow.status, slow.body.reason], [429, 'rate-limited'], `${decision} ${id}`);
        assert.ok(slow.body.detail);
      }
      for (const id of ['c1', 'c2']) assert.equal((await decide(id === 'c1' ? 'hide' : 'remove', id)).status, 200);
      const heard = await town.app.request('/threads/place/decisions', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ key, act: newKey(), id: 'c0', decision: 'publish', reason: 'Rien', ground: 'Point 1' }),
      });
      assert.ok(Number(heard.headers.get('Retry-After')) > 3500);
      // What a widget knows of it: the same, in seconds.
      const { comments } = restAdapter({ fetch: async (input, init) => town.app.request(input, init) });
      const again = { key, act: newKey(), id: 'c0', decision: 'publish', reason: 'Rien', ground: 'Point 1' } as const;
      const told = await comments?.decide?.('https://participer.exemple/threads/place', again, { lang: 'fr' });
      assert.deepEqual([told?.outcome, told?.reason], ['refused', 'rate-limited']);
      assert.ok(told?.retryAfter !== undefined && told.retryAfter > 3500, String(told?.retryAfter));
      const other = await town.join('Ma', 'ma@exemple.fr', 'moderator');
      const answer = { key: other, act: newKey(), id: 'c0', decision: 'publish', reason: 'Rien', ground: 'Point 1' };
      assert.equal((await town.act('decisions', answer)).status, 200, 'another one has turns of their own');
      await town.store.close();
    });
  });
}
