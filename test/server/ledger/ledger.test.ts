import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { events } from '../../../src/server/confirmation/tables.ts';
import { digest } from '../../../src/server/core/crypto.ts';
import { recount } from '../../../src/server/core/recount.ts';
import { createCounts } from '../../../src/server/core/counts.ts';
import { mendLedgers } from '../../../src/server/ledger/mend.ts';
import { ledgerEntries, ledgerWaiting } from '../../../src/server/ledger/tables.ts';
import { nouns, tables } from '../../../src/server/nouns.ts';
import { leafMark } from '../../../src/tally/leaf.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { day, newKey, start, world } from '../support.ts';
import { program, type Heard } from '../desk/program.ts';
import { deskTown, type DeskTown } from '../desk/support.ts';
import { kindsOf, ledgerOf, numberOf, sumsOf } from './support.ts';

const open = engines();
after(() => open.stop());

const velo = '/petitions/velo';
const arbre = '/polls/arbre';
const why = { fr: 'Un robot.' };

/** Signs and confirms; answers the key. */
async function signed(town: DeskTown, email: string): Promise<string> {
  const key = newKey();
  const code = await town.sign({ key, email });
  assert.equal((await town.act('/confirm', { key, code })).status, 200);
  return key;
}

type Send = (method: string, path: string, body?: unknown) => Promise<Heard>;

/** Enters a count on paper by two programs; answers its id. */
async function onPaper([one, two]: readonly [Send, Send], path: string, figures: object): Promise<string> {
  const sheet = { document: 'Registre', countedBy: 'mairie', day: '2026-11-20', figures };
  const first = await one('POST', `${path}/papers`, sheet);
  const id = String(first.body['id']);
  const second = await two('POST', `${path}/papers/${id}/figures`, { figures });
  assert.equal(second.body['outcome'], 'counted', second.text);
  return id;
}

/** Takes acts out of the count of a thing; answers what that is called. */
async function takeOut(send: Send, path: string, receipts: readonly string[]): Promise<string> {
  const { body } = await send('POST', `${path}/invalidations/preview`, { receipts });
  const done = await send('POST', `${path}/invalidations`, { receipts, why, version: body['version'] });
  assert.equal(done.status, 201, done.text);
  return String(done.body['id']);
}

