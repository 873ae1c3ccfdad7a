import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { verify } from '../../../src/server/checking/verify.ts';
import type { Source } from '../../../src/server/checking/source.ts';
import { events } from '../../../src/server/confirmation/tables.ts';
import { counters } from '../../../src/server/core/tables.ts';
import {
  ledgerEntries,
  ledgerHeads,
  ledgerSums,
  ledgerTiles,
  ledgerWaiting,
} from '../../../src/server/ledger/tables.ts';
import { ballots } from '../../../src/server/nouns/poll/tables.ts';
import type { Writer } from '../../../src/server/store/store.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { day, newKey } from '../support.ts';
import { plan, proposalTown, stance } from '../desk/proposal-town.ts';
import { deskTown, type DeskTown } from '../desk/support.ts';
import { base, sourceOf } from './support.ts';

const open = engines();
after(() => open.stop());

const secret = 'one that stays as it is';

/** Checks what stands at a path; answers how many things do not agree, and what was said. */
async function verified(
  source: Source,
  path: string,
  options: { since?: string; key?: string; receipt?: string; pause?: () => Promise<void> } = {},
) {
  const said: string[] = [];
  const faults = await verify(source, `${base}${path}`, {
    pause: async () => undefined,
    ...options,
    say: (line) => said.push(line),
  });
  return { faults, said: said.join('\n') };
}

const velo = '/petitions/velo';

/** A town with a petition that four people signed, one of whom has withdrawn. */
async function signedTown(engine: 'memory' | 'SQLite' | 'PostgreSQL') {
  const town = await deskTown({ store: await open[engine](), secret });
  await town.app.keepLedgers(true);
  const keys: string[] = [];
  for (let each = 0; each < 4; each += 1) {
    const key = newKey();
    const code = await town.sign({ key, email: `s${each}@exemple.fr` });
    assert.equal((await town.act('/confirm', { key, code })).status, 200);
    keys.push(key);
  }
  await town.act('/withdraw', { key: keys[0] });
  await town.app.keepLedgers();
  const check = async (options = {}) => {
    // Counts are kept for a second.
    town.wait(2000);
    return verified(sourceOf(town), velo, options);
  };
  return { town, keys, check };
}

