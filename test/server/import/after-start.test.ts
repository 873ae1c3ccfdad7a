import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createApp } from '../../../src/server/app.ts';
import { createMailbox } from '../../../src/server/mail/mailbox.ts';
import { importFile } from '../../../src/server/nouns/consultation/import/run.ts';
import { importedVotes } from '../../../src/server/nouns/consultation/tables.ts';
import { ballots } from '../../../src/server/nouns/poll/tables.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { asBefore, leftAsBefore } from '../ballots-of-before.ts';
import { engines } from '../engines.ts';
import { pollTown } from '../poll-support.ts';
import { excerpt } from './excerpt.ts';

const open = engines();
after(() => open.stop());

const scope = 'rua-excerpt';
const secret = 'not in the database';

/** Starts a server on what was imported; answers the votes that it shows. */
async function startOn(store: Store): Promise<number | undefined> {
  const app = createApp({ store, secret, mailer: createMailbox(), baseUrl: 'https://participer.exemple' });
  await app.purge();
  await app.runDue();
  const response = await app.request(`/consultations/${scope}`, { headers: { Accept: 'application/json' } });
  if (response.status === 404) return undefined;
  const { numbers } = (await response.json()) as { numbers: { votes: { value: number } } };
  return numbers.votes.value;
}

/** Reads the votes in the store, and how many of them are known as imported. */
const kept = async (store: Store): Promise<[number, number]> => [
  await store.count(ballots, { scope }),
  (await store.list(importedVotes, { scope })).reduce((sum, { value }) => sum + value, 0),
];

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`a file that is imported again after a start of the server, on ${engine}`, () => {
    it('changes nothing', async () => {
      const store = await open[engine]();
      await importFile(store, excerpt);
      const before = await store.list(ballots, { scope });
      for (const batchSize of [5, 7]) {
        assert.equal(await startOn(store), 22);
        await importFile(store, excerpt, { batchSize });
        assert.deepEqual(await kept(store), [22, 22]);
        assert.deepEqual(await store.list(ballots, { scope }), before);
      }
      assert.equal(await startOn(store), 22);
      await store.close();
    });

    it('goes on where it was interrupted', async () => {
      const store = await open[engine]();
      for (const batches of [5, 8]) {
        const controller = new AbortController();
        let written = 0;
        const stopped = importFile(store, excerpt, {
          batchSize: 3,
          signal: controller.signal,
          onProgress: () => ++written === batches && controller.abort(new Error('enough')),
        });
        await assert.rejects(stopped, /enough/);
        const [votes] = await kept(store);
        assert.ok(votes > 0 && votes < 22, `${votes} votes`);
        assert.equal(await startOn(store), undefined, 'half a consultation is not shown');
      }
      await importFile(store, excerpt);
      assert.deepEqual(await kept(store), [22, 22]);
      assert.equal(await startOn(store), 22);
      await store.close();
    });

    it('leaves the votes of people who vote here, whose ballots of before are set apart', async () => {
      const store = await open[engine]();
      await importFile(store, excerpt, { open: true });
      const [{ thing } = { thing: '' }] = await store.list(ballots, { scope }, { limit: 1 });
      const path = `/consultations/${scope}/proposals/${thing}`;
      const town = await pollTown({ store, secret, path });
      const agree = { kind: 'three-way', stance: 1 } as const;
      const key = await town.cast(agree, 'ada@exemple.fr');
      await town.cast(agree, 'bob@exemple.fr');
      assert.equal(await asBefore(store, secret), 2);
      await importFile(store, excerpt, { open: true });
      assert.deepEqual([await kept(store), await leftAsBefore(store)], [[24, 22], 2]);
      assert.equal(await startOn(store), 24);
      assert.equal(await leftAsBefore(store), 0);
      await importFile(store, excerpt, { open: true });
      assert.deepEqual(await kept(store), [24, 22]);
      assert.equal((await town.post('/withdraw', { key })).body.outcome, 'withdrawn');
      await importFile(store, excerpt, { open: true });
      assert.deepEqual(await kept(store), [23, 22]);
      assert.equal(await startOn(store), 23);
      await store.close();
    });
  });
}
