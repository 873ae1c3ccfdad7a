import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { shareNames, shares } from '../../../src/server/core/figure-tables.ts';
import { erasures } from '../../../src/server/desk/retention/tables.ts';
import { schemas } from '../../../src/server/nouns.ts';
import { voters } from '../../../src/server/nouns/poll/tables.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import type { Schema } from '../../../src/server/store/schema.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import type { Store, Table } from '../../../src/server/store/store.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { at, day, newKey, petitionDocument, put, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
const folder = mkdtempSync(join(tmpdir(), 'civic-traces-'));
let postgres: TestPostgres | undefined;
after(async () => {
  await open.stop();
  rmSync(folder, { recursive: true });
  await postgres?.stop();
});

/** What the rows say of where acts came from, by facet: each share that is named by its name, and the others by theirs. */
async function sharesIn(store: Store, scope: string, facet: string): Promise<Record<string, number>> {
  const names = new Map((await store.list(shareNames, { scope, facet })).map(({ share, name }) => [share, name]));
  const counts: Record<string, number> = {};
  for (const { share, value } of await store.list(shares, { scope, facet })) {
    const name = names.get(share) ?? share;
    counts[name] = (counts[name] ?? 0) + value;
  }
  return counts;
}
const digests = (counts: Record<string, number>): number =>
  Object.keys(counts).filter((name) => name.length === 43).length;

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`digests by which someone could be guessed, on ${engine}`, () => {
    const town = async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      await put(valmont.store, 'velo', { ...petitionDocument, closesAt: at(10 * day), keepMonths: 2 });
      const people = ['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}@exemple.fr`, 'Valmont'] as const);
      for (const [email, place] of [
        ...people,
        ['x@dupont.exemple', 'Lieu-dit'] as const,
        ['y@durand.exemple', 'Hameau'] as const,
      ]) {
        const key = newKey();
        const source = email.startsWith('x') ? 'https://dupont.exemple/page' : undefined;
        const code = await valmont.sign({ key, email, place, ...(source && { source }) });
        assert.equal((await valmont.act('/confirm', { key, code })).status, 200);
      }
      const read = async () => {
        const all = await Promise.all(
          ['domain', 'place', 'page'].map((facet) => sharesIn(valmont.store, 'velo', facet)),
        );
        return { all, left: all.reduce((sum, each) => sum + digests(each), 0) };
      };
      return { ...valmont, read };
    };
    const merged = [{ 'exemple.fr': 5, '': 2 }, { Valmont: 5, '': 2 }, { '': 1 }];

    it('are erased at the date with the people: what is named stays, the rest are others', async () => {
      const { app, store, wait, read } = await town();
      assert.equal((await read()).left, 5);
      wait(30 * day);
      await app.runDue();
      assert.equal((await read()).left, 5, 'not too early');
      wait(45 * day);
      await Promise.all([app.runDue(), app.runDue()]);
      await app.runDue();
      assert.deepEqual((await read()).all, merged);
      await store.close();
    });

    it('are erased by the button, which is there as long as any is left, and the figures stay', async () => {
      const valmont = await town();
      const { send } = await program(valmont);
      const figures = async () => (await send('GET', '/petitions/velo/figures')).body['domains'];
      const before = await figures();
      await send('POST', '/petitions/velo/archive', { why: { fr: 'Le conseil a répondu.' } });
      assert.equal((await send('POST', '/petitions/velo/retention/erase', { understood: true })).status, 200);
      assert.deepEqual((await valmont.read()).all, merged);
      assert.deepEqual(await figures(), before);
      const again = await send('POST', '/petitions/velo/retention/erase', { understood: true });
      assert.equal(again.body['outcome'], 'nothing-to-erase');
      await valmont.store.close();
    });

    it('of ballots are erased, too, where nobody is known by name', async () => {
      const desk = await deskTown({ store: await open[engine]() });
      const { store } = desk;
      const { cast, post } = await pollTown({ town: desk });
      const key = await cast(choose('chene'), 'x@dupont.exemple');
      for (let each = 0; each < 5; each += 1) await cast(choose('frene'), `p${each}@exemple.fr`);
      await desk.appoint('elle@valmont.fr', 'owner');
      const visit = await desk.signedIn('elle@valmont.fr');
      const { send } = await program(desk);
      await send('POST', '/polls/arbre/archive', { why: { fr: 'Le conseil a décidé.' } });
      const path = '/desk/polls/arbre/retention';
      assert.match((await visit.get(path)).html, /retention\/erase/);
      const asked = await visit.get(`${path}/erase`);
      assert.match(asked.html, /les empreintes des domaines/);
      assert.doesNotMatch(asked.html, /de 0 personne/);
      await visit.send(`${path}/erase`, { understood: 'yes' });
      assert.ok((await store.list(voters, {})).every(({ domain }) => domain === ''));
      assert.equal(await store.count(voters, {}), 6);
      assert.deepEqual(await sharesIn(store, 'arbre', 'domain'), { 'exemple.fr': 5, '': 1 });
      assert.doesNotMatch((await visit.get(path)).html, /retention\/erase/);
      assert.equal((await post('/receipt', { key })).body.state, 'counted', 'the key still leads to the ballot');
      await store.close();
    });
  });
}

