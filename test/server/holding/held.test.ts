import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { people } from '../../../src/server/confirmation/tables.ts';
import { heldActs } from '../../../src/server/confirmation/holding/tables.ts';
import { ledgerOf, sumsOf } from '../ledger/support.ts';
import { engines } from '../engines.ts';
import { day, linkIn, newKey, signature } from '../support.ts';
import { heldTown, logOf, type HeldTown } from './town.ts';

const open = engines();
after(() => open.stop());

const path = '/petitions/velo';
const why = { fr: 'Un robot a signé.' };
const thrown = 'jetable.net';

/** All groups that are held, by reason. */
const reasons = async (town: HeldTown): Promise<unknown[]> =>
  (await town.groups()).groups.map(({ reason, number }) => [reason, number]);

/** Decides on the first group that is held. */
async function decide(town: HeldTown, verdict: 'count' | 'aside') {
  const { until, groups } = await town.groups();
  return town.send('POST', `${path}/held`, { group: groups[0]?.['group'], verdict, until, why });
}

/** All that someone is told who signs, by whatever way they ask. */
async function seen(town: HeldTown, email: string): Promise<unknown[]> {
  const { key, answer } = await town.signs({ email });
  const code = town.codeFor(email);
  const link = linkIn(town, 'confirm');
  const form = { Accept: 'text/html' };
  const answers: unknown[] = [
    answer,
    await town.act('/confirm', { key, code }),
    await town.act('/confirm', { key, code: '000000' }),
    await town.act('/resend', { key }),
    await town.act('', signature({ key, email })),
    await town.act('', signature({ key, email, name: 'Quelqu’un d’autre' })),
    await town.act('/confirm', { token: link.token }),
    await town.page(link.path, form),
  ];
  const other = newKey();
  const fields = {
    key: other,
    email: `2${email}`,
    name: 'Ana',
    place: 'Ici',
    textVersion: 'v1',
    noticeVersion: 'n1',
    lang: 'fr',
  };
  const begun = await town.submit('', fields);
  await town.app.idle();
  const done = await town.submit('/confirm', { key: other, code: town.codeFor(`2${email}`), lang: 'fr' });
  answers.push([begun.status, done.status, begun.html, done.html]);
  answers.push(await town.act('/withdraw', { key }));
  return JSON.parse(
    JSON.stringify(answers)
      .replaceAll(other, 'KEY')
      .replaceAll(key, 'KEY')
      .replaceAll(email, 'EMAIL')
      .replaceAll(link.token, 'TOKEN'),
  ) as unknown[];
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`an act that is held, on ${engine}`, () => {
    it('is answered as one that counts, byte by byte, and is in no count', async () => {
      const town = await heldTown(await open[engine]());
      const counted = await seen(town, 'ana@laposte.net');
      const held = await seen(town, `ana@${thrown}`);
      assert.deepEqual(held, counted);
      assert.equal((await town.signatures()).value, 1);
      await town.store.close();
    });

    it('is told by its receipt as one that waits, counts once an officer says so, and is told as counted then', async () => {
      const town = await heldTown(await open[engine]());
      const { key } = await town.signs({ email: `ana@${thrown}` });
      await town.signs({ email: 'bo@laposte.net' });
      assert.equal((await town.receipt(key)).state, 'waiting');
      town.wait(day);
      const done = await decide(town, 'count');
      assert.deepEqual([done.status, done.body['number']], [201, 1], done.text);
      const thing = (await town.read()) as unknown as { thresholds: { at: number; reachedAt?: string }[] };
      assert.deepEqual((await town.signatures()).value, 2);
      assert.equal(thing.thresholds[0]?.reachedAt, '2026-11-22T09:00:00.000Z', 'as of then');
      const receipt = (await town.receipt(key)) as { state?: string; at?: string };
      assert.deepEqual([receipt.state, receipt.at], ['counted', '2026-11-22T09:00:00.000Z']);
      await town.app.keepLedgers(true);
      assert.deepEqual(sumsOf((await ledgerOf(town, path)).leaves), { velo: 2 });
      await town.store.close();
    });

    it('is taken back by who made it, and nothing is kept of it', async () => {
      const town = await heldTown(await open[engine]());
      const [one, two] = [await town.signs({ email: `ana@${thrown}` }), await town.signs({ email: `bo@${thrown}` })];
      assert.equal((await town.act('/withdraw', { key: one.key })).body.outcome, 'withdrawn');
      const { token } = linkIn(town, 'withdraw');
      assert.equal((await town.act('/withdraw', { token })).body.outcome, 'withdrawn');
      assert.equal((await town.receipt(two.key)).state, 'not-counted');
      assert.equal(await town.store.count(heldActs, {}), 0);
      assert.equal(await town.store.count(people, {}), 0);
      assert.deepEqual(await town.signatures().then(({ value, pending }) => [value, pending]), [0, 0]);
      await town.store.close();
    });

    it('neither blocks nor doubles who made it', async () => {
      const town = await heldTown(await open[engine](), { burst: 1 });
      await town.signs({ email: 'x@laposte.net', from: '192.0.2.7' });
      await town.signs({ email: 'ana@laposte.net', from: '192.0.2.7' });
      assert.deepEqual(await reasons(town), [['burst', 1]]);
      await town.signs({ email: 'ana@laposte.net', from: '198.51.100.1' });
      assert.equal((await town.signatures()).value, 2);
      const done = await decide(town, 'count');
      assert.deepEqual([done.status, done.body['number']], [201, 0], done.text);
      assert.deepEqual(await town.signatures().then(({ value, pending }) => [value, pending]), [2, 0]);
      await town.store.close();
    });

    it('is counted once, where two officers decide at once', async () => {
      const town = await heldTown(await open[engine]());
      for (const name of ['ana', 'bo', 'cy']) await town.signs({ email: `${name}@${thrown}` });
      const both = await Promise.all([decide(town, 'count'), decide(town, 'aside'), decide(town, 'count')]);
      assert.deepEqual(both.map(({ status }) => status).sort(), [201, 412, 412]);
      const { value, invalidated = 0, pending } = await town.signatures();
      assert.deepEqual([value + invalidated, pending], [3, 0]);
      assert.equal((await logOf(town)).length, 1);
      await town.store.close();
    });

    it('that was counted is taken out again by undoing that, with a line of the ledger', async () => {
      const town = await heldTown(await open[engine]());
      for (const name of ['ana', 'bo']) await town.signs({ email: `${name}@${thrown}` });
      const done = await decide(town, 'count');
      town.wait(1000);
      const undo = `${path}/held/${String(done.body['id'])}/undo`;
      assert.equal((await town.send('POST', undo, { why })).status, 200);
      assert.equal((await town.send('POST', undo, { why })).status, 412);
      const { value, invalidated } = await town.signatures();
      assert.deepEqual([value, invalidated], [0, 2]);
      await town.app.keepLedgers(true);
      assert.deepEqual(sumsOf((await ledgerOf(town, path)).leaves), { velo: 0 });
      const acts = (await logOf(town)).map(({ act }) => act);
      assert.deepEqual(acts, ['invalidated', 'suspects-counted']);
      await town.store.close();
    });

    it('that was set aside is told so to who made it, and what comes from there later is held each time', async () => {
      const town = await heldTown(await open[engine](), { burst: 1 });
      await town.signs({ email: 'ana@laposte.net', from: '192.0.2.7' });
      const { key } = await town.signs({ email: 'bo@laposte.net', from: '192.0.2.7' });
      assert.equal((await decide(town, 'aside')).status, 201);
      const receipt = (await town.receipt(key)) as { state?: string; why?: string };
      assert.deepEqual([receipt.state, receipt.why], ['not-counted', 'invalidated']);
      assert.equal((await town.act('/resend', { key })).body.reason, 'invalidated');
      town.wait(day);
      await town.signs({ email: 'cy@laposte.net', from: '192.0.2.7' });
      assert.deepEqual(await reasons(town), [['burst', 1]]);
      assert.equal((await decide(town, 'count')).status, 201);
      for (const name of ['di', 'ed', 'flo']) await town.signs({ email: `${name}@laposte.net`, from: '192.0.2.7' });
      assert.deepEqual(await reasons(town), [], 'an officer trusts where they come from');
      assert.equal((await town.signatures()).value, 5);
      await town.store.close();
    });

    it('waits for an officer after the close, is told of, and goes with the people of its thing', async () => {
      const town = await heldTown(await open[engine]());
      for (const name of ['ana', 'bo']) await town.signs({ email: `${name}@${thrown}` });
      town.wait(12 * day);
      await town.app.purge();
      assert.equal(await town.store.count(people, {}), 2, 'what is confirmed is not given up at the close');
      assert.equal((await town.signatures()).pending, 2);
      assert.match((await (await town.signedIn('qui@valmont.fr')).get(`/desk${path}/held`)).html, /est close/);
      assert.equal((await town.send('POST', `${path}/retention/erase`, { understood: true })).status, 200);
      assert.deepEqual([await town.store.count(people, {}), await town.store.count(heldActs, {})], [0, 0]);
      assert.equal((await town.signatures()).pending, undefined);
      await town.store.close();
    });

    it('is decided on after the close too, keeps nobody once it is set aside, and that stays', async () => {
      const town = await heldTown(await open[engine]());
      const [one, two] = [await town.signs({ email: `ana@${thrown}` }), await town.signs({ email: 'bo@laposte.net' })];
      town.wait(12 * day);
      const done = await decide(town, 'aside');
      assert.equal(done.status, 201, done.text);
      assert.equal(await town.store.count(people, {}), 1);
      assert.deepEqual(await town.signatures().then(({ value, invalidated }) => [value, invalidated]), [1, 1]);
      assert.deepEqual(
        [(await town.receipt(one.key)).state, (await town.receipt(two.key)).state],
        ['not-counted', 'counted'],
      );
      const undo = await town.send('POST', `${path}/held/${String(done.body['id'])}/undo`, { why });
      assert.deepEqual([undo.status, /has closed/.test(undo.text)], [409, true]);
      await town.store.close();
    });

    it('goes with the person who asks to be erased', async () => {
      const town = await heldTown(await open[engine]());
      await town.signs({ email: `ana@${thrown}` });
      await town.signs({ email: `bo@${thrown}` });
      const done = await decide(town, 'aside');
      assert.equal(done.status, 201);
      await town.signs({ email: `cy@${thrown}` });
      for (const name of ['ana', 'cy']) await town.erase(`${name}@${thrown}`);
      assert.deepEqual(await reasons(town), []);
      assert.equal(await town.store.count(people, {}), 1);
      assert.deepEqual(
        await town.signatures().then(({ value, pending, invalidated }) => [value, pending, invalidated]),
        [0, 0, 2],
      );
      town.wait(1000);
      const undo = await town.send('POST', `${path}/held/${String(done.body['id'])}/undo`, { why });
      assert.deepEqual([undo.status, undo.body['number']], [200, 1], 'who was erased does not come back');
      await town.store.close();
    });
  });
}
