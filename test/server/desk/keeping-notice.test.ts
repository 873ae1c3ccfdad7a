import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { participants } from '../../../src/server/core/tables.ts';
import { putThing } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { newKey, petitionDocument, start as now } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const { notice } = petitionDocument;
const other = { ...notice, purpose: { fr: 'revendre les adresses.' } };

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what people read of their data when they acted, on ${engine}`, () => {
    const start = async (isSigned = true) => {
      const town = await deskTown({ store: await open[engine](), document: { keepMonths: 12 } });
      const key = newKey();
      if (isSigned) await town.act('/confirm', { key, code: await town.sign({ key }) });
      const { send } = await program(town);
      const change = async (fields: object) => {
        town.wait(1000);
        const { status, body } = await send('PATCH', '/petitions/velo', fields);
        return status === 200 ? 'taken' : body.errors?.map(({ field }) => field).join(' ');
      };
      const kept = async () => {
        const response = await town.app.request('/log', { headers: { Accept: 'application/json' } });
        const { items } = (await response.json()) as { items: { before?: object }[] };
        return items.flatMap(({ before }) => (before ? [before] : []));
      };
      return { ...town, send, change, kept };
    };

    it('gets another version where it changes, and stays in the log', async () => {
      const { change, kept, store } = await start();
      assert.equal(await change({ notice: other }), 'notice.version');
      assert.equal(await change({ notice: { ...other, version: 'n2' } }), 'taken');
      assert.deepEqual(await kept(), [{ notice }]);
      const third = { ...notice, controller: { fr: 'Une société' } };
      assert.equal(await change({ notice: { ...third, version: 'n1' } }), 'notice.version', 'it is that of the first');
      assert.equal(await change({ notice: { ...third, version: 'n3' } }), 'taken');
      await store.close();
    });

    it('holds in a discussion that says it apart', async () => {
      const { change, kept, store } = await start();
      assert.equal(await change({ thread: { notice } }), 'taken');
      assert.equal(await change({ thread: { notice: other } }), 'thread.notice.version');
      assert.equal(await change({ thread: { notice: { ...other, version: 'n2' } } }), 'taken');
      assert.deepEqual(await kept(), [{ 'thread.notice': notice }]);
      await store.close();
    });

    it('is no other under the version of what people read where it was not said apart', async () => {
      const { change, store } = await start();
      assert.equal(await change({ thread: {} }), 'taken');
      assert.equal(await change({ thread: { notice: other } }), 'thread.notice.version', 'the petition’s stood for it');
      assert.equal(await change({ notice: { ...other, version: 'n2' } }), 'taken');
      const third = { ...notice, controller: { fr: 'Une société' } };
      assert.equal(await change({ thread: { notice: third } }), 'thread.notice.version', 'it did until then');
      assert.equal(await change({ thread: { notice } }), 'taken', 'in the same words');
      assert.equal(await change({ thread: { notice: { ...third, version: 'n3' } } }), 'taken');
      assert.equal(await change({ thread: { notice: null } }), 'taken');
      assert.equal(await change({ thread: { notice: { ...other, version: 'n3' } } }), 'thread.notice.version');
      await store.close();
    });

    it('is no other in a consultation under the version of the server’s own words', async () => {
      const { store, app, wait } = await deskTown({ store: await open[engine]() });
      const title = { fr: 'Plan arbres' };
      await store.write((writer) => putThing(writer, 'plan', { type: 'consultation', title }, now));
      const { send } = await program({ app, store });
      const change = async (fields: object) => {
        wait(1000);
        const { status, body } = await send('PATCH', '/consultations/plan', fields);
        return status === 200 ? 'taken' : body.errors?.map(({ field }) => field).join(' ');
      };
      assert.equal(await change({ votes: { notice: { ...notice, version: '1' } } }), 'taken', 'nobody has acted');
      assert.equal(await change({ votes: null }), 'taken');
      await store.write((writer) => writer.insert(participants, { scope: 'plan', id: 'someone' }));
      const own = (version: string, words: object = notice) => ({ notice: { ...words, version } });
      assert.equal(await change({ votes: own('1') }), 'votes.notice.version');
      assert.equal(await change({ thread: own('0') }), 'thread.notice.version');
      assert.equal(await change({ votes: own('1'), thread: own('0') }), 'votes.notice.version thread.notice.version');
      assert.equal(await change({ votes: own('2'), thread: own('1') }), 'taken');
      assert.equal(await change({ votes: own('2', other) }), 'votes.notice.version');
      assert.equal(await change({ votes: own('3', other) }), 'taken');
      assert.equal(await change({ votes: own('1', other) }), 'votes.notice.version', 'the server’s own words had it');
      assert.equal(await change({ votes: own('2', other) }), 'votes.notice.version', 'the first words had it');
      assert.equal(await change({ votes: null }), 'taken', 'people read the server’s own again');
      assert.equal(await change({ votes: own('3', notice) }), 'votes.notice.version');
      assert.equal(await change({ votes: own('3', other) }), 'taken');
      await store.close();
    });

    it('is kept no longer than was said, but shorter', async () => {
      const { change, kept, store } = await start();
      assert.equal(await change({ keepMonths: 600 }), 'keepMonths');
      assert.equal(await change({ keepMonths: null }), 'keepMonths');
      assert.equal(await change({ keepUntil: '2099-01-01' }), 'keepUntil');
      assert.equal(await change({ keepMonths: 6 }), 'taken');
      assert.deepEqual(await kept(), [{ keepMonths: 12 }]);
      assert.equal(await change({ keepMonths: 12 }), 'keepMonths');
      assert.equal(await change({ keepMonths: null, keepUntil: '2026-12-31' }), 'taken', 'a month after the close');
      assert.equal(await change({ keepUntil: '2027-01-01' }), 'keepUntil');
      assert.equal(await change({ keepUntil: null, keepMonths: 3 }), 'keepMonths');
      await store.close();
    });

    it('is nobody’s as long as nobody has acted', async () => {
      const { change, kept, store } = await start(false);
      assert.equal(await change({ notice: other, keepMonths: 600 }), 'taken');
      assert.deepEqual(await kept(), []);
      await store.close();
    });

    it('gets its next version by itself at the desk', async () => {
      const town = await start();
      await town.appoint('elle@ville.exemple', 'editor');
      const visit = await town.signedIn('elle@ville.exemple');
      const path = (await visit.send('/desk/petitions/velo/correct', {})).at.split('?')[0]!;
      const version = (html: string) => /name="version" value="([^"]+)"/.exec(html)?.[1] ?? '';
      const step = `${path}/notice?back=summary`;
      const correct = async (fields: object) => {
        const page = await visit.get(step);
        const texts = ['controller', 'purpose', 'retention'].flatMap((name) =>
          ['fr', 'en'].map((lang) => [`notice.${name}.${lang}`, `${name} ${lang}`] as const),
        );
        const typed = { ...Object.fromEntries<string>(texts), 'notice.url': notice.url, keepMonths: '12', ...fields };
        const summary = await visit.send(step, { ...typed, version: version(page.html) });
        return visit.send(path, { version: version(summary.html) });
      };
      const longer = await correct({ keepMonths: '600' });
      assert.equal(longer.status, 422);
      assert.match(longer.html, /elle peut être raccourcie, pas allongée/);
      assert.match((await correct({})).at, /done=corrected/);
      const { body } = await town.send('GET', '/petitions/velo');
      assert.equal((body['notice'] as { version: string }).version, 'n2');
      assert.deepEqual(await town.kept(), [{ notice }]);
      await town.store.close();
    });
  });
}
