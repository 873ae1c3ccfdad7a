import assert from 'node:assert/strict';
import { after, describe, it, mock } from 'node:test';
import { memoryAdapter } from '../../../src/adapters/memory.ts';
import type { LedgerProof } from '../../../src/schema/acts.ts';
import { findAct, type Finding } from '../../../src/elements/shared/proof/finding.ts';
import { checkpoints } from '../../../src/state/checkpoints.ts';
import { events } from '../../../src/server/confirmation/tables.ts';
import { digest } from '../../../src/server/core/crypto.ts';
import { ledgerHeads, ledgerTables, ledgerWaiting } from '../../../src/server/ledger/tables.ts';
import type { Store, Table } from '../../../src/server/store/store.ts';
import { engines } from '../../server/engines.ts';
import { choose, pollTown } from '../../server/poll-support.ts';
import { day, newKey, world, type World } from '../../server/support.ts';

const open = engines();
after(() => open.stop());

const secret = 'one that stays as it is';
let sites = 0;

/** A town that some have signed in, and a browser that has the receipt of one of them. */
async function signedTown(engine: 'memory' | 'SQLite' | 'PostgreSQL') {
  // What the browser remembers of one site is nothing to another.
  const baseUrl = `https://ville-${(sites += 1)}.exemple`;
  const town = await world({ store: await open[engine](), secret, baseUrl });
  await town.app.keepLedgers(true);
  const sign = async (email: string): Promise<string> => {
    const key = newKey();
    await town.sign({ key, email });
    await town.app.idle();
    const code = town.mailbox.mails.find(({ to }) => to === email)?.code;
    assert.equal((await town.act('/confirm', { key, code })).status, 200);
    await town.app.keepLedgers();
    return key;
  };
  const key = await sign('moi@exemple.fr');
  for (const each of 'abcd') await sign(`${each}@exemple.fr`);
  const src = `${baseUrl}/petitions/velo`;
  const look = (site: Pick<World, 'app'> = town, own = key, turn = (proof: LedgerProof) => proof): Promise<Finding> => {
    const { petitions } = memoryAdapter(site.app);
    const prove = async (since: number) => turn(await petitions!.prove!(src, { key: own, since }));
    return findAct({ src, thing: 'velo', key: own, prove });
  };
  return { town, baseUrl, src, key, sign, look };
}

/** Writes a ledger anew in the database, and signs it: as who has both can. */
async function forge(baseUrl: string, store: Store, acts: readonly string[]): Promise<void> {
  const place = { scope: 'velo', thing: 'velo' };
  await store.write(async (writer) => {
    for (const table of ledgerTables) await writer.remove(table as Table, { scope: 'velo' });
    await writer.insertMany(
      ledgerWaiting,
      acts.map((act) => ({ ...place, id: act, act, kind: 'counted', amount: 1 })),
    );
  });
  // A process that does not know yet that there was one.
  const { app } = await world({ store, secret, baseUrl });
  await app.keepLedgers(true);
}

/** Has the count agree with that: a row for each. */
async function recount(store: Store, acts: readonly string[], at: number): Promise<void> {
  const place = { scope: 'velo', thing: 'velo', kind: 'counted' };
  await store.write(async (writer) => {
    await writer.remove(events, place);
    await writer.insertMany(
      events,
      acts.map((act) => ({ ...place, act, at })),
    );
  });
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`an act that a browser looks for, on ${engine}`, () => {
    it('is there, and later too, and says so where it was taken out', async () => {
      const { town, src, key, sign, look } = await signedTown(engine);
      const first = await look();
      assert.deepEqual([first.state, first.size, first.seen, first.isUnsigned], ['there', 5, undefined, undefined]);
      assert.ok(first.place >= 1 && first.place <= 5);
      assert.equal(checkpoints.find(`${src}?lang=fr`)?.checkpoint.split('\n')[1], '5');
      await sign('e@exemple.fr');
      const later = await look();
      assert.deepEqual([later.state, later.size, later.before, later.place], ['there', 6, 5, first.place]);
      await town.act('/withdraw', { key });
      await town.app.keepLedgers();
      const out = await look();
      assert.deepEqual([out.state, out.size, out.place], ['out', 7, 7]);
      assert.deepEqual((await look(town, newKey())).state, 'missing');
      await town.store.close();
    });

    it('is missed where a row was removed, also by who has never looked before', async () => {
      const { town, baseUrl, look, key } = await signedTown(engine);
      const rows = await town.store.list(events, { kind: 'counted' });
      const mine = await digest(key);
      const rest = rows.map(({ act }) => act).filter((act) => act !== mine);
      await recount(town.store, rest, rows[0]!.at);
      await forge(baseUrl, town.store, rest);
      const { state, size, evidence } = await look();
      assert.deepEqual([state, size], ['missing', 4]);
      assert.match(evidence!, /\/petitions\/velo\/ledger\+[^]*\n\u2014 /);
      await town.store.close();
    });

    for (const [what, state, change] of [
      ['a row was removed', 'shrunk', (acts: string[]) => acts.slice(1)],
      [
        'the count was raised',
        'forked',
        (acts: string[]) => [...acts, ...Array.from({ length: 40 }, (_, at) => `x${at}`)],
      ],
      ['a line was rewritten', 'forked', (acts: string[]) => ['invented', ...acts.slice(1)]],
    ] as const)
      it(`sees that ${what} since it looked first`, async () => {
        const { town, baseUrl, look, src } = await signedTown(engine);
        const first = await look();
        const rows = await town.store.list(events, { kind: 'counted' });
        const acts = change(rows.map(({ act }) => act));
        await recount(town.store, acts, rows[0]!.at);
        await forge(baseUrl, town.store, acts);
        const found = await look();
        assert.deepEqual([found.state, found.before], [state, 5]);
        const notes = found.evidence!.split('\n').filter((line) => line.startsWith('\u2014 '));
        assert.equal(new Set(notes).size, 2, 'both seals are there');
        // The first one stays, and what speaks against it with it.
        assert.equal(checkpoints.find(src)?.at, first.at);
        assert.notEqual(checkpoints.find(src)?.against, undefined);
        assert.equal((await look()).state, state);
        await town.store.close();
      });

    it('sees that an old checkpoint is served, another key signs, and that the ledger is gone', async () => {
      const { town, baseUrl, sign, look } = await signedTown(engine);
      let old: LedgerProof | undefined;
      await look(town, undefined, (proof) => (old = proof));
      await sign('e@exemple.fr');
      await look();
      const found = await look(town, undefined, () => old!);
      assert.deepEqual([found.state, found.before, found.size], ['shrunk', 6, 5]);
      // The honest one is taken again, with what was seen meanwhile.
      const again = await look();
      assert.deepEqual([again.state, again.seen?.against !== undefined], ['there', true]);
      assert.match(again.evidence!, /\n5\n/);
      const other = await world({ store: town.store, secret: 'another one', baseUrl });
      await other.app.keepLedgers(true);
      assert.equal((await look(other)).state, 'other-key');
      await town.store.write((writer) => writer.remove(ledgerHeads, { scope: 'velo' }));
      assert.equal((await look()).state, 'gone');
      await town.store.close();
    });
  });
}

