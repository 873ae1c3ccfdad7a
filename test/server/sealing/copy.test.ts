import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { people } from '../../../src/server/confirmation/tables.ts';
import { holdingsOf } from '../../../src/server/desk/person/holdings.ts';
import type { Services } from '../../../src/server/core/services.ts';
import { nouns, tables } from '../../../src/server/nouns.ts';
import { holders } from '../../../src/server/nouns/petition/tables.ts';
import { isSealed } from '../../../src/server/sealing/cell.ts';
import { bareTable } from '../../../src/server/store/schema.ts';
import { Unavailable } from '../../../src/server/store/unavailable.ts';
import { archiveOf } from '../desk/support.ts';
import { asServed } from '../as-served.ts';
import { newKey, signature, start } from '../support.ts';
import { databases, plant, planted, secret } from './planted.ts';

/** What stands around each find, so that a failure says where it is. */
const finds = (copy: string): string[] =>
  [...copy.matchAll(/quux/gi)].slice(0, 5).map(({ index }) => copy.slice(Math.max(0, index - 80), index + 30));

for (const [engine, open] of Object.entries(databases)) {
  describe(`a copy of a database, on ${engine}`, () => {
    it('holds no name, no place and no address of anyone', async () => {
      const { store: database, copy } = await open();
      const store = asServed(database, secret);
      const { town, stays } = await plant(store);
      assert.deepEqual(finds(await copy()), []);
      const rows = await database.list(bareTable(people), { scope: 'velo' });
      assert.ok(rows.length > 0 && rows.every(({ name, email }) => isSealed(name) && isSealed(email)));
      // Who uses it sees nothing of that.
      const page = await town.page('/petitions/velo/signatures?lang=fr');
      assert.match(page, /Zoe Quuxen/);
      assert.doesNotMatch(page, /Ida Quuxen/);
      const again = await town.act('', signature({ ...stays, key: newKey() }));
      assert.equal(again.status, 202);
      assert.ok(town.mailbox.mails.some(({ text }) => /existe déjà pour cette adresse/.test(text)));
      await database.close();
    });

    it('goes on being of use: lists, archive, requests of people, mails, and the way in', async () => {
      const { store: database } = await open();
      const store = asServed(database, secret);
      const { town, place, poll, voter, owner, officers, author } = await plant(store);
      assert.match(await place.html('?lang=fr'), /Max Quuxin/);
      assert.equal((await poll.post('/withdraw', { key: voter })).status, 200);
      assert.match((await owner.get('/desk/officers?lang=fr')).html, /deux@quux\.example[^]*un@quux\.example/);
      const waiting = await officers[1]!.get('/desk/petitions/velo/papers');
      const id = /name="figure-([\w-]+)\./.exec(waiting.html)?.[1] ?? '';
      const own = await officers[0]!.send('/desk/petitions/velo/papers', {
        ...{ step: 'figures', id, [`figure-${id}.signatures`]: '12' },
      });
      assert.doesNotMatch(own.html, /c’est compté/, 'who entered it first is no second person');
      const done = await officers[1]!.send('/desk/petitions/velo/papers', {
        ...{ step: 'figures', id, [`figure-${id}.signatures`]: '12' },
      });
      assert.match(done.html, /c’est compté/);
      const files = await archiveOf(town, start);
      assert.match([...files.values()].join('\n'), /Max Quuxin/, 'comments are published under their names');
      assert.equal((await place.mine(author)).comments.length, 1);
      const services = { store, secret, baseUrl: 'https://x', site: {}, clock: () => start, counts: {} };
      const found = await holdingsOf(services as unknown as Services, nouns, 'zoe@quux.example');
      assert.deepEqual(
        found.map(({ told }) => (told as { name?: string }).name),
        ['Zoe Quuxen'],
      );
      await database.close();
    });

    it('opens to nobody with another secret, and a value nowhere but in its place', async () => {
      const { store: database } = await open();
      const store = asServed(database, secret);
      const { stays } = await plant(store);
      const stranger = asServed(database, 'another secret, of somebody else altogether');
      const [seen] = await stranger.list(people, { scope: 'velo' });
      assert.throws(() => seen!.name, Unavailable);
      assert.equal(await stranger.get(holders, { scope: 'velo', thing: 'velo', address: stays.email }), undefined);
      assert.ok(await store.get(holders, { scope: 'velo', thing: 'velo', address: stays.email.toLowerCase() }));
      const table = bareTable(people);
      const [one, other] = await database.list(table, { scope: 'velo' });
      const key = { scope: one!['scope']!, act: one!['act']! };
      await database.write((writer) => writer.update(table, key, { name: other!['name']!, place: one!['name']! }));
      const moved = await store.get(people, key as { scope: string; act: string });
      assert.deepEqual([moved!.name, moved!.place], ['', '']);
      assert.match(moved!.email, planted);
      await database.close();
    });
  });
}

describe('what is sealed', () => {
  it('is no part of a key, an order or a count, and what is looked up is text', () => {
    for (const { name, columns, key, indexes = {}, counters = [], sealed = [], lookedUp = [] } of tables) {
      const told = [
        ...[...key, ...Object.values(indexes).flat()],
        ...counters.flatMap(({ by, adds, hourOf, where = {} }) => [...by, adds, hourOf, ...Object.keys(where)]),
      ];
      for (const column of sealed) assert.ok(!told.includes(column), `${name}.${column}`);
      for (const column of [...sealed, ...lookedUp]) assert.match(columns[column] ?? '', /^text\??$/, name);
    }
  });
});