/** A town with a petition and a vote, and programs that work at its desk. */
async function busyTown(engine: 'memory' | 'SQLite' | 'PostgreSQL') {
  const town = await deskTown({ store: await open[engine](), secret: 'one that stays as it is' });
  const poll = await pollTown({ town });
  const [{ send }, one, two] = [await program(town), await program(town, 'clerk'), await program(town, 'clerk')];
  return { town, poll, send: send, both: [one.send, two.send] as const };
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the ledger, on ${engine}`, () => {
    it('has a line for each change of a count, and comes to it', async () => {
      const { town, poll, send, both } = await busyTown(engine);
      await town.app.keepLedgers(true);
      assert.equal((await ledgerOf(town, velo)).checkpoint.size, 0);
      const keys: string[] = [];
      for (let each = 0; each < 4; each += 1) keys.push(await signed(town, `s${each}@exemple.fr`));
      await town.act('/withdraw', { key: keys[0] });
      const id = await takeOut(send, velo, [keys[1]!, keys[2]!]);
      await town.app.keepLedgers();
      assert.deepEqual(sumsOf((await ledgerOf(town, velo)).leaves), { velo: 1 });
      await town.act('/withdraw', { key: keys[1] });
      town.wait(1000);
      assert.equal((await send('POST', `${velo}/invalidations/${id}/restore`, { why })).status, 200);
      const paper = await onPaper(both, velo, { signatures: 86 });
      await onPaper(both, velo, { signatures: 5 });
      assert.equal((await both[0]('POST', `${velo}/papers/${paper}/remove`, { why })).status, 200);
      await town.app.keepLedgers();
      const { leaves } = await ledgerOf(town, velo);
      assert.deepEqual(kindsOf(leaves), { counted: 4, withdrawn: 1, invalidated: 2, restored: 1, paper: 3 });
      assert.deepEqual(sumsOf(leaves), { velo: await numberOf(town, velo, 'signatures') });
      assert.equal(sumsOf(leaves)['velo'], 7);

      const votes: string[] = [];
      for (let each = 0; each < 11; each += 1) votes.push(await poll.cast(choose('chene'), `v${each}@exemple.fr`));
      // Another ballot by the same key, and one from another device.
      await poll.vote({ ballot: choose('frene'), email: undefined, key: votes[0] });
      await poll.cast(choose('tilleul'), 'v1@exemple.fr');
      await takeOut(send, arbre, votes.slice(2, 7));
      await poll.post('/withdraw', { key: votes[0] });
      await town.app.keepLedgers();
      const cast = (await ledgerOf(town, arbre)).leaves;
      assert.deepEqual(kindsOf(cast), { counted: 12, replaced: 1, invalidated: 5, withdrawn: 1 });
      assert.deepEqual(sumsOf(cast), { arbre: await numberOf(town, arbre, 'votes') });
      await town.store.close();
    });

    it('lets who has the key of an act find its lines, and nobody tell them from others', async () => {
      const { town } = await busyTown(engine);
      await town.app.keepLedgers(true);
      const key = await signed(town, 'elle@exemple.fr');
      await signed(town, 'lui@exemple.fr');
      await town.app.keepLedgers();
      const act = await digest(key);
      const mark = await leafMark('counted', act);
      const proof = await town.app.request(`${velo}/ledger/proof?mark=${mark}`);
      assert.match(
        await proof.text(),
        /^c2sp\.org\/tlog-proof@v1\nextra \S+\nindex [01]\n\S{44}\n\nparticiper\.exemple\/petitions\/velo\/ledger\n2\n/,
      );
      await town.act('/withdraw', { key });
      await town.app.keepLedgers();
      const { leaves } = await ledgerOf(town, velo);
      assert.equal(leaves.at(-1)?.mark, await leafMark('withdrawn', act));
      assert.notEqual(leaves.at(-1)?.mark, mark);
      assert.equal(new Set(leaves.map((leaf) => leaf.mark)).size, 3);
      const entries = JSON.stringify(await town.store.list(ledgerEntries, {}));
      for (const secret of [key, act, 'elle', 'Camille', '2026']) assert.ok(!entries.includes(secret), secret);
      await town.store.close();
    });

    it('begins with what counts had come to before, and adds nothing silently later', async () => {
      const store = await open[engine]();
      const town = await world({ store, secret: 'one that stays as it is' });
      const row = (act: string) => ({ scope: 'velo', thing: 'velo', kind: 'counted', act, at: start });
      await store.write((writer) => writer.insertMany(events, ['a', 'b', 'c'].map(row)));
      const key = newKey();
      await town.act('/confirm', { key, code: await town.sign({ key }) });
      await town.app.keepLedgers(true);
      const begun = await ledgerOf(town, velo);
      assert.deepEqual(
        begun.leaves.map(({ amount, kind }) => [amount, kind]),
        [
          [3, 'earlier'],
          [1, 'counted'],
        ],
      );
      // What a hand writes into the database is in no line, also not after another start.
      await store.write((writer) => writer.insert(events, row('d')));
      await world({ store, secret: 'one that stays as it is' }).then(({ app }) => app.keepLedgers(true));
      town.wait(2000);
      assert.deepEqual(
        [await numberOf(town, velo, 'signatures'), sumsOf((await ledgerOf(town, velo)).leaves)],
        [5, { velo: 4 }],
      );
      await store.close();
    });

    it('stands still as long as the number of votes is hidden', async () => {
      const town = await deskTown({ store: await open[engine](), secret: 'one that stays as it is' });
      const poll = await pollTown({ town, document: { results: 'after-close' } });
      await town.app.keepLedgers(true);
      const before = (await ledgerOf(town, arbre)).checkpoint.note;
      for (let each = 0; each < 3; each += 1) {
        await poll.cast(choose('chene'), `v${each}@exemple.fr`);
        town.wait(5 * 3_600_000);
        await town.app.keepLedgers(true);
        assert.equal((await ledgerOf(town, arbre)).checkpoint.note, before);
      }
      town.wait(day);
      await town.app.keepLedgers();
      assert.deepEqual(sumsOf((await ledgerOf(town, arbre)).leaves), { arbre: await numberOf(town, arbre, 'votes') });
      assert.equal(await town.store.count(ledgerWaiting, {}), 0);
      await town.store.close();
    });

    it('is added to once by two processes at a time, over the edge of a tile', async () => {
      const store = await open[engine]();
      const secret = 'one that stays as it is';
      const [one, two] = [await world({ store, secret }), await world({ store, secret })];
      await one.app.keepLedgers(true);
      const rows = Array.from({ length: 600 }, (_, at) => `a${at}`);
      await store.write(async (writer) => {
        const place = { scope: 'velo', thing: 'velo' };
        await writer.insertMany(
          ledgerWaiting,
          rows.map((act) => ({ ...place, id: act, act, kind: 'counted', amount: 1 })),
        );
      });
      await Promise.all([one.app.keepLedgers(true), two.app.keepLedgers(true)]);
      await two.app.keepLedgers();
      const { leaves, checkpoint } = await ledgerOf(one, velo);
      assert.deepEqual([checkpoint.size, new Set(leaves.map(({ mark }) => mark)).size], [600, 600]);
      for (const path of [
        'tile/0/000',
        'tile/0/001',
        'tile/0/002.p/88',
        'tile/1/000.p/2',
        'tile/entries/002.p/88',
        'tile/0/000.p/7',
      ])
        assert.equal((await one.app.request(`${velo}/ledger/${path}`)).status, 200, path);
      for (const path of [
        'tile/0/002',
        'tile/0/003.p/1',
        'tile/0/0',
        'tile/0/000.p/256',
        'tile/0/000.p/0',
        'tile/9/000',
        'tile/2/000.p/1',
        'tile/entries/003',
        'tile/0/x000/000',
        'proof?mark=' + 'x'.repeat(43),
      ])
        assert.equal((await one.app.request(`${velo}/ledger/${path}`)).status, 404, path);
      for (const path of [
        'proof',
        'proof?mark=1',
        'consistency',
        'consistency?from=0&to=3',
        'consistency?from=3&to=2',
        'consistency?from=3&to=601',
        'consistency?from=-1&to=x',
      ]) {
        const response = await one.app.request(`${velo}/ledger/${path}`);
        assert.deepEqual(
          [response.status, response.headers.get('Content-Type')],
          [400, 'application/problem+json'],
          path,
        );
      }
      assert.equal((await one.app.request('/petitions/nothing/ledger/checkpoint')).status, 404);
      await store.close();
    });

    it('tells everyone where a recount finds another count', async () => {
      const { town } = await busyTown(engine);
      await town.app.keepLedgers(true);
      const key = await signed(town, 'elle@exemple.fr');
      await town.app.keepLedgers();
      const services = { store: town.store, counts: createCounts(() => start) };
      const after = (mending: Parameters<typeof mendLedgers>[2]) => mendLedgers(town.store, nouns, mending);
      assert.equal(await recount(services, { nouns, tables, after }), 0);
      const act = await digest(key);
      await town.store.write((writer) => writer.remove(events, { scope: 'velo', thing: 'velo', kind: 'counted', act }));
      assert.equal(await recount(services, { nouns, tables, after }), 1);
      assert.equal(await recount(services, { nouns, tables, after }), 0);
      await town.app.keepLedgers();
      const { leaves } = await ledgerOf(town, velo);
      assert.deepEqual(
        leaves.map(({ amount, kind }) => [amount, kind]),
        [
          [1, 'counted'],
          [-1, 'recounted'],
        ],
      );
      await town.store.close();
    });
  });

  describe(`whatever people and officers do, on ${engine}`, () => {
    it('the lines come to the counts after each run', async () => {
      const step = fc.record({ what: fc.nat(6), who: fc.nat(7) });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
          const { town, poll, send, both } = await busyTown(engine);
          const [signers, voters] = [new Map<number, string>(), new Map<number, string>()];
          const taken: string[] = [];
          for (const { what, who } of steps) {
            town.wait(30 * 60_000);
            const signer = signers.get(who) ?? '';
            if (what === 0) signers.set(who, await signed(town, `s${who}@exemple.fr`).catch(() => signer));
            if (what === 1) await town.act('/withdraw', { key: signer || newKey() });
            if (what === 2)
              voters.set(
                who,
                await poll.cast(choose('chene'), `v${who}@exemple.fr`).catch(() => voters.get(who) ?? ''),
              );
            if (what === 3) await poll.post('/withdraw', { key: voters.get(who) || newKey() });
            if (what === 4)
              await takeOut(send, velo, [signer])
                .then((id) => taken.push(id))
                .catch(() => undefined);
            if (what === 5) await send('POST', `${velo}/invalidations/${taken.pop() ?? ''}/restore`, { why });
            if (what === 6)
              await onPaper(both, who % 2 ? velo : arbre, who % 2 ? { signatures: who } : { chene: who + 1 }).catch(
                () => undefined,
              );
            await town.app.keepLedgers(true);
            assert.equal(
              sumsOf((await ledgerOf(town, velo)).leaves)['velo'] ?? 0,
              await numberOf(town, velo, 'signatures'),
            );
            assert.equal(
              sumsOf((await ledgerOf(town, arbre)).leaves)['arbre'] ?? 0,
              await numberOf(town, arbre, 'votes'),
            );
          }
          await town.store.close();
        }),
        { numRuns: engine === 'PostgreSQL' ? 3 : 8 },
      );
    });
  });
}