describe('an act that a browser looks for', () => {
  it('takes nothing for a proof that is none', async () => {
    const { town, look } = await signedTown('memory');
    const turns: ((proof: LedgerProof) => LedgerProof)[] = [
      (proof) => ({ ...proof, lines: proof.lines.map((line) => ({ ...line, index: (line.index + 1) % 5 })) }),
      (proof) => ({ ...proof, lines: proof.lines.map((line) => ({ ...line, text: line.text.replace('+1', '+2') })) }),
      (proof) => ({ ...proof, lines: proof.lines.map((line) => ({ ...line, path: ['x', ...line.path.slice(1)] })) }),
      (proof) => ({ ...proof, checkpoint: proof.checkpoint.replace('\n5\n', '\n6\n'), lines: [] }),
      (proof) => ({ ...proof, key: proof.key.replace('velo', 'arbre') }),
      (proof) => ({ ...proof, checkpoint: 'rien' }),
    ];
    for (const turn of turns) assert.equal((await look(town, undefined, turn)).state, 'wrong', String(turn));
    // The line of somebody else is not one's own, whoever says so.
    let theirs: LedgerProof | undefined;
    await look(town, undefined, (proof) => (theirs = proof));
    assert.equal((await look(town, newKey(), () => theirs!)).state, 'missing');
  });

  it('waits where it is not there yet, and says why', async () => {
    const baseUrl = 'https://cachee.exemple';
    const town = await pollTown({ baseUrl, document: { results: 'after-close' } });
    const src = `${baseUrl}/polls/arbre`;
    const { polls } = memoryAdapter(town.app);
    const key = await town.cast(choose('chene'), 'a@exemple.fr');
    const look = () => findAct({ src, thing: 'arbre', key, prove: (since) => polls!.prove!(src, { key, since }) });
    assert.equal((await look()).state, 'none');
    await town.app.keepLedgers(true);
    const hidden = await look();
    assert.deepEqual([hidden.state, hidden.size, typeof hidden.until], ['hidden', 0, 'string']);
    town.wait(day);
    assert.equal((await look()).state, 'soon');
    await town.app.keepLedgers();
    assert.equal((await look()).state, 'there');
  });

  it('says where the browser can’t check who signed, or nothing at all', async () => {
    const { look } = await signedTown('memory');
    const { subtle } = crypto;
    const importKey = subtle.importKey.bind(subtle) as (...given: unknown[]) => Promise<CryptoKey>;
    const old = mock.method(subtle, 'importKey', (async (...given: unknown[]) => {
      if (given[0] === 'raw' && given[2] === 'Ed25519') throw new DOMException('', 'NotSupportedError');
      return importKey(...given);
    }) as never);
    const found = await look();
    assert.deepEqual([found.state, found.isUnsigned], ['there', true]);
    old.mock.restore();
    const plain = mock.getter(globalThis, 'crypto', () => ({}) as Crypto);
    assert.equal((await look()).state, 'unable');
    plain.mock.restore();
  });
});
