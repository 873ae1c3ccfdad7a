import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { acts, challenges, events, people } from '../../src/server/confirmation/tables.ts';
import { holders } from '../../src/server/nouns/petition/tables.ts';
import { tables } from '../../src/server/nouns.ts';
import type { Row, Store, Table } from '../../src/server/store/store.ts';
import { at, day, engines, hour, linkIn, minute, newKey, signature, value, world, type World } from './support.ts';

for (const [engine, open] of Object.entries(engines)) {
  describe(`a signature, on ${engine}`, () => {
    let town: World;
    let end: () => Promise<void> = async () => {};

    beforeEach(async () => {
      const opened = await open();
      end = opened.end;
      town = await world({ store: opened.store });
    });
    afterEach(() => end());

    it('is received, confirmed by code, counted, looked up and withdrawn', async () => {
      const key = newKey();
      const code = await town.sign({ key });
      assert.deepEqual(await value(town).then(({ value: v, pending }) => [v, pending]), [0, 1]);
      assert.deepEqual((await town.act('/receipt', { key })).body, { state: 'waiting', at: at(0) });

      town.wait(minute);
      assert.deepEqual(await town.act('/confirm', { key, code }), { status: 200, body: { outcome: 'counted' } });
      assert.deepEqual(await value(town).then(({ value: v, pending }) => [v, pending]), [1, 0]);
      assert.deepEqual((await town.act('/receipt', { key })).body, { state: 'counted', at: at(minute) });

      town.wait(minute);
      assert.deepEqual(await town.act('/withdraw', { key }), { status: 200, body: { outcome: 'withdrawn' } });
      assert.equal((await value(town)).value, 0);
      assert.deepEqual((await town.act('/receipt', { key })).body, { state: 'not-counted', at: at(2 * minute) });
    });

    it('is confirmed by the link of the mail, but not by opening it', async () => {
      await town.sign({});
      const { path, token } = linkIn(town, 'confirm');
      assert.match(await town.page(path), /<button type="submit">Confirmer ma signature<\/button>/);
      assert.equal((await value(town)).value, 0, 'opening counts nothing');
      assert.deepEqual(await town.act('/confirm', { token }), { status: 200, body: { outcome: 'counted' } });
      assert.equal((await value(town)).value, 1);
      assert.match(await town.page(path), /<h1>Merci, votre signature est comptée<\/h1>/);
    });

    it('is withdrawn by the link of the mail', async () => {
      const key = newKey();
      await town.act('/confirm', { key, code: await town.sign({ key }) });
      const { path, token } = linkIn(town, 'withdraw');
      assert.match(await town.page(path), /Retirer ma signature<\/button>/);
      assert.equal((await value(town)).value, 1);
      for (let again = 0; again < 2; again += 1) {
        assert.deepEqual(await town.act('/withdraw', { token }), { status: 200, body: { outcome: 'withdrawn' } });
      }
      assert.equal((await value(town)).value, 0);
      assert.match(await town.page(path), /<h1>Votre signature est retirée<\/h1>/);
    });

    it('is one act however often each step is repeated', async () => {
      const act = signature();
      const first = await town.act('', act);
      assert.deepEqual(await town.act('', act), first);
      assert.equal(town.mailbox.mails.length, 1, 'a repetition mails nothing');
      const { key } = act;
      const code = town.mailbox.mails[0]?.code;
      for (let again = 0; again < 3; again += 1) {
        assert.deepEqual((await town.act('/confirm', { key, code })).body, { outcome: 'counted' });
      }
      assert.deepEqual((await town.act('', act)).body, { outcome: 'counted' });
      assert.deepEqual((await town.act('/resend', { key })).body, { outcome: 'counted' });
      assert.equal((await value(town)).value, 1);
      for (let again = 0; again < 2; again += 1) await town.act('/withdraw', { key });
      assert.equal((await value(town)).value, 0);
      assert.equal(town.mailbox.mails.length, 1);
    });

    it('does not pass for another act under the same key', async () => {
      const act = signature();
      await town.act('', act);
      const other = await town.act('', { ...act, email: 'autre@exemple.fr' });
      assert.deepEqual([other.status, other.body.reason], [409, 'key-used']);
      await town.act('/withdraw', { key: act.key });
      assert.equal((await town.act('', act)).body.reason, 'key-used');
      assert.equal(town.mailbox.mails.length, 1);
    });

    it('counts once when one person signs four times at once', async () => {
      const many = [1, 2, 3, 4].map(() => signature());
      await Promise.all(many.map((act) => town.act('', act)));
      const codes = town.mailbox.mails.map(({ code }) => code);
      assert.equal(codes.length, 4);
      // Which mail belongs to which act is not said: each act tries all codes that are left, fewer than an address may have wrong.
      const answers = await Promise.all(
        many.map(async ({ key }) => {
          for (const code of codes) {
            const { body } = await town.act('/confirm', { key, code });
            if (body.outcome === 'counted') return 'counted';
          }
          return 'never';
        }),
      );
      assert.deepEqual(answers, ['counted', 'counted', 'counted', 'counted']);
      assert.deepEqual(await value(town).then(({ value: v, pending }) => [v, pending]), [1, 0]);
      assert.equal(await town.store.count(holders, { scope: 'velo' }), 1);
      assert.equal(await town.store.count(people, { scope: 'velo' }), 1, 'doubles keep no personal data');
    });

    it('counts once when the same act and its confirmation come five times at once', async () => {
      const act = signature();
      const five = <T>(run: () => Promise<T>): Promise<T[]> => Promise.all([1, 2, 3, 4, 5].map(run));
      const received = await five(() => town.act('', act));
      assert.deepEqual(new Set(received.map(({ status }) => status)), new Set([202]));
      assert.equal(town.mailbox.mails.length, 1);
      const code = town.mailbox.mails[0]?.code;
      const counted = await five(() => town.act('/confirm', { key: act.key, code }));
      assert.ok(counted.every(({ body }) => body.outcome === 'counted'));
      assert.equal((await value(town)).value, 1);
    });

    it('that was confirmed as a double stands for the one that counts', async () => {
      const [first, second] = [newKey(), newKey()];
      const codes = [await town.sign({ key: first }), await town.sign({ key: second, name: 'C. Martin' })];
      await town.act('/confirm', { key: first, code: codes[0] });
      assert.equal((await town.act('/confirm', { key: second, code: codes[1] })).body.outcome, 'counted');
      assert.equal((await town.act('/receipt', { key: second })).body.state, 'counted');
      assert.equal((await value(town)).value, 1);
      await town.act('/withdraw', { key: second });
      assert.equal((await value(town)).value, 0);
      assert.equal((await town.act('/receipt', { key: first })).body.state, 'not-counted');
    });

    it('takes addresses that differ by case, width or a tag for one', async () => {
      const variants = [
        'camille@exemple.fr',
        'Camille+velo@EXEMPLE.fr',
        'ｃamille@exemple.fr',
        'camille+a+b@exemple.fr',
      ];
      const doubles = [];
      for (const email of variants) doubles.push({ key: newKey(), email });
      const codes = [];
      for (const act of doubles) codes.push(await town.sign(act));
      for (const [number, { key }] of doubles.entries()) await town.act('/confirm', { key, code: codes[number] });
      assert.equal((await value(town)).value, 1);
    });

    it('is erased by a withdrawal, and frees the address', async () => {
      const key = newKey();
      const person = { key, name: 'Zoé Ombre', email: 'zoe.ombre+tag@exemple.fr', place: 'Ombrières' };
      await town.act('/confirm', { key, code: await town.sign(person) });
      assert.match(await everything(town.store), /Zoé Ombre/);
      await town.act('/withdraw', { key });
      assert.doesNotMatch(await everything(town.store), /Zoé|ombre|Ombri/i);
      assert.equal(await town.store.count(people, { scope: 'velo' }), 0);
      assert.equal(await town.store.count(holders, { scope: 'velo' }), 0);
      assert.equal(await town.store.count(acts, { scope: 'velo' }), 1, 'the act itself stays in the count of events');

      const again = newKey();
      const code = await town.sign({ ...person, key: again });
      assert.notEqual(code, '');
      await town.act('/confirm', { key: again, code });
      assert.equal((await value(town)).value, 1);
    });

    it('can be given up while it waits', async () => {
      const key = newKey();
      const code = await town.sign({ key });
      const { token } = linkIn(town, 'confirm');
      assert.deepEqual((await town.act('/withdraw', { key })).body, { outcome: 'withdrawn' });
      assert.deepEqual(await value(town).then(({ value: v, pending }) => [v, pending]), [0, 0]);
      assert.equal(await town.store.count(people, { scope: 'velo' }), 0);
      for (const body of [{ key, code }, { token }]) {
        const answer = await town.act('/confirm', body);
        assert.deepEqual([answer.status, answer.body.reason], [409, 'withdrawn']);
      }
      assert.equal((await town.act('/resend', { key })).body.reason, 'withdrawn');
    });

    it('keeps secrets as digests only', async () => {
      const key = newKey();
      const code = await town.sign({ key });
      const { token } = linkIn(town, 'confirm');
      const stored = await everything(town.store);
      assert.ok(!stored.includes(key));
      const [mail] = await town.store.list(challenges, { scope: 'velo' });
      assert.ok(mail && !mail.code.includes(code));
      assert.ok(!stored.includes(token.split('.')[1]!));
    });

    it('is confirmed neither by the code of another person nor under an unknown key', async () => {
      const mine = newKey();
      await town.sign({ key: mine });
      const theirs = await town.sign({ email: 'autre@exemple.fr' });
      for (const key of [mine, newKey()]) {
        const answer = await town.act('/confirm', { key, code: theirs });
        assert.deepEqual([answer.status, answer.body.reason], [422, 'code-wrong']);
      }
      assert.equal((await value(town)).value, 0);
    });

    it('holds a code for five tries and 24 hours, and a new mail brings a new code', async () => {
      const key = newKey();
      const code = await town.sign({ key });
      const wrong = code === '000000' ? '111111' : '000000';
      const answers = [];
      for (let number = 0; number < 5; number += 1)
        answers.push((await town.act('/confirm', { key, code: wrong })).body.reason);
      assert.deepEqual(answers, ['code-wrong', 'code-wrong', 'code-wrong', 'code-wrong', 'too-many-tries']);
      assert.equal(
        (await town.act('/confirm', { key, code })).body.reason,
        'too-many-tries',
        'the right one comes too late',
      );

      assert.deepEqual((await town.act('/resend', { key })).body, { outcome: 'received', mailsLeft: 3 });
      const second = town.mailbox.mails[0]?.code ?? '';
      town.wait(24 * hour);
      assert.equal((await town.act('/confirm', { key, code: second })).body.reason, 'code-expired');

      await town.act('/resend', { key });
      const third = town.mailbox.mails[0]?.code ?? '';
      assert.equal(
        (await town.act('/confirm', { key, code: ` ${third.slice(0, 3)} ${third.slice(3)} ` })).body.outcome,
        'counted',
      );
    });

    it('lets ten wrong codes be typed for an address within a day, whatever acts they are of; its link goes on working', async () => {
      const wrong = async (key: string, times: number) => {
        const reasons = [];
        // No code begins with a letter.
        for (let time = 0; time < times; time += 1)
          reasons.push((await town.act('/confirm', { key, code: 'abcdef' })).body.reason);
        return reasons;
      };
      const [first, second, third] = [newKey(), newKey(), newKey()];
      await town.sign({ key: first });
      assert.equal((await wrong(first, 5)).at(-1), 'too-many-tries');
      await town.sign({ key: second, email: 'Camille+autre@exemple.fr' });
      assert.equal((await wrong(second, 5)).at(-1), 'too-many-tries');
      const code = await town.sign({ key: third });
      assert.deepEqual(await wrong(third, 1), ['too-many-codes']);
      assert.equal(
        (await town.act('/confirm', { key: third, code })).body.reason,
        'too-many-codes',
        'nor is the right one tried',
      );
      const { token } = linkIn(town, 'confirm');
      assert.equal((await town.act('/confirm', { token })).body.outcome, 'counted');
      // Who has shown that the mailbox is theirs is held up no more by what a stranger did.
      await town.act('/withdraw', linkIn(town, 'withdraw'));
      const last = newKey();
      assert.equal(
        (await town.act('/confirm', { key: last, code: await town.sign({ key: last }) })).body.outcome,
        'counted',
      );
    });

    it('takes codes again for an address a day after ten wrong ones', async () => {
      for (const key of [newKey(), newKey()]) {
        await town.sign({ key });
        for (let time = 0; time < 5; time += 1) await town.act('/confirm', { key, code: 'abcdef' });
      }
      town.wait(day);
      const key = newKey();
      const code = await town.sign({ key });
      assert.equal((await town.act('/confirm', { key, code })).body.outcome, 'counted');
    });

    it('gets five mails at most, and so does an address in a day, unseen', async () => {
      const key = newKey();
      await town.sign({ key });
      for (const left of [3, 2, 1, 0]) assert.equal((await town.act('/resend', { key })).body.mailsLeft, left);
      const sixth = await town.act('/resend', { key });
      assert.deepEqual([sixth.status, sixth.body.reason], [429, 'too-many-mails']);
      assert.equal(town.mailbox.mails.length, 5);

      const other = newKey();
      const silent = await town.act('', signature({ key: other, email: 'camille+x@exemple.fr' }));
      assert.deepEqual(silent, { status: 202, body: { outcome: 'received', mailsLeft: 4 } });
      assert.equal(town.mailbox.mails.length, 5, 'answered alike, mailed nothing');

      town.wait(day);
      assert.equal((await town.act('/resend', { key: other })).body.mailsLeft, 3);
      assert.equal(town.mailbox.mails.length, 6);
      const code = town.mailbox.mails[0]?.code;
      assert.equal((await town.act('/confirm', { key: other, code })).body.outcome, 'counted');
    });

    it('goes to a corrected address, and what went to the old one no longer confirms', async () => {
      const key = newKey();
      const code = await town.sign({ key, email: 'camile@exemple.fr' });
      const { token } = linkIn(town, 'confirm');
      await town.act('/resend', { key, email: 'camille@exemple.fr' });
      assert.equal(town.mailbox.mails[0]?.to, 'camille@exemple.fr');
      assert.equal((await town.act('/confirm', { token })).body.reason, 'link-invalid');
      assert.notEqual((await town.act('/confirm', { key, code })).body.outcome, 'counted');
      const right = town.mailbox.mails[0]?.code;
      assert.equal((await town.act('/confirm', { key, code: right })).body.outcome, 'counted');
      const holder = { scope: 'velo', thing: 'velo', address: 'camille@exemple.fr' };
      assert.ok(await town.store.get(holders, holder));
      assert.equal(await town.store.count(holders, { scope: 'velo' }), 1);
    });

    it('must be for the text and the notice as they stand', async () => {
      for (const other of [{ textVersion: 'v0' }, { noticeVersion: 'n0' }]) {
        const answer = await town.act('', signature(other));
        assert.deepEqual([answer.status, answer.body.reason], [409, 'text-changed']);
      }
      assert.equal(await town.store.count(acts, { scope: 'velo' }), 0);
    });

    it('keeps the origin of the page, and nothing else of its address', async () => {
      await town.act('', signature({ source: 'https://www.journal.example/article?visitor=42' }));
      await town.act('', signature({ source: 'javascript:alert(1)' }));
      const kept = (await town.store.list(acts, { scope: 'velo' })).map(({ source }) => source);
      assert.deepEqual(new Set(kept), new Set(['https://www.journal.example', null]));
    });

    it('leaves nothing behind when it is refused', async () => {
      await town.act('', signature({ name: '' }));
      for (const table of [acts, events, people, challenges] as unknown as Table<Row>[]) {
        assert.equal(await town.store.count(table, { scope: 'velo' }), 0, table.name);
      }
    });
  });
}

/** Every row of the store as text. */
async function everything(store: Store): Promise<string> {
  const rows = await Promise.all(tables.map((table) => store.list(table as unknown as Table<Row>, {})));
  return JSON.stringify(rows);
}
