import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Reported } from '../../src/schema/comments.ts';
import { notices } from '../../src/server/nouns/comments/notice-tables.ts';
import { decisions } from '../../src/server/nouns/comments/tables.ts';
import { engines, hour, minute, newKey } from './support.ts';
import { square, tops, type Square } from './comments-support.ts';

const notice = (changes: object = {}) => ({
  act: newKey(),
  reason: 'harassment',
  explanation: 'Une personne est nommée et insultée.',
  name: 'Eve Dupont',
  email: 'eve@exemple.fr',
  goodFaith: true,
  ...changes,
});

const secret = 'Texte-que-personne-ne-doit-lire';

/** Everything that anyone may read of the thread. */
async function everything(town: Square, id: string): Promise<string> {
  const orders = ['oldest', 'newest', 'supported', 'discussed', 'random'];
  const queries = [
    ...orders.map((order) => ({ order })),
    { parent: 'c0' },
    { search: 'texte-que' },
    { search: 'texte' },
    { id },
  ];
  const paths = queries.map((query) => new URLSearchParams(query).toString());
  const read = await Promise.all([
    town.get<object>(''),
    town.get<object>('/log'),
    ...paths.map((query) => town.get<object>(`/page?${query}`)),
    town.html(),
    town.html('/log'),
    town.html('/log.csv'),
    ...paths.map((query) => town.html(`?${query}`)),
  ]);
  return JSON.stringify(read);
}

