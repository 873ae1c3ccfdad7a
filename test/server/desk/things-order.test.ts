import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { putThing } from '../../../src/server/nouns.ts';
import { threadDocument } from '../comments-support.ts';
import { engines } from '../engines.ts';
import { at, day, newKey, petitionDocument, put, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

/** The ids of what the list shows, in its order. */
const idsIn = (html: string): string[] =>
  [...html.matchAll(/<th scope="row"><a href="\/desk\/\w+\/([\w-]+)\?/g)].map(([, id = '']) => id);

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the list of things, on ${engine}`, () => {
    it('begins with what waits for someone, goes on by the next date, and ends with what is over', async () => {
      const thresholds = [{ ...petitionDocument.thresholds[0]!, within: 'P10D' }];
      const late = { thresholds, closesAt: at(200 * day) };
      const town = await deskTown({ store: await open[engine](), document: late });
      const petition = (id: string, document: object) =>
        put(town.store, id, { ...petitionDocument, thresholds: [], ...document });
      await petition('a-closed', { closesAt: at(day) });
      await petition('b-endless', { closesAt: undefined });
      await petition('c-closes', { closesAt: at(60 * day) });
      await petition('d-opens', { opensAt: at(40 * day), closesAt: at(90 * day) });
      await petition('e-paper', { closesAt: at(100 * day) });
      await petition('f-archived', { closesAt: at(5 * day), override: 'archived' });
      await town.store.write((writer) =>
        putThing(writer, 'place', { ...threadDocument, closesAt: at(80 * day) }, start),
      );
      const post = async (below: string, body: object): Promise<void> => {
        const headers = { 'Content-Type': 'application/json' };
        const request = { method: 'POST', headers, body: JSON.stringify(body) };
        assert.ok((await town.app.request(`/threads/place/${below}`, request)).ok, below);
      };
      const key = newKey();
      const person = { name: 'Ada', email: 'ada@exemple.fr', noticeVersion: 'n1', lang: 'fr' };
      await post('participants', { key, ...person });
      await town.app.idle();
      await post('participants/confirm', { key, code: town.mailbox.mails[0]?.code });
      await post('posts', { key, act: newKey(), text: 'Un casino' });
      for (const email of ['ada@exemple.fr', 'bob@exemple.fr']) {
        const own = newKey();
        await town.act('/confirm', { key: own, code: await town.sign({ key: own, email }) });
      }
      const clerk = await program(town, 'clerk');
      const count = {
        document: 'Registre, p. 1',
        countedBy: 'le greffe',
        day: '2026-11-20',
        figures: { signatures: 3 },
      };
      assert.equal((await clerk.send('POST', '/petitions/e-paper/papers', count)).status, 201);
      town.wait(22 * day);

      await town.appoint('qui@valmont.fr', 'owner');
      const owner = await (await town.signedIn('qui@valmont.fr')).get('/desk?lang=fr');
      const calm = ['d-opens', 'c-closes', 'b-endless', 'f-archived', 'a-closed'];
      assert.deepEqual(idsIn(owner.html), ['velo', 'place', 'e-paper', ...calm]);
      assert.match(owner.html, /en retard de 12 jours.*À modérer : 1.*Comptages à confirmer : 1/);
      // Each role is told of what it can see to.
      await town.appoint('lit@valmont.fr', 'observer');
      const observer = await (await town.signedIn('lit@valmont.fr')).get('/desk?lang=en');
      assert.deepEqual(idsIn(observer.html).slice(0, 5), ['velo', 'd-opens', 'c-closes', 'place', 'e-paper']);
      assert.doesNotMatch(observer.html, /To be moderated|Counts to be confirmed/);
      await town.appoint('place@valmont.fr', 'moderator', 'place');
      const moderator = await town.signedIn('place@valmont.fr');
      assert.match((await moderator.get('/desk/threads/place?lang=en')).html, /To be moderated: 1/);
      assert.deepEqual(idsIn((await moderator.get('/desk')).html), ['place']);
      await town.store.close();
    });
  });
}
