import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { LedgerProof } from '../../../src/schema/acts.ts';
import { fromBase64 } from '../../../src/tally/base64.ts';
import { isSignedBy, readCheckpoint, readKey, readNote } from '../../../src/tally/checkpoint.ts';
import { leafMark } from '../../../src/tally/leaf.ts';
import { leafHash, verifyConsistency, verifyInclusion, type Hash } from '../../../src/tally/merkle.ts';
import { events } from '../../../src/server/confirmation/tables.ts';
import { mirror } from '../../../src/server/checking/mirror.ts';
import { verify } from '../../../src/server/checking/verify.ts';
import { digest } from '../../../src/server/core/crypto.ts';
import { recount } from '../../../src/server/core/recount.ts';
import { createCounts } from '../../../src/server/core/counts.ts';
import { ledgerChecks } from '../../../src/server/ledger/tables.ts';
import { nouns, tables } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { at1, proposalTown, stance } from '../desk/proposal-town.ts';
import { choose, pollTown } from '../poll-support.ts';
import { deskTown } from '../desk/support.ts';
import { day, minute, newKey, start, world, type World } from '../support.ts';
import { base, sourceOf } from './support.ts';

const open = engines();
after(() => open.stop());

const secret = 'one that stays as it is';
const hashesOf = (path: readonly string[]): Hash[] => path.map((each) => fromBase64(each)!);