/** What was kept of an erasure before letters that went unsent were counted. */
const { letters: _letters, ...columnsBefore } = erasures.columns;
const erasuresBefore = { ...erasures, columns: columnsBefore } as unknown as Table;

/** The schemas of the program that left such digests. */
const before: readonly Schema[] = schemas.map(({ migrations = [], tables, ...each }) => ({
  ...each,
  tables: tables.map((table) => (table.name === erasures.name ? erasuresBefore : table)),
  migrations: each.name === 'retention' ? [] : migrations,
}));
const opened: Record<string, () => Promise<(by: readonly Schema[]) => Promise<Store>>> = {
  SQLite: async () => async (by) => sqliteStore(join(folder, 'town.sqlite'), by),
  async PostgreSQL() {
    postgres = await startPostgres();
    const url = await postgres.freshDatabase();
    return (by) => postgresStore(url, by);
  },
};

for (const [engine, make] of Object.entries(opened)) {
  describe(`what was erased by the program of before, on ${engine}`, () => {
    it('loses its digests, and what is not erased keeps them', async () => {
      const openBy = await make();
      const old = await openBy(before);
      await old.write(async (writer) => {
        for (const scope of ['gone', 'open']) {
          const row = { scope, facet: 'domain', slot: 1 };
          for (const [share, value] of [
            ['one', 1],
            ['two', 2],
            ['named', 7],
          ] as const)
            await writer.insert(shares, { ...row, share, value });
          await writer.insert(shares, { ...row, facet: 'source', share: 'https://a.example', value: 1 });
          await writer.insert(shareNames, { scope, facet: 'domain', share: 'named', name: 'exemple.fr' });
        }
        const done = {
          state: 'done',
          path: '/petitions/gone',
          by: 'owner',
          due_at: start,
          people: 3,
          at: start,
        };
        await writer.insert(erasuresBefore, { scope: 'gone', ...done });
      });
      await old.close();
      const store = await openBy(schemas);
      assert.deepEqual(
        (await store.list(erasures, {})).map(({ people, letters }) => [people, letters]),
        [[3, 0]],
      );
      assert.deepEqual(await sharesIn(store, 'gone', 'domain'), { 'exemple.fr': 7, '': 3 });
      assert.deepEqual(await sharesIn(store, 'gone', 'source'), { 'https://a.example': 1 });
      assert.deepEqual(await sharesIn(store, 'open', 'domain'), { 'exemple.fr': 7, one: 1, two: 2 });
      await store.close();
    });
  });
}
