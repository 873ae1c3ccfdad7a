import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import * as z from 'zod/mini';
import { poll as pollSchema } from '../../src/schema/poll.ts';
import type { Row, Store, Table } from '../../src/server/store/store.ts';
import { ballots, pendingBallots, voters } from '../../src/server/nouns/poll/tables.ts';
import { challenges, people } from '../../src/server/confirmation/tables.ts';
import { tables } from '../../src/server/nouns.ts';
import { sameResult } from '../../src/tally/same.ts';
import { settingsOf } from '../../src/tally/settings.ts';
import { tally } from '../../src/tally/tally.ts';
import { choose, kinds, pollTown, votesOf, type PollTown } from './poll-support.ts';
import { at, engines, minute, newKey } from './support.ts';

for (const [engine, open] of Object.entries(engines)) {
  describe(`a ballot, on ${engine}`, () => {
    let town: PollTown;
    let end: () => Promise<void> = async () => {};

    beforeEach(async () => {
      const opened = await open();
      end = opened.end;
      town = await pollTown({ store: opened.store });
    });
    afterEach(() => end());

    it('is received, confirmed by code, counted, looked up and withdrawn', async () => {
      const key = newKey();
      assert.deepEqual(await town.vote({ key, ballot: choose('chene') }), {
        status: 202,
        body: { outcome: 'received', mailsLeft: 4 },
      });
      const waiting = await town.poll();
      assert.deepEqual([waiting.numbers['votes']?.value, waiting.numbers['votes']?.pending], [0, 1]);
      assert.deepEqual((await town.post('/receipt', { key })).body, { state: 'waiting', at: at(0) });

      town.wait(minute);
      const code = town.mailbox.mails[0]?.code;
      for (let time = 0; time < 2; time += 1) {
        assert.deepEqual(await town.post('/confirm', { key, code }), { status: 200, body: { outcome: 'counted' } });
      }
      const { numbers, result } = await town.poll();
      assert.deepEqual([numbers['votes']?.value, numbers['votes']?.pending], [1, 0]);
      assert.deepEqual(votesOf(result), { chene: 1, tilleul: 0, frene: 0 });
      const { state, at: since } = (await town.post('/receipt', { key })).body;
      assert.deepEqual([state, since], ['counted', at(minute)]);

      for (let time = 0; time < 2; time += 1) {
        assert.deepEqual((await town.post('/withdraw', { key })).body, { outcome: 'withdrawn' });
      }
      assert.equal((await town.poll()).numbers['votes']?.value, 0);
      assert.equal((await town.post('/receipt', { key })).body.state, 'not-counted');
      assert.equal((await town.vote({ key, ballot: choose('chene') })).body.reason, 'key-used');
    });

    it('is confirmed and withdrawn by the links of the mail', async () => {
      await town.vote({ ballot: choose('chene') });
      const token = /confirm\?\S*token=(\S+)/.exec(town.mailbox.mails[0]?.text ?? '')?.[1];
      assert.match(await town.page(`/polls/arbre/confirm?token=${token}`), /<button type="submit">Confirmer mon vote</);
      assert.equal(await cast(town), 0, 'opening counts nothing');
      assert.deepEqual((await town.post('/confirm', { token })).body, { outcome: 'counted' });
      assert.deepEqual((await town.post('/confirm', { token })).body, { outcome: 'counted' });
      assert.equal(await cast(town), 1);
      assert.equal((await town.post('/confirm', { token: `${token?.slice(0, -1)}-` })).body.reason, 'link-invalid');
      assert.deepEqual((await town.post('/withdraw', { token })).body, { outcome: 'withdrawn' });
      assert.equal(await cast(town), 0);
    });

    it('of the same person replaces the earlier one, from any device', async () => {
      const first = await town.cast(choose('chene'));
      const second = await town.cast(choose('frene'), 'Camille+vote@EXEMPLE.fr');
      assert.deepEqual(votesOf((await town.poll()).result), { chene: 0, tilleul: 0, frene: 1 });
      for (const key of [first, second]) assert.equal((await town.post('/receipt', { key })).body.state, 'counted');

      const changed = await town.vote({ key: first, ballot: choose('tilleul'), email: undefined });
      assert.deepEqual(changed, { status: 200, body: { outcome: 'counted' } });
      assert.deepEqual(votesOf((await town.poll()).result), { chene: 0, tilleul: 1, frene: 0 });

      await town.post('/withdraw', { key: second });
      assert.equal(await cast(town), 0);
      assert.equal((await town.post('/receipt', { key: first })).body.state, 'not-counted');
    });

    it('counts once when two tabs, or four, send and confirm at once', async () => {
      const keys = [1, 2, 3, 4].map(() => newKey());
      const choices = ['chene', 'tilleul', 'frene', 'chene'];
      await Promise.all(keys.map((key, number) => town.vote({ key, ballot: choose(choices[number]!) })));
      const codes = town.mailbox.mails.map(({ code }) => code);
      assert.equal(codes.length, 4);
      const outcomes = await Promise.all(
        keys.map(async (key) => {
          for (const code of codes) {
            const { body } = await town.post('/confirm', { key, code });
            if (body.outcome) return body.outcome;
          }
          return 'never';
        }),
      );
      assert.deepEqual(new Set(outcomes), new Set(['counted']));
      assert.equal(await cast(town), 1);
      const { numbers, result } = await town.poll();
      assert.deepEqual([numbers['votes']?.value, numbers['votes']?.pending, result?.ballots], [1, 0, 1]);
    });

    it('sent twice at once under one key is one act, and one mail', async () => {
      const key = newKey();
      const answers = await Promise.all([1, 2].map(() => town.vote({ key, ballot: choose('chene') })));
      assert.deepEqual(new Set(answers.map(({ body }) => body.outcome)), new Set(['received']));
      assert.equal(town.mailbox.mails.length, 1);
      await town.vote({ key, ballot: choose('frene') });
      assert.equal(town.mailbox.mails.length, 1, 'another choice before the confirmation mails nothing');
      await town.post('/confirm', { key, code: town.mailbox.mails[0]?.code });
      assert.deepEqual(votesOf((await town.poll()).result), { chene: 0, tilleul: 0, frene: 1 });
    });

    it('changes at once when two tabs change it together, and stays one', async () => {
      const key = await town.cast(choose('chene'));
      const changes = ['tilleul', 'frene', 'chene', 'frene'].map((id) =>
        town.vote({ key, ballot: choose(id), email: undefined }),
      );
      for (const { body } of await Promise.all(changes)) assert.equal(body.outcome, 'counted');
      assert.equal(await cast(town), 1);
      assert.equal((await town.poll()).result?.ballots, 1);
    });

    it('keeps no address once it is confirmed, and nothing that ties it to a person', async () => {
      const email = 'zoe.ombre@exemple.fr';
      const key = newKey();
      await town.vote({ key, ballot: choose('chene'), email });
      assert.match(await everything(town.store), /zoe\.ombre/);
      await town.post('/confirm', { key, code: town.mailbox.mails[0]?.code });
      // Three letters may stand in any digest.
      assert.doesNotMatch(await everything(town.store), /ombre|exemple\.fr/i);
      for (const table of [people, challenges, pendingBallots] as unknown as Table<Row>[]) {
        assert.equal(await town.store.count(table, {}), 0, table.name);
      }
      const [ballot] = await town.store.list(ballots, {});
      assert.match(ballot?.voter ?? '', /^\.[\w-]{43}$/);
      assert.equal(await town.store.count(voters, {}), 1);
      assert.ok(!(await everything(town.store)).includes(key));
    });

    it('stands for another voter in another poll, and under another secret', async () => {
      await town.cast(choose('chene'));
      const other = await pollTown({ store: town.store, secret: 'x'.repeat(40) });
      await other.cast(choose('chene'));
      assert.equal(await cast(town), 2, 'the same address, hashed with another secret');
    });

    for (const [name, { changes, ballots: two }] of Object.entries(kinds)) {
      it(`is counted and published so that anyone can count again: ${name}`, async () => {
        const poll = await pollTown({ store: town.store, document: changes });
        for (const [number, ballot] of [...two, two[0], { kind: 'blank' }].entries()) {
          await poll.cast(ballot, `p${number}@exemple.fr`);
        }
        const read = await poll.poll();
        z.parse(pollSchema, read);
        assert.deepEqual([read.result?.ballots, read.result?.blank, read.result?.counted], [4, 1, 3]);
        const { lines, withheld } = await poll.published();
        assert.equal(withheld, undefined);
        assert.deepEqual(lines.map((line) => ('times' in line ? line.times : 0)).sort(), [1, 1, 2]);
        assert.ok(sameResult(tally(read.method, lines, settingsOf(read)), read.result));
      });
    }
  });
}

