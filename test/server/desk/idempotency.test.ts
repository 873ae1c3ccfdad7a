import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { once } from '../../../src/server/desk/idempotency/once.ts';
import { keptAnswers } from '../../../src/server/desk/idempotency/tables.ts';
import { engines } from '../engines.ts';
import { day, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const counted = (signatures: number) => ({
  document: 'Registre',
  countedBy: 'le service des élections',
  day: '2026-11-20',
  figures: { signatures },
});
const under = (key: string) => ({ 'Idempotency-Key': key });

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a request that is sent again under its key, on ${engine}`, () => {
    const town = async () => deskTown({ store: await open[engine]() });

    it('is done once, in whichever process, and answered as it was', async () => {
      const store = await open[engine]();
      const [one, other] = [await deskTown({ store }), await deskTown({ store })];
      const clerk = await program(one, 'clerk');
      const path = '/petitions/velo/papers';
      const first = await clerk.send('POST', path, counted(7), under('"8e03978e-40d5"'));
      assert.equal(first.status, 201);
      const same = await clerk.send('POST', path, counted(7), under('8e03978e-40d5'));
      assert.deepEqual([same.status, same.type, same.body], [201, first.type, first.body]);
      const elsewhere = await other.app.request(`/desk/api${path}`, {
        method: 'POST',
        headers: { ...under('8e03978e-40d5'), 'Content-Type': 'application/json', ...clerk.bearer },
        body: JSON.stringify(counted(7)),
      });
      assert.deepEqual(await elsewhere.json(), first.body, 'another process answers the same');
      const waiting = async () =>
        ((await clerk.send('GET', path)).body as unknown as { waiting: object[] }).waiting.length;
      assert.equal(await waiting(), 1);
      const changed = await clerk.send('POST', path, counted(8), under('8e03978e-40d5'));
      assert.deepEqual([changed.status, changed.type], [422, 'application/problem+json']);
      const another = await program(one, 'clerk');
      assert.equal((await another.send('POST', path, counted(7), under('8e03978e-40d5'))).status, 201);
      assert.equal(await waiting(), 2, 'another program has keys of its own');
      const both = await Promise.all([1, 2].map(() => clerk.send('POST', path, counted(9), under('two-at-once'))));
      for (const { status } of both) assert.ok([201, 409].includes(status), String(status));
      assert.equal(await waiting(), 3);
      one.wait(day);
      await one.app.runDue();
      assert.equal((await store.list(keptAnswers, {})).length, 0, 'nothing is kept after a day');
      assert.equal((await clerk.send('POST', path, counted(7), under('8e03978e-40d5'))).status, 201);
      assert.equal(await waiting(), 4);
      await store.close();
    });

    it('waits while it is under way, and is tried again after it was refused', async () => {
      const { store } = await town();
      const request = { bearer: 'civic-desk-a', given: 'k', sent: 'POST /x\n{}' };
      const gate = Promise.withResolvers<Response>();
      let times = 0;
      const run = () => ((times += 1), gate.promise);
      const begun = Promise.withResolvers<void>();
      const first = once(
        store,
        () => start,
        request,
        () => (begun.resolve(), run()),
      );
      await begun.promise;
      await assert.rejects(
        once(store, () => start, request, run),
        { status: 409 },
      );
      gate.resolve(new Response('{"secret":"whsec_x"}', { status: 201 }));
      assert.equal((await first).status, 201);
      const again = await once(store, () => start, request, run);
      assert.deepEqual([again.status, await again.text(), times], [201, '{"secret":"whsec_x"}', 1]);
      const rows = await store.list(keptAnswers, {});
      assert.doesNotMatch(JSON.stringify(rows), /whsec_x|civic-desk-a/, 'who has the database reads no answer');
      const refused = { ...request, given: 'refused' };
      for (const status of [409, 503]) {
        assert.equal(
          (
            await once(
              store,
              () => start,
              refused,
              async () => new Response('', { status }),
            )
          ).status,
          status,
        );
      }
      await assert.rejects(
        once(
          store,
          () => start,
          refused,
          () => Promise.reject(new Error('the database is away')),
        ),
        /is away/,
      );
      assert.equal(
        (
          await once(
            store,
            () => start,
            refused,
            async () => new Response('{}'),
          )
        ).status,
        200,
      );
      await store.close();
    });
  });
}

describe('the key of a request', () => {
  it('is a short text, and of no use where a list is streamed', async () => {
    const { send } = await program(await deskTown());
    for (const key of ['""', 'a b', 'x'.repeat(256)]) {
      const refused = await send('POST', '/petitions/velo/pause', {}, under(key));
      assert.equal(refused.status, 422, key);
    }
    assert.equal((await send('POST', '/petitions/velo/deliveries', {}, under('k'))).status, 422);
    assert.equal(
      (await send('POST', '/petitions/velo/pause', { reason: { fr: 'Une crue.' } }, under('k'))).status,
      200,
    );
  });
});