const textOf = async (town: DeskTown, path: string): Promise<string> => (await town.app.request(path)).text();

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a count that is checked from outside, on ${engine}`, () => {
    it('agrees where nobody has touched it, and says what', async () => {
      const { town, keys, check } = await signedTown(engine);
      const { faults, said } = await check();
      assert.equal(faults, 0, said);
      assert.match(said, /signatures: 3 are shown, and the lines come to as many/);
      assert.match(said, /counted \+4, withdrawn -1/);
      const since = await textOf(town, `${velo}/ledger/checkpoint`);
      const key = await textOf(town, `${velo}/ledger/vkey`);
      const key2 = newKey();
      await town.act('/confirm', { key: key2, code: await town.sign({ key: key2, email: 'a@exemple.fr' }) });
      await town.app.keepLedgers();
      const later = await check({ since, key });
      assert.equal(later.faults, 0, later.said);
      assert.match(later.said, /goes on from the earlier checkpoint of 5 lines/);
      const [gone, mine] = await Promise.all([keys[0]!, keys[1]!].map((receipt) => check({ receipt })));
      assert.match(
        mine!.said,
        /your act: counted, in line \d \(velo\)\nagrees {8}your act is in the ledger, and counts/,
      );
      assert.match(gone!.said, /your act: withdrawn, in line \d \(velo\)\n.*does not count any more/);
      const stranger = await check({ receipt: newKey() });
      assert.deepEqual([stranger.faults, /no line is of this act/.test(stranger.said)], [1, true]);
      await town.store.close();
    });

    it('is read anew where somebody acts meanwhile', async () => {
      const { town } = await signedTown(engine);
      const source = sourceOf(town);
      let left = 2;
      const busy: Source = {
        async get(address, headers) {
          // Between the count and its lines.
          if (address.endsWith('/vkey') && left > 0) {
            left -= 1;
            const key = newKey();
            await town.act('/confirm', { key, code: await town.sign({ key, email: `b${left}@exemple.fr` }) });
            await town.app.keepLedgers();
            town.wait(2000);
          }
          return source.get(address, headers);
        },
      };
      const { faults, said } = await verified(busy, velo);
      assert.deepEqual([faults, left], [0, 0], said);
      assert.match(said, /signatures: 5 are shown/);
      await town.store.close();
    });

    it('raises no false alarm where people act all the time, and a true one all the same', async () => {
      const { town } = await signedTown(engine);
      let acts = 0;
      const busy: Source = {
        async get(address, headers) {
          // Between the count and its lines, each time.
          if (address.endsWith('/vkey')) {
            const key = newKey();
            const code = await town.sign({ key, email: `b${(acts += 1)}@exemple.fr` });
            await town.act('/confirm', { key, code });
            await town.app.keepLedgers();
            town.wait(2000);
          }
          return sourceOf(town).get(address, headers);
        },
      };
      const { faults, said } = await verified(busy, velo);
      assert.deepEqual([faults, acts], [0, 6], said);
      assert.match(said, /signatures: 8 are shown while people act, and the lines, .* to 9/);
      // One that nobody gave, which no line of the meantime explains.
      await town.store.write((writer) =>
        writer.insertMany(
          events,
          ['x', 'y'].map((act) => ({ scope: 'velo', thing: 'velo', kind: 'counted', act, at: 0 })),
        ),
      );
      town.wait(2000);
      const wrong = await verified(busy, velo);
      assert.equal(wrong.faults, 1, wrong.said);
      assert.match(wrong.said, /DOES NOT AGREE {2}signatures: 16 are shown, and the lines come to 15/);
      await town.store.close();
    });

    it('waits for the lines of a vote that has just closed, as long as they come', async () => {
      const town = await deskTown({ store: await open[engine](), secret });
      const poll = await pollTown({ town, document: { results: 'after-close' } });
      await town.app.keepLedgers(true);
      for (let each = 0; each < 8; each += 1) await poll.cast(choose('chene'), `v${each}@exemple.fr`);
      town.wait(day - 500);
      await town.app.keepLedgers();
      town.wait(1000);
      // As where there are many: some at a time.
      const waiting = await town.store.list(ledgerWaiting, {});
      const ids = waiting.map(({ id }) => id);
      await town.store.write((writer) =>
        writer.removeMany(ledgerWaiting, { scope: 'arbre', thing: 'arbre' }, 'id', ids),
      );
      const { faults, said } = await verified(sourceOf(town), '/polls/arbre', {
        async pause() {
          const next = waiting.shift();
          if (next) await town.store.write((writer) => writer.insert(ledgerWaiting, next));
          town.wait(1000);
          await town.app.keepLedgers();
        },
      });
      assert.equal(faults, 0, said);
      assert.match(said, /votes: 8 are shown, and the lines come to as many/);
      await town.store.close();
    });

    it('is found where a row is gone, a count raised, a line rewritten, an old state put back or another one made', async () => {
      const { town, check } = await signedTown(engine);
      const { store } = town;
      const since = await textOf(town, `${velo}/ledger/checkpoint`);
      /** Does something to the database, looks, and undoes it. */
      const tampered = async (
        change: (writer: Writer) => Promise<unknown>,
        back: (writer: Writer) => Promise<unknown>,
      ) => {
        await store.write(async (writer) => void (await change(writer)));
        const found = await check({ since }).catch((error: unknown) => ({ faults: 1, said: String(error) }));
        await store.write(async (writer) => void (await back(writer)));
        return found;
      };
      const place = { scope: 'velo', thing: 'velo', kind: 'counted' };
      const [row] = await store.list(events, place, { limit: 1 });
      const gone = await tampered(
        (writer) => writer.remove(events, { ...place, act: row!.act }),
        (writer) => writer.insert(events, row!),
      );
      assert.match(gone.said, /signatures: 2 are shown, and the lines come to 3/);
      const raised = await tampered(
        (writer) => writer.increment(counters, { ...place, slot: 7 }, 'value', 100),
        (writer) => writer.increment(counters, { ...place, slot: 7 }, 'value', -100),
      );
      assert.match(raised.said, /signatures: 103 are shown/);
      const [entries] = await store.list(ledgerEntries, { scope: 'velo' });
      const rewritten = await tampered(
        (writer) => writer.put(ledgerEntries, { ...entries!, lines: entries!.lines.replace('velo -1', 'velo +9') }),
        (writer) => writer.put(ledgerEntries, entries!),
      );
      assert.match(rewritten.said, /The 5 lines of the ledger are not those of its signed checkpoint/);
      const [head] = await store.list(ledgerHeads, { scope: 'velo' });
      const forged = await tampered(
        (writer) => writer.put(ledgerHeads, { ...head!, note: head!.note.replace('\n5\n', '\n4\n') }),
        (writer) => writer.put(ledgerHeads, head!),
      );
      assert.match(forged.said, /signature of the checkpoint does not hold/);
      assert.equal((await check({ since })).faults, 0);

      // The ledger is made anew, by whoever has the secret: only an earlier checkpoint tells.
      await store.write(async (writer) => {
        for (const table of [ledgerHeads, ledgerTiles, ledgerEntries, ledgerSums])
          await writer.remove(table as typeof ledgerSums, { scope: 'velo' });
      });
      const again = await deskTown({ store, secret });
      await again.app.keepLedgers(true);
      assert.equal((await verified(sourceOf(again), velo)).faults, 0);
      const shrunk = await verified(sourceOf(again), velo, { since });
      assert.deepEqual([shrunk.faults, /has shrunk: it had 5 lines, and has 1/.test(shrunk.said)], [1, true]);
      for (let each = 0; each < 5; each += 1) {
        const key = newKey();
        await again.act('/confirm', { key, code: await again.sign({ key, email: `n${each}@exemple.fr` }) });
      }
      await again.app.keepLedgers();
      const forked = await verified(sourceOf(again), velo, { since });
      assert.match(forked.said, /has forked: its first 5 lines are not those/);
      await store.close();
    });

    it('counts the ballots of a vote again, and finds one that was exchanged', async () => {
      const town = await deskTown({ store: await open[engine](), secret });
      const { cast } = await pollTown({ town });
      await town.app.keepLedgers(true);
      for (let each = 0; each < 3; each += 1) await cast(choose('chene'), `v${each}@exemple.fr`);
      await town.app.keepLedgers();
      const right = await verified(sourceOf(town), '/polls/arbre');
      assert.equal(right.faults, 0, right.said);
      assert.match(right.said, /counted again by plurality, give the result/);
      const [row] = await town.store.list(ballots, {}, { limit: 1 });
      await town.store.write((writer) => writer.put(ballots, { ...row!, voter: 'a second one' }));
      town.wait(2000);
      const wrong = await verified(sourceOf(town), '/polls/arbre');
      assert.match(wrong.said, /votes: 4 are shown, and the lines come to 3/);
      await town.store.close();
    });

    it('compares each proposal of a consultation, and tells nothing of hidden votes', async () => {
      const { desk, cast } = await proposalTown(await open[engine]());
      await desk.app.keepLedgers(true);
      for (let each = 0; each < 3; each += 1) await cast(stance(1), `v${each}@exemple.fr`);
      await desk.app.keepLedgers();
      desk.wait(2000);
      const receipt = await cast(stance(-1), 'w@exemple.fr');
      await desk.app.keepLedgers();
      desk.wait(2000);
      const right = await verified(sourceOf(desk), plan, { receipt });
      assert.equal(right.faults, 0, right.said);
      assert.match(right.said, /your act: counted, in line 3 \(p1\)/);
      assert.match(right.said, /votes: 4 are shown/);
      assert.match(right.said, /3 proposals were compared one by one/);

      const hidden = await proposalTown(await open[engine](), {
        votes: { results: 'after-close' },
      });
      await hidden.desk.app.keepLedgers(true);
      await hidden.cast(stance(1), 'v@exemple.fr');
      hidden.desk.wait(day);
      await hidden.desk.app.keepLedgers(true);
      const still = await verified(sourceOf(hidden.desk), plan);
      assert.equal(still.faults, 0, still.said);
      assert.match(still.said, /not public yet, and the ledger does not tell it/);
      await hidden.desk.store.close();
      await desk.store.close();
    });
  });
}
