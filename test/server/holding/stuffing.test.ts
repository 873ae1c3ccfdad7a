import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { verify } from '../../../src/server/checking/verify.ts';
import { createCounts } from '../../../src/server/core/counts.ts';
import { recount } from '../../../src/server/core/recount.ts';
import { nouns, tables } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { sourceOf } from '../ledger/support.ts';
import { start } from '../support.ts';
import { heldTown, logOf, robots, type HeldTown } from './town.ts';

const open = engines();
after(() => open.stop());

const path = '/petitions/velo';
const why = { fr: 'Un robot a signé.' };

/** Has a program sign from one network, with mailboxes of one domain: each from a subnet of its own. */
async function stuff({ signs }: HeldTown, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1)
    await signs({ email: `r${at}@${at % 7}.${robots}`, from: `2001:db8:7:${at.toString(16)}` });
}

/** Counts again from outside what is shown: all agrees. */
async function verified(town: HeldTown): Promise<void> {
  await town.app.keepLedgers(true);
  const said: string[] = [];
  const options = { say: (line: string) => void said.push(line), pause: async () => undefined };
  assert.equal(await verify(sourceOf(town), `https://participer.exemple${path}`, options), 0, said.join('\n'));
}

for (const [engine, count] of [
  ['memory', 1000],
  ['SQLite', 300],
  ['PostgreSQL', 300],
] as const) {
  describe(`hundreds of signatures of one network and one domain, on ${engine}`, () => {
    it('count no further than the rule allows, are set aside by one act, and that is undone', async () => {
      const town = await heldTown(await open[engine]());
      const honest = await town.signs({ email: 'ana@laposte.net', from: '192.0.2.7' });
      await stuff(town, count);
      const counted = await town.signatures();
      assert.equal(counted.value, 21, 'one person and what twenty mailboxes of a domain may');
      assert.equal(counted.pending, count - 20);
      assert.equal((await town.receipt(honest.key)).state, 'counted');
      await verified(town);

      const { until, groups } = await town.groups();
      assert.deepEqual(
        groups.map(({ reason, domain, number, count: change }) => [reason, domain, number, change]),
        [['crowd', robots, count - 20, { from: 21, to: count + 1 }]],
      );
      const done = await town.send('POST', `${path}/held`, {
        group: groups[0]!['group'],
        verdict: 'aside',
        until,
        why,
      });
      assert.deepEqual([done.status, done.body['number']], [201, count - 20], done.text);
      const after = await town.signatures();
      assert.deepEqual([after.value, after.pending, after.invalidated], [21, 0, count - 20]);
      const [line] = await logOf(town);
      assert.deepEqual(
        [line?.act, line?.['why'], line?.['held']],
        ['suspects-set-aside', why, { of: 'signatures', number: count - 20 }],
      );
      await verified(town);

      town.wait(1000);
      const undone = await town.send('POST', `${path}/held/${String(done.body['id'])}/undo`, { why });
      assert.deepEqual([undone.status, undone.body['number']], [200, count - 20], undone.text);
      const back = await town.signatures();
      assert.deepEqual([back.value, back.pending, back.invalidated], [21, count - 20, undefined]);
      assert.equal(await recount({ store: town.store, counts: createCounts(() => start) }, { nouns, tables }), 0);
      await verified(town);
      await town.store.close();
    });
  });
}
