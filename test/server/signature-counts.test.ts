import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'node:test';
import type { Petition } from '../../src/schema/petition.ts';
import { events } from '../../src/server/confirmation/tables.ts';
import { createCounts } from '../../src/server/core/counts.ts';
import { findThing } from '../../src/server/core/things.ts';
import { tallySignatures } from '../../src/server/nouns/petition/count.ts';
import { petitionKind } from '../../src/server/nouns/petition/kind.ts';
import { thresholds } from '../../src/server/nouns/petition/tables.ts';
import { engines } from './engines.ts';
import { noteStatements } from './statements.ts';
import { minute, newKey, start, value, world, type World } from './support.ts';

const place = { scope: 'velo', thing: 'velo' };
const duty = { fr: 'Un débat.' };

/** Signatures that were counted some time ago, so many milliseconds one after the other. */
async function signed(town: World, from: number, to: number, apart = 0): Promise<void> {
  const acts = Array.from({ length: to - from }, (_, at) => `earlier${from + at}`);
  await town.store.write(async (writer) => {
    for (const kind of ['received', 'counted']) {
      await writer.insertMany(
        events,
        acts.map((act, number) => ({ ...place, kind, act, at: start + (from + number) * apart })),
      );
    }
  });
}

/** Signs and confirms by the mailed code; answers the key. */
async function sign(town: World, number: number): Promise<string> {
  const key = newKey();
  const code = await town.sign({ key, email: `personne${number}@exemple.fr` });
  assert.equal((await town.act('/confirm', { key, code })).body.outcome, 'counted');
  return key;
}

const open = engines();
const log = noteStatements();
let town: World;
afterEach(() => town.store.close());
after(async () => {
  log.stop();
  await open.stop();
});

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the count of 3 000 signatures of which 20 are withdrawn, on ${engine}`, () => {
    it('stamps the threshold of 2 990 by the act that brings the count there, and is right after each act', async () => {
      const document = { thresholds: [{ at: 2990, label: { fr: 'débat' }, duty }] };
      town = await world({ store: await open[engine](), document });
      await signed(town, 0, 2975);
      const stamp = async () => (await town.store.get(thresholds, { ...place, at: 2990 }))?.reached_at;
      const reachedAt = async () => ((await town.read()) as unknown as Petition).thresholds[0]?.reachedAt;
      const keys: string[] = [];
      for (let number = 2976; number <= 3000; number += 1) {
        town.wait(minute);
        keys.push(await sign(town, number));
        // Nobody has read the petition yet.
        assert.equal(await stamp(), number < 2990 ? undefined : start + 15 * minute, `${number}`);
        assert.equal((await value(town)).value, number);
      }
      for (const [at, key] of keys.slice(0, 20).entries()) {
        town.wait(minute);
        assert.equal((await town.act('/withdraw', { key })).status, 200);
        assert.equal((await value(town)).value, 2999 - at);
      }
      assert.equal(await reachedAt(), new Date(start + 15 * minute).toISOString());
      // The count comes by the threshold again, and changes nothing of it.
      for (let number = 1; number <= 12; number += 1) {
        town.wait(minute);
        await sign(town, number);
        assert.equal((await value(town)).value, 2980 + number);
      }
      assert.equal(await stamp(), start + 15 * minute);
      assert.equal(await reachedAt(), new Date(start + 15 * minute).toISOString());
    });

    it('has a threshold that was set afterwards looked up in slices, between which others are answered', async () => {
      const document = { thresholds: [{ at: 2990, label: { fr: 'débat' }, duty }] };
      town = await world({ store: await open[engine](), document });
      await signed(town, 0, 6000, 1);
      const slices: number[] = [];
      const turn = async (): Promise<void> => {
        slices.push(Math.max(...log.take().map(({ rows }) => rows)));
        assert.match(await town.page('/petitions'), /Des pistes cyclables/);
        log.take();
      };
      const counts = createCounts(() => start, turn);
      const petition = (await findThing(town.store, petitionKind, 'velo'))!;
      const tally = () => tallySignatures({ store: town.store, counts }, petition);
      const first = await tally();
      assert.deepEqual([first.standing, first.reachedAt.size], [6000, 0], 'it is not waited for');
      await counts.idle();
      assert.equal((await tally()).reachedAt.get(2990), start + 2989);
      assert.ok(slices.length >= 6, `${slices.length} slices`);
      assert.ok(
        slices.every((rows) => rows <= 1000),
        slices.join(),
      );
    });

    if (engine === 'memory') return;

    it('is read by the same statements as that of few, whatever was withdrawn', async () => {
      const document = { thresholds: [{ at: 2990, label: { fr: 'débat' }, duty }] };
      town = await world({ store: await open[engine](), document });
      const read = async () => {
        town.wait(minute);
        log.take();
        const count = await value(town);
        return { count, asked: log.take() };
      };
      const withdraw = (from: number, to: number) =>
        town.store.write((writer) =>
          writer.insertMany(
            events,
            Array.from({ length: to - from }, (_, at) => {
              return { ...place, kind: 'withdrawn', act: `earlier${from + at}`, at: start };
            }),
          ),
        );
      await signed(town, 0, 10);
      const none = await read();
      await withdraw(0, 1);
      const few = await read();
      assert.deepEqual(
        [few.count.value, few.asked.length - none.asked.length],
        [9, 1],
        'when that was is read besides',
      );
      await signed(town, 10, 3000);
      await withdraw(1, 20);
      // It was never stamped, for nobody acted: the history is searched once, and never again.
      assert.equal((await read()).count.value, 2980);
      const many = await read();
      assert.equal(many.count.value, 2980);
      assert.deepEqual(
        // What is asked at the same time comes in any order.
        many.asked.map(({ text }) => text).toSorted(),
        few.asked.map(({ text }) => text).toSorted(),
      );
      assert.ok(many.asked.length > 0 && many.asked.every(({ rows }) => rows <= 10), JSON.stringify(many.asked));
    });

    it('is not counted again for a wrong code under an unknown key, which costs the same at any number', async () => {
      town = await world({ store: await open[engine]() });
      const guess = async () => {
        town.wait(minute);
        await value(town);
        log.take();
        const { status, body } = await town.act('/confirm', { key: newKey(), code: '123456' });
        assert.deepEqual([status, body.reason], [422, 'code-wrong']);
        const guessed = log.take();
        await value(town);
        return { guessed, read: log.take() };
      };
      await signed(town, 0, 10);
      // Thresholds that nobody stamped are looked up once.
      await value(town);
      const few = await guess();
      await signed(town, 10, 3000);
      assert.equal((await value(town)).value, 10, 'within the second, the count is remembered');
      const many = await guess();
      assert.deepEqual(many, few);
      assert.ok(few.guessed.length > 0 && few.guessed.length < 6, JSON.stringify(few.guessed));
      assert.ok(
        few.read.every(({ text }) => !/"(counter|event|threshold)"/.test(text)),
        JSON.stringify(few.read),
      );
    });
  });
}