for (const [engine, open] of Object.entries(engines)) {
  describe(`the moderation of a thread, on ${engine}`, () => {
    let town: Square;
    let moderator: string;
    let end: () => Promise<void> = async () => {};
    const decide = (id: string, decision: string, more: object = {}) =>
      town.act('decisions', {
        key: moderator,
        act: newKey(),
        id,
        decision,
        reason: 'Injure envers une personne nommée',
        ground: 'Règles, point 2',
        ...more,
      });

    beforeEach(async () => {
      const opened = await open();
      end = opened.end;
      town = await square({ store: opened.store });
      await town.load(tops(3));
      moderator = await town.join('Mo', 'mo@exemple.fr', 'moderator');
    });
    afterEach(() => end());

    it('goes from the report to the mails, and through the public log', async () => {
      const ada = await town.join('Ada');
      const { id } = await town.post(ada, secret);
      const reply = await town.post(await town.join('Bob'), 'Une réponse', { parent: id });
      const { body } = await town.act<Reported>('reports', { ...notice(), id });
      assert.match(body.reference, /^S-[A-Z0-9]{8}$/);
      await town.app.idle();
      assert.equal(town.mailbox.mails[0]?.to, 'eve@exemple.fr');
      assert.match(town.mailbox.mails[0].subject, new RegExp(body.reference));

      const { items } = await town.queue(moderator);
      assert.deepEqual([items.length, items[0]?.reports, items[0]?.comment.text], [1, 1, secret]);
      assert.match(items[0]?.why.join() ?? '', /Injure, menace ou harcèlement.*insultée/);

      town.wait(minute);
      const act = newKey();
      const first = await decide(id, 'remove', { act });
      assert.deepEqual(await decide(id, 'remove', { act }), first);
      const { tombstone, text, author } = first.body.comment!;
      assert.deepEqual(
        [tombstone?.kind, tombstone?.reason, tombstone?.ground, tombstone?.contest, text, author],
        [
          'moderator',
          'Injure envers une personne nommée',
          'Règles, point 2',
          'https://participer.exemple/contester.html',
          undefined,
          undefined,
        ],
      );
      assert.deepEqual(await town.all({ parent: id }), [reply.id], 'replies keep their place');
      assert.equal((await town.queue(moderator)).items.length, 0);

      await town.app.idle();
      const [toAda, toEve, ...others] = ['ada@exemple.fr', 'eve@exemple.fr'].flatMap((to) =>
        town.mailbox.mails.filter((mail) => mail.to === to && /décision/i.test(mail.subject)),
      );
      assert.equal(others.length, 0, 'each is told once');
      for (const told of [
        /Retiré/,
        /Injure envers/,
        /point 2/,
        /Aucun moyen automatique/,
        /contester\.html/,
        new RegExp(id),
      ]) {
        assert.match(toAda!.text, told);
        assert.match(toEve!.text, told);
      }
      assert.match(toAda!.text, new RegExp(secret));
      assert.doesNotMatch(toEve!.text, new RegExp(`${secret}|Ada`));

      assert.ok(!(await everything(town, id)).toLowerCase().includes('doit-lire'), 'no output has the text');
      const log = await town.get<{ items: object[] }>('/log');
      assert.deepEqual(log.items, [
        {
          at: new Date(town.now()).toISOString(),
          comment: id,
          decision: 'remove',
          reason: 'Injure envers une personne nommée',
          ground: 'Règles, point 2',
          reports: 1,
          byRule: false,
        },
      ]);
      assert.doesNotMatch(JSON.stringify(log), /Mo|Ada|Eve|exemple/);
      // A link says where it leads, and no name that only the database has.
      const [, link] = /<a\s+href="([^"]*)"\s*>Voir le commentaire<\/a/.exec(await town.html('/log')) ?? [];
      assert.match(link ?? '', RegExp(`id=${id}&`));
    });

    it('takes one report per person and comment, and the same one again for the same', async () => {
      const report = notice({ id: 'c1' });
      const references = [];
      for (const given of [report, report, notice({ id: 'c1' }), notice({ id: 'c1', email: 'EVE+2@exemple.fr' })]) {
        references.push((await town.act<Reported>('reports', given)).body.reference);
      }
      assert.equal(new Set(references).size, 1);
      const other = await town.act<Reported>('reports', notice({ id: 'c1', email: 'zoe@exemple.fr' }));
      assert.notEqual(other.body.reference, references[0]);
      assert.equal((await town.queue(moderator)).items[0]?.reports, 2);
      assert.equal(await town.store.count(notices, { scope: 'place' }), 2);
    });

    it('decides on any number of reports, and mails an address that nobody proved no more than its share', async () => {
      await town.load(tops(40, (number) => ({ id: `d${number}` })));
      const told = () => {
        const mails = town.mailbox.mails.filter(({ to }) => to === 'eve@exemple.fr');
        const answers = mails.filter(({ subject }) => /décision/i.test(subject)).length;
        return { receipts: mails.length - answers, answers };
      };
      const reportAndDecide = async (from: number, to: number) => {
        for (let number = from; number < to; number += 1) {
          const reported = await town.act('reports', notice({ id: `d${number}` }));
          assert.equal(reported.status, 200);
        }
        for (let number = from; number < to; number += 1) {
          const decided = await decide(`d${number}`, 'remove');
          assert.deepEqual([decided.status, decided.body.comment?.tombstone?.kind], [200, 'moderator']);
        }
        await town.app.idle();
      };
      await reportAndDecide(0, 3);
      assert.deepEqual(told(), { receipts: 3, answers: 2 }, 'five within an hour, of either kind');
      await reportAndDecide(3, 40);
      assert.deepEqual(told(), { receipts: 3, answers: 2 });
      assert.equal((await town.queue(moderator)).items.length, 0, 'all are decided');
      town.wait(hour);
      await town.load(tops(1, () => ({ id: 'later' })));
      await town.act('reports', notice({ id: 'later' }));
      await decide('later', 'remove');
      await town.app.idle();
      assert.deepEqual(told(), { receipts: 4, answers: 3 }, 'an hour later there is room again');
    });

    it('holds what its rules hold: only its author and the moderators see it', async () => {
      const ada = await town.join('Ada');
      const held = await town.act('posts', { key: ada, act: newKey(), text: `Le CASÍNO ${secret}`, parent: 'c0' });
      assert.deepEqual([held.body.outcome, held.body.comment?.state], ['held', 'held']);
      const { id } = held.body.comment!;
      assert.equal((await town.mine(ada)).comments[0]?.text, `Le CASÍNO ${secret}`);
      assert.ok(!(await everything(town, id)).toLowerCase().includes('doit-lire'), 'no output has the text');
      assert.deepEqual(await town.all({ parent: 'c0' }), []);
      assert.equal((await town.page({ id: 'c0' })).items[0]?.replies, 0);
      const [waiting] = (await town.queue(moderator)).items;
      assert.deepEqual(waiting?.why, ['Contient «\u00a0casino\u00a0».']);

      assert.equal((await decide(id, 'publish')).body.outcome, 'published');
      assert.deepEqual(await town.all({ parent: 'c0' }), [id]);
      assert.equal((await town.page({ id: 'c0' })).items[0]?.replies, 1);
      assert.equal((await town.store.list(decisions, {}))[0]?.rule, 1);
      await town.app.idle();
      assert.match(town.mailbox.mails[0]?.text ?? '', /maintenant en ligne/);
    });

    it('hides a published comment that its author turns into one that is held', async () => {
      const ada = await town.join('Ada');
      const { id } = await town.post(ada, 'Bonjour');
      const reply = await town.post(ada, 'Réponse', { parent: id });
      const edited = await town.act('posts/edit', { key: ada, act: newKey(), id, text: `casino ${secret}` });
      assert.equal(edited.body.outcome, 'held');
      assert.equal((await town.page({ id })).items[0]?.tombstone?.kind, 'awaiting');
      assert.deepEqual(await town.all({ parent: id }), [reply.id]);
      assert.ok(!(await everything(town, id)).toLowerCase().includes('doit-lire'), 'no output has the text');
      assert.equal((await town.mine(ada)).comments.find((each) => each.id === id)?.state, 'held');
      const again = await town.act('posts/edit', { key: ada, act: newKey(), id, text: 'Rien de mal' });
      assert.equal(again.body.outcome, 'held', 'it waits for a person now');
    });

    it('hides a text so that it is read on demand only', async () => {
      const ada = await town.join('Ada');
      const { id } = await town.post(ada, secret, { parent: 'c0' });
      await decide(id, 'hide');
      const [listed] = (await town.page({ parent: 'c0' })).items;
      assert.deepEqual([listed?.tombstone?.kind, listed?.text, listed?.author], ['hidden', undefined, 'Ada']);
      const asked = (await town.page({ id })).items.at(-1);
      assert.deepEqual([asked?.tombstone?.kind, asked?.text], ['hidden', secret]);
      const reply = await town.post(ada, 'Pourquoi\u202f?', { parent: id });
      assert.equal((await town.page({ id: reply.id })).items[1]?.text, undefined, 'nor on the way to another');
      await decide(id, 'publish', { reason: 'Contestation acceptée' });
      assert.equal((await town.page({ id })).items.at(-1)?.text, secret);
      assert.equal((await town.get<{ items: object[] }>('/log')).items.length, 2, 'what was decided stays in the log');
    });
  });
}

