import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { nouns, putThing, schemas, tables } from '../../../src/server/nouns.ts';
import { voters } from '../../../src/server/nouns/poll/tables.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import { createCounts } from '../../../src/server/core/counts.ts';
import { recount } from '../../../src/server/core/recount.ts';
import type { Schema } from '../../../src/server/store/schema.ts';
import type { AnyTable, Store, Table } from '../../../src/server/store/store.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { engines } from '../engines.ts';
import { choose, pollDocument, pollTown } from '../poll-support.ts';
import { at, minute, start, world } from '../support.ts';
import { program } from './program.ts';
import { at1, plan, proposalTown, stance } from './proposal-town.ts';
import { deskTown, hiddenOf, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const poll = '/polls/arbre';
const why = { fr: 'Un robot a voté.' };
const domain = 'robot.exemple';
const few = /moins de cinq votes correspondent, ou aucun/;

/** A town in which five people vote, then six robots of one domain, and two of another. */
async function floodedTown(store: Store) {
  const desk = await deskTown({ store });
  const { cast, ...town } = await pollTown({ town: desk, document: { results: 'always' } });
  for (let each = 0; each < 6; each += 1) await cast(choose('chene'), `p${each}@exemple.fr`);
  desk.wait(minute);
  for (let each = 0; each < 6; each += 1) await cast(choose('frene'), `r${each}@Robot.exemple`);
  for (let each = 0; each < 2; each += 1) await cast(choose('frene'), `d${each}@dupont.exemple`);
  await desk.appoint('qui@valmont.fr', 'editor');
  return { ...town, cast, desk, visit: await desk.signedIn('qui@valmont.fr'), ...(await program(desk)) };
}

/**
 * Lets someone vote in one minute with four that another person cast at the same domain, and six of elsewhere.
 *
 * @returns what would part the one from the others
 */
async function choicesBesides(
  { wait }: DeskTown,
  cast: (ballot: ReturnType<typeof choose>, email: string) => Promise<string>,
): Promise<{ from?: string; until?: string; source?: string; receipts?: string[] }[]> {
  wait(minute);
  const from = at(2 * minute);
  for (let each = 0; each < 4; each += 1) await cast(choose('frene'), `moi${each}@gmail.exemple`);
  const receipt = await cast(choose('chene'), 'elle@gmail.exemple');
  for (let each = 0; each < 6; each += 1) await cast(choose('chene'), `a${each}@exemple.org`);
  return [{ from, until: at(3 * minute) }, { from }, { source: 'https://mairie.exemple' }, { receipts: [receipt] }];
}

/** All that the database holds, as text. */
const everything = async (store: Store): Promise<string> =>
  JSON.stringify(await Promise.all(tables.map((table) => store.list(table as Table, {}))));

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`ballots of a domain, on ${engine}`, () => {
    it('are found by programs, taken out and put back, as the figures name them', async () => {
      const { desk, send, ...town } = await floodedTown(await open[engine]());
      const figures = await send('GET', `${poll}/figures`);
      assert.match(figures.text, /robot\.exemple/);
      const choice = { domain, why };
      const looked = await send('POST', `${poll}/invalidations/preview`, { domain });
      assert.deepEqual([looked.status, looked.body['number']], [200, 6]);
      const done = await send('POST', `${poll}/invalidations`, { ...choice, version: looked.body['version'] });
      assert.deepEqual([done.status, done.body['number']], [201, 6]);
      const votes = async () => (await town.poll()).numbers['votes'];
      assert.deepEqual([(await votes())?.value, (await votes())?.invalidated], [8, 6]);
      desk.wait(1000);
      const undone = await send('POST', `${poll}/invalidations/${String(done.body['id'])}/restore`, { why });
      assert.equal(undone.status, 200);
      assert.equal((await votes())?.value, 14);
      assert.equal(await recount({ store: desk.store, counts: createCounts(() => start) }, { nouns, tables }), 0);
      await desk.store.close();
    });

    it('are found at the page', async () => {
      const { desk, visit } = await floodedTown(await open[engine]());
      const page = `/desk${poll}/invalidate`;
      const asked = { step: 'preview', 'why.fr': why.fr };
      const seen = await visit.send(page, { ...asked, domain: '@Robot.Exemple' });
      assert.match(seen.html, /À retirer du compte : 6 votes\./);
      assert.doesNotMatch(seen.html, /Quelques exemples/);
      assert.match((await visit.send(page, hiddenOf(seen.html))).html, /C’est retiré du compte/);
      await desk.store.close();
    });

    it('are told alike where they are few or none: nobody finds out who voted by trying', async () => {
      const { desk, visit, send } = await floodedTown(await open[engine]());
      const texts = new Set<string>();
      for (const body of [{ domain: 'dupont.exemple' }, { domain: 'personne.exemple' }]) {
        const told = await send('POST', `${poll}/invalidations/preview`, body);
        assert.equal(told.status, 422);
        texts.add(told.text);
        const seen = await visit.send(`/desk${poll}/invalidate`, { ...body, step: 'preview', 'why.fr': why.fr });
        assert.equal(seen.status, 422);
        assert.match(seen.html, few);
      }
      assert.equal(texts.size, 1);
      assert.match([...texts].join(), /fewer than five votes fit, or none/);
      await desk.store.close();
    });

    it('are chosen alone: no time, site or receipt parts one of them from others, by whatever way', async () => {
      const { desk, visit, send, cast } = await floodedTown(await open[engine]());
      const choices = await choicesBesides(desk, cast);
      const version = String((await send('POST', `${poll}/invalidations/preview`, { domain })).body['version']);
      const texts = new Set<string>();
      for (const others of choices) {
        // Many of one domain, some of another or nobody: the same is said.
        for (const each of [domain, 'gmail.exemple', 'personne.exemple']) {
          const body = { domain: each, ...others };
          for (const [path, more] of [
            ['/preview', {}],
            ['', { why, version }],
          ] as const) {
            const told = await send('POST', `${poll}/invalidations${path}`, { ...body, ...more });
            assert.equal(told.status, 422, told.text);
            texts.add(JSON.stringify(told.body.errors));
          }
          const form = { ...others, receipts: others.receipts?.join('\n') ?? '', domain: each, 'why.fr': why.fr };
          for (const step of ['preview', 'do']) {
            const seen = await visit.send(`/desk${poll}/invalidate`, { ...form, step, version });
            assert.equal(seen.status, 422);
            assert.match(seen.html, /id="domain-error">[^<]*un domaine se choisit seul, sans heure/);
            assert.doesNotMatch(seen.html, /À retirer du compte/);
          }
        }
      }
      assert.equal(texts.size, 1);
      assert.match([...texts].join(), /"field":"domain".*a domain is chosen alone, without a time, a site or receipts/);
      const looked = await send('POST', `${poll}/invalidations/preview`, { domain });
      assert.deepEqual([looked.status, looked.body['number']], [200, 6], 'nothing was taken out');
      await desk.store.close();
    });

    it('stand nowhere by name while they are few, and under another digest in each poll', async () => {
      const { desk, cast } = await floodedTown(await open[engine]());
      const { store } = desk;
      assert.doesNotMatch(await everything(store), /dupont\.exemple/);
      await store.write((writer) => putThing(writer, 'banc', pollDocument, start));
      const other = await pollTown({ town: desk, path: '/polls/banc' });
      for (const vote of [cast, other.cast]) await vote(choose('chene'), 'e@dupont.exemple');
      const rows = await store.list(voters, {});
      assert.ok(rows.every((row) => row.domain.length === 43));
      const [here, there] = ['arbre', 'banc'].map(
        (scope) => new Set(rows.filter((row) => row.scope === scope).map((row) => row.domain)),
      );
      assert.deepEqual([here?.size, there?.size, new Set([...here!, ...there!]).size], [3, 1, 4]);
      await store.close();
    });

    it('are found of a proposal alike', async () => {
      const town = await proposalTown(await open[engine]());
      const { desk, cast, visit, poll: proposal } = town;
      for (let each = 0; each < 5; each += 1) await cast(stance(1), `r${each}@${domain}`);
      for (let each = 0; each < 5; each += 1) await cast(stance(-1), `p${each}@exemple.fr`);
      const { send } = await program(desk);
      const at = `${at1}/invalidations`;
      assert.equal((await send('POST', `${at}/preview`, { domain: 'personne.exemple' })).status, 422);
      assert.equal((await send('POST', `${plan}/proposals/p2/invalidations/preview`, { domain })).status, 422);
      const looked = await send('POST', `${at}/preview`, { domain });
      assert.equal(looked.body['number'], 5);
      const asked = { step: 'preview', domain, 'why.fr': why.fr };
      const seen = await visit.send(`/desk${at1}/invalidate`, asked);
      assert.match(seen.html, /5 votes/);
      assert.match((await visit.send(`/desk${at1}/invalidate`, hiddenOf(seen.html))).html, /C’est retiré du compte/);
      assert.equal((await proposal()).numbers['votes']?.invalidated, 5);
      await desk.store.close();
    });
  });
}