describe('after the close', () => {
  it('nothing is cast, confirmed, changed or withdrawn', async () => {
    const town = await pollTown({ document: { closesAt: at(minute) } });
    const key = await town.cast(choose('chene'));
    const late = newKey();
    await town.vote({ key: late, ballot: choose('frene'), email: 'b@exemple.fr' });
    const code = town.mailbox.mails[0]?.code;
    const resent = { key: late };
    town.wait(minute);
    const reason = async (answer: ReturnType<PollTown['post']>) => {
      const { status, body } = await answer;
      return [status, body.reason];
    };
    assert.deepEqual(await reason(town.vote({ ballot: choose('chene'), email: 'c@exemple.fr' })), [409, 'closed']);
    assert.deepEqual(await reason(town.post('/confirm', { key: late, code })), [409, 'closed']);
    assert.deepEqual(await reason(town.post('/resend', resent)), [409, 'closed']);
    assert.deepEqual(await reason(town.vote({ key, ballot: choose('frene'), email: undefined })), [409, 'closed']);
    assert.deepEqual(await reason(town.post('/withdraw', { key })), [409, 'closed']);
    assert.equal((await town.post('/withdraw', { key: late })).body.outcome, 'withdrawn', 'what waits can be given up');
    assert.equal((await town.vote({ key, ballot: choose('chene'), email: undefined })).body.outcome, 'counted');
    const { can, numbers, phase } = await town.poll();
    assert.deepEqual([phase, can['vote']?.allowed, can['withdraw']?.allowed], ['closed', false, false]);
    assert.deepEqual([numbers['votes']?.value, numbers['votes']?.pending], [1, undefined]);
  });

  it('and during a pause, nothing is cast, but anyone may withdraw', async () => {
    const town = await pollTown();
    const key = await town.cast(choose('chene'));
    const paused = await pollTown({ store: town.store, document: { override: 'paused' }, secret: 'y'.repeat(32) });
    const answer = await paused.vote({ ballot: choose('chene'), email: 'c@exemple.fr' });
    assert.deepEqual([answer.status, answer.body.reason], [409, 'paused']);
    assert.equal((await paused.post('/withdraw', { key })).body.outcome, 'withdrawn');
  });
});

async function cast({ store }: PollTown): Promise<number> {
  return store.count(ballots, { scope: 'arbre' });
}

/** Every row of the store as text. */
async function everything(store: Store): Promise<string> {
  const rows = await Promise.all(tables.map((table) => store.list(table as unknown as Table<Row>, {})));
  return JSON.stringify(rows);
}