describe('a report', () => {
  it('names what is to be mended, and may be anonymous where children are concerned', async () => {
    const town = await square();
    await town.load(tops(2));
    const faults = async (changes: object) => (await town.act('reports', notice({ id: 'c0', ...changes }))).body.fields;
    assert.deepEqual(await faults({ explanation: ' ', goodFaith: false, reason: 'x', email: 'nowhere', name: '' }), {
      reason: 'invalid',
      explanation: 'required',
      goodFaith: 'required',
      name: 'required',
      email: 'invalid',
    });
    assert.deepEqual(await faults({ name: '', email: '' }), { name: 'required', email: 'required' });
    assert.equal(await faults({ reason: 'child-abuse', name: '', email: '' }), undefined);
    assert.equal((await town.act('reports', notice({ id: 'nothing' }))).body.reason, 'removed');
    await town.app.idle();
    assert.equal(town.mailbox.mails.length, 0);
  });

  it('is taken after the close', async () => {
    const town = await square({ document: { override: 'archived' } });
    await town.load(tops(1));
    assert.equal((await town.act('reports', notice({ id: 'c0' }))).status, 200);
  });
});

describe('the log as a file', () => {
  it('runs nothing in a spreadsheet and loses nothing', async () => {
    const town = await square();
    const formulas = ["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(1)', '\uff1d1+1', 'a "b", c\nd'];
    await town.load(tops(6));
    const key = await town.join('Mo', 'mo@exemple.fr', 'moderator');
    for (const [number, reason] of formulas.entries()) {
      const act = { key, act: newKey(), id: `c${number}`, decision: 'remove', reason, ground: reason };
      assert.equal((await town.act('decisions', act)).status, 200);
      town.wait(minute);
    }
    const response = await town.app.request('/threads/place/log.csv');
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/csv/);
    assert.match(response.headers.get('Content-Disposition') ?? '', /^attachment/);
    const csv = await response.text();
    assert.equal(csv.split('\r\n').length, 1 + 6 + 1);
    for (const cell of csv.matchAll(/"((?:[^"]|"")*)"/g)) assert.doesNotMatch(cell[1] ?? '', /^[=+\-@\uff1d]/);
    assert.ok(csv.includes('"a ""b"", c\nd"'));
  });

  it('is whole where it is long', async () => {
    const town = await square();
    await town.load(tops(230));
    const key = await town.join('Mo', 'mo@exemple.fr', 'moderator');
    for (let number = 0; number < 230; number += 1) {
      const act = { key, act: newKey(), id: `c${number}`, decision: 'hide', reason: 'Hors sujet', ground: 'Point 1' };
      await town.act('decisions', act);
    }
    const csv = await (await town.app.request('/threads/place/log.csv')).text();
    assert.equal(csv.trim().split('\r\n').length, 231);
    const first = await town.get<{ items: object[]; next?: string }>('/log');
    const rest = await town.get<{ items: object[] }>(`/log?after=${first.next}`);
    assert.deepEqual([first.items.length, rest.items.length], [100, 100]);
  });
});