const folder = mkdtempSync(join(tmpdir(), 'civic-domains-'));
let postgres: TestPostgres | undefined;
after(async () => {
  rmSync(folder, { recursive: true });
  await postgres?.stop();
});

const { domain: _, ...columns } = voters.columns;
const votersBefore: AnyTable = { ...voters, columns };
/** The schemas of the program that kept no domain of ballots. */
const before: readonly Schema[] = schemas.map(({ name, tables: all, migrations = [] }) => ({
  name,
  tables: all.map((each) => (each.name === voters.name ? votersBefore : each)),
  migrations: migrations.filter(({ version }) => name !== 'poll' || version < 8),
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
  describe(`ballots of the time when no domain was kept, on ${engine}`, () => {
    it('stay with their keys, and are of no domain', async () => {
      const openBy = await make();
      const old = await openBy(before);
      const row = { scope: 'arbre', act: 'an-act', voter: 'a-voter' };
      await old.write(async (writer) => {
        await writer.insert(votersBefore as typeof voters, row as never);
      });
      await old.close();
      const store = await openBy(schemas);
      assert.deepEqual(await store.list(voters, {}), [{ ...row, domain: '' }]);
      const town = await pollTown({ town: await world({ store }) });
      await town.cast(choose('chene'), 'ada@exemple.fr');
      assert.equal(await store.count(voters, { scope: 'arbre' }), 2);
      await store.close();
    });
  });
}