/** Asks for the proof of an act below a path. */
async function ask(
  town: Pick<World, 'app'>,
  path: string,
  body: object,
): Promise<{ status: number; proof: LedgerProof }> {
  const response = await town.app.request(`${path}/proof`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  return { status: response.status, proof: (await response.json()) as LedgerProof };
}

/** Checks each line of a proof as a browser does. */
async function checked({ key: vkey, checkpoint, lines }: LedgerProof): Promise<{ size: number; root: Hash }> {
  const [key, note] = [await readKey(vkey), readNote(checkpoint)];
  const { size, root } = readCheckpoint(note!.text)!;
  assert.ok(await isSignedBy(note!, key!), 'it is signed');
  for (const { text, index, path } of lines) {
    const leaf = await leafHash(new TextEncoder().encode(text));
    assert.ok(await verifyInclusion({ index, size, leaf, proof: hashesOf(path), root }), text);
  }
  return { size, root };
}

/** Signs; answers the code, once its mail is there. */
async function codeFor(town: World, key: string, email = 'camille@exemple.fr'): Promise<string> {
  await town.sign({ key, email });
  await town.app.idle();
  return town.mailbox.mails.find(({ to }) => to === email)?.code ?? '';
}

async function signed(town: World, email: string, key = newKey()): Promise<string> {
  const code = await codeFor(town, key, email);
  assert.equal((await town.act('/confirm', { key, code })).status, 200);
  return key;
}

const signatures = '/petitions/velo/signatures';

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the proof that an act is in the ledger, on ${engine}`, () => {
    it('is given to who has its receipt, and goes on from what was seen before', async () => {
      const town = await world({ store: await open[engine](), secret });
      // One of the time before there was a ledger.
      const row = { scope: 'velo', thing: 'velo', kind: 'counted', act: 'a', at: start };
      await town.store.write((writer) => writer.insert(events, row));
      const key = newKey();
      assert.equal((await ask(town, signatures, { key })).status, 404);
      await town.app.keepLedgers(true);
      const first = (await ask(town, signatures, { key })).proof;
      const seen = await checked(first);
      assert.deepEqual([first.why, first.consistency, seen.size], ['earlier', undefined, 1]);
      assert.match(first.lines[0]!.text, /^velo \+1 earlier /);

      const mine = await signed(town, 'b@exemple.fr');
      assert.equal((await ask(town, signatures, { key: mine })).proof.why, 'soon');
      for (const each of 'cdef') await signed(town, `${each}@exemple.fr`);
      await town.app.keepLedgers();
      const { proof } = await ask(town, signatures, { key: mine, since: seen.size });
      const now = await checked(proof);
      assert.equal(proof.lines[0]?.text, `velo +1 counted ${await leafMark('counted', await digest(mine))}`);
      assert.deepEqual([proof.lines.length, proof.why, now.size], [1, undefined, 6]);
      const grown = { first: seen.size, firstRoot: seen.root, second: now.size, secondRoot: now.root };
      assert.ok(await verifyConsistency({ ...grown, proof: hashesOf(proof.consistency!) }));
      // Of more lines than there are, nothing can be proved; of a stranger's key, there is no line.
      assert.equal((await ask(town, signatures, { key: mine, since: 7 })).proof.consistency, undefined);
      assert.deepEqual(
        (await ask(town, signatures, { key: newKey() })).proof.lines.map(({ index }) => index),
        [0],
      );
      await town.store.close();
    });

    it('says what became of the act since, and who counts for a double', async () => {
      const town = await pollTown({ store: await open[engine](), secret });
      await town.app.keepLedgers(true);
      const first = await town.cast(choose('chene'), 'a@exemple.fr');
      const second = await town.cast(choose('frene'), 'a@exemple.fr');
      const [signature, double] = [newKey(), newKey()];
      const codes = [await codeFor(town, signature), await codeFor(town, double)];
      for (const [at, key] of [signature, double].entries())
        assert.equal((await town.act('/confirm', { key, code: codes[at] })).status, 200);
      await town.app.keepLedgers();
      const kinds = async (key: string): Promise<string> => {
        const { proof } = await ask(town, '/polls/arbre/ballots', { key });
        await checked(proof);
        return proof.lines
          .map(({ text }) => text.split(' ').slice(1, 3).join(' '))
          .sort()
          .join(', ');
      };
      assert.equal(await kinds(first), '+1 counted');
      assert.equal(await kinds(second), '+1 counted, -1 replaced');
      assert.equal((await ask(town, signatures, { key: signature })).proof.why, undefined);
      const { proof } = await ask(town, signatures, { key: double });
      assert.deepEqual([proof.why, proof.lines], ['double', []]);
      await town.post('/withdraw', { key: second });
      await town.app.keepLedgers();
      assert.equal(await kinds(second), '+1 counted, -1 replaced, -1 withdrawn');
      await town.store.close();
    });

    it('waits where the number of votes is hidden, and says until when', async () => {
      const document = { results: 'after-close' as const };
      const town = await pollTown({ store: await open[engine](), secret, document });
      await town.app.keepLedgers(true);
      const key = await town.cast(choose('chene'), 'a@exemple.fr');
      await town.app.keepLedgers();
      const { proof } = await ask(town, '/polls/arbre/ballots', { key });
      assert.deepEqual([proof.lines, proof.why, proof.until], [[], 'hidden', new Date(start + day).toISOString()]);
      assert.equal((await checked(proof)).size, 0);
      town.wait(day + 1000);
      await town.app.keepLedgers();
      const told = (await ask(town, '/polls/arbre/ballots', { key })).proof;
      assert.deepEqual([told.lines.length, told.why, told.until], [1, undefined, undefined]);
      await town.store.close();
    });

    it('is counted once for each receipt that counts, and for nobody else', async () => {
      const store = await open[engine]();
      const town = await pollTown({ store, secret });
      await town.app.keepLedgers(true);
      const keys = [await town.cast(choose('chene'), 'a@exemple.fr'), await town.cast(choose('frene'), 'b@exemple.fr')];
      await town.app.keepLedgers();
      const votes = async () => (await town.poll()).numbers['votes']?.checked;
      assert.equal(await votes(), undefined);
      const again = [keys[0], keys[0], newKey(), keys[1], keys[1]];
      await Promise.all(again.map((key) => ask(town, '/polls/arbre/ballots', { key })));
      for (const key of again) await ask(town, '/polls/arbre/ballots', { key });
      assert.equal(await votes(), 2);
      const rows = JSON.stringify(await store.list(ledgerChecks, {}));
      for (const key of keys) assert.ok(!rows.includes(await digest(key)), 'nothing leads to the act');
      assert.equal(await recount({ store, counts: createCounts(() => start) }, { nouns, tables }), 0);
      await store.close();
    });

    it('is given of a vote on a proposal in the ledger of its consultation', async () => {
      const { desk: town, cast } = await proposalTown(await open[engine]());
      await town.app.keepLedgers(true);
      const key = await cast(stance(1), 'a@exemple.fr');
      await cast(stance(1), 'b@exemple.fr');
      await town.app.keepLedgers();
      const { proof } = await ask(town, `${at1}/ballots`, { key });
      await checked(proof);
      assert.match(proof.checkpoint, /\/consultations\/plan\/ledger\n2\n/);
      assert.equal(proof.lines.length, 1);
      await town.store.close();
    });
  });
}

describe('the proof that an act is in the ledger', () => {
  it('is limited for strangers, and for each key', async () => {
    const town = await world({ limits: { actsPerMinute: 3, knownActsPerMinute: 5, client: () => 'one' } });
    const key = await signed(town, 'a@exemple.fr');
    await town.app.keepLedgers(true);
    const statuses = async (body: () => object, times: number): Promise<number[]> => {
      const answered: number[] = [];
      for (let each = 0; each < times; each += 1) answered.push((await ask(town, signatures, body())).status);
      return answered;
    };
    assert.deepEqual(await statuses(() => ({ key }), 6), [200, 200, 200, 200, 200, 429]);
    assert.deepEqual((await statuses(() => ({ key: newKey() }), 5)).slice(-1), [429]);
  });

  it('is told beside the count: on the page of the desk, and by who counts again from outside', async () => {
    const town = await deskTown({ secret });
    await town.app.keepLedgers(true);
    const keys = [await signed(town, 'a@exemple.fr'), await signed(town, 'b@exemple.fr')];
    await town.app.keepLedgers();
    for (const key of keys) await ask(town, signatures, { key });
    await town.appoint('chef@ville.exemple', 'editor');
    const visit = await town.signedIn('chef@ville.exemple');
    assert.match((await visit.get('/desk/petitions/velo?lang=fr')).html, /2 reçus vérifiés dans le registre/);
    const said: string[] = [];
    const options = { say: (line: string) => said.push(line), pause: async () => undefined };
    assert.equal(await verify(sourceOf(town), `${base}/petitions/velo`, options), 0, said.join('\n'));
    assert.match(said.join('\n'), /2 receipts were looked for in the ledger by those who have them/);
  });

  it('is limited for who asks by a mark; what never changes is kept', async () => {
    const town = await world({ limits: { proofsPerMinute: 4, client: () => 'one' } });
    await signed(town, 'a@exemple.fr');
    await town.app.keepLedgers(true);
    await town.app.keepLedgers();
    const at = '/petitions/velo/ledger';
    const get = (path: string) => town.app.request(`${at}/${path}`);
    const kept = await get('consistency?from=1&to=1');
    assert.equal(kept.headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
    for (let each = 0; each < 3; each += 1) assert.equal((await get(`proof?mark=${'x'.repeat(43)}`)).status, 404);
    for (const path of [`proof?mark=${'x'.repeat(43)}`, 'consistency?from=1&to=1']) {
      const refused = await get(path);
      assert.deepEqual([refused.status, refused.headers.has('Retry-After')], [429, true], path);
    }
    assert.equal((await get('checkpoint')).status, 200);
    town.wait(minute);
    assert.equal((await get('consistency?from=1&to=1')).status, 200);
  });
});

describe('what has no ledger', () => {
  it('is told in a sentence, with where its lines are', async () => {
    const { desk } = await proposalTown(await open.memory());
    const check = (path: string) =>
      verify(sourceOf(desk), `${base}${path}`, { say: () => undefined, pause: async () => undefined });
    await assert.rejects(check('/petitions/velo'), /“Des pistes cyclables” has no ledger: what is counted there/);
    await desk.app.keepLedgers(true);
    assert.equal(await check('/petitions/velo'), 0);
    await assert.rejects(check(at1), /its votes are in that of \S+\/consultations\/plan\. Check that one\./);
    const folder = { read: async () => undefined, write: async () => undefined };
    await assert.rejects(mirror(sourceOf(desk), `${base}${at1}`, folder), /has no ledger of its own/);
  });
});
