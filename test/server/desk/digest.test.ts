import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Hono } from 'hono';
import type { Mail } from '../../../src/server/core/outbox.ts';
import type { Services } from '../../../src/server/core/services.ts';
import { digests } from '../../../src/server/desk/digest/tables.ts';
import { tellModerators } from '../../../src/server/desk/digest/telling.ts';
import { dismiss } from '../../../src/server/desk/officers.ts';
import { outgoingMails } from '../../../src/server/mail/tables.ts';
import { openCases } from '../../../src/server/nouns/comments/tables.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { day, hour, minute, start, world } from '../support.ts';
import { deskTown, type Browser } from './support.ts';

const open = engines();
after(() => open.stop());

const choose = (visit: Browser, pace: string, lang = 'fr') =>
  visit.send(`/desk/account/moderation?lang=${lang}`, { pace });

/** A town on a store, where cases come and go, and the look for what is due as each process takes it. */
async function townOn(engine: 'memory' | 'SQLite' | 'PostgreSQL') {
  const store = await open[engine]();
  let services: Services | undefined;
  await world({ store, rooms: [(given) => ((services = given), { routes: new Hono() })] });
  const town = await deskTown({ store });
  let now = start;
  const process = {
    ...services!,
    clock: () => now,
    outbox: { ...services!.outbox, sendDue: async () => undefined },
  };
  return {
    ...town,
    later: (time: number) => void (now += time),
    look: () => tellModerators(process, nouns),
    /** Lets a comment wait from now on. */
    wait: (comment: string, scope = 'velo') =>
      store.write(async (writer) => {
        await writer.insert(openCases, { scope, thing: scope, comment, since: now, why: '["all"]' });
      }),
    decide: (comment: string, scope = 'velo') =>
      store.write(async (writer) => {
        await writer.remove(openCases, { scope, thing: scope, comment });
      }),
    /** The mails on what waits, in the order of their making. */
    async mails(): Promise<Mail[]> {
      const rows = await store.list(outgoingMails, { scope: 'desk' });
      const mails = rows.map(({ mail }) => JSON.parse(mail) as Mail);
      return mails.filter(({ leave }) => leave?.includes('/leave/moderation'));
    },
    async officer(email = 'mo@valmont.fr', scope = ''): Promise<Browser> {
      await town.appoint(email, 'moderator', scope);
      return town.signedIn(email);
    },
  };
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`mails on what waits for a moderator, on ${engine}`, () => {
    it('go once a day, in the morning of the place, to whom chose that, and from one of two processes', async () => {
      const town = await townOn(engine);
      const visit = await town.officer();
      assert.match((await visit.get('/desk/account')).html, /value="never" checked/);
      const done = await choose(visit, 'daily', 'en');
      assert.match(done.html, /role="status"[^>]*>Noted: an email will tell you what waits\./);
      assert.match(done.html, /value="daily" checked/);
      const both = () => Promise.all([town.look(), town.look()]);
      await both();
      assert.deepEqual(await town.mails(), [], 'nothing waits');
      await town.wait('one');
      town.later(hour);
      await town.wait('two');
      await both();
      assert.deepEqual(await town.mails(), [], 'this morning is over');
      // 23:30 of Paris, then 7:59 and 8:00 of the next day.
      town.later(12.5 * hour);
      await both();
      town.later(8 * hour + 29 * minute);
      await both();
      assert.deepEqual(await town.mails(), []);
      town.later(minute);
      await both();
      const [mail, ...more] = await town.mails();
      assert.deepEqual([mail?.to, mail?.lang, more], ['mo@valmont.fr', 'en', []]);
      assert.match(mail!.subject, /^2 contributions wait for a decision/);
      assert.match(mail!.text, /The oldest has been waiting since 21\sNovember 2026 at 10:00, Paris time\./);
      assert.match(mail!.text, /https:\/\/participer\.exemple\/desk\/moderation\?lang=en\n/);
      town.later(15 * hour);
      await both();
      assert.equal((await town.mails()).length, 1);
      town.later(9 * hour);
      await both();
      await both();
      assert.equal((await town.mails()).length, 2);
      await choose(visit, 'never');
      town.later(day);
      await both();
      assert.equal((await town.mails()).length, 2);
    });

    it('go as soon as the queue fills, once until all is decided and once an hour at most', async () => {
      const town = await townOn(engine);
      await choose(await town.officer(), 'filling');
      const both = async () => {
        await Promise.all([town.look(), town.look()]);
        return (await town.mails()).length;
      };
      assert.equal(await both(), 0);
      town.later(minute);
      await town.wait('one');
      assert.equal(await both(), 1);
      assert.match((await town.mails())[0]!.subject, /^1 contribution attend une décision/);
      town.later(day);
      await town.wait('two');
      await town.decide('one');
      assert.equal(await both(), 2, 'what came after the mail is all that waits');
      town.later(minute);
      await town.decide('two');
      town.later(minute);
      await town.wait('three');
      assert.equal(await both(), 2, 'the hour is not over');
      town.later(hour);
      assert.equal(await both(), 3);
      town.later(hour);
      await town.wait('four');
      assert.equal(await both(), 3, 'it has not been emptied');
    });

    it('count what their reader moderates, and end with their role', async () => {
      const town = await townOn(engine);
      await choose(await town.officer('elle@valmont.fr', 'velo'), 'filling');
      await town.wait('elsewhere', 'place');
      await town.look();
      assert.deepEqual(await town.mails(), []);
      town.later(minute);
      await town.wait('here', 'velo');
      await town.look();
      const [mail] = await town.mails();
      assert.match(mail?.subject ?? '', /^1 contribution attend/);
      await town.store.write((writer) =>
        dismiss(writer, 'elle@valmont.fr', { role: 'moderator', scope: 'velo' }, { nouns, by: 'operator', now: start }),
      );
      assert.deepEqual(await town.store.list(digests, {}), [], 'nothing is kept of who is no officer any more');
    });

    it('are forgotten where their reader stays, but moderates nothing any more', async () => {
      const town = await townOn(engine);
      await town.appoint('elle@valmont.fr', 'editor');
      await choose(await town.officer('elle@valmont.fr'), 'filling');
      await town.store.write((writer) =>
        dismiss(writer, 'elle@valmont.fr', { role: 'moderator', scope: '' }, { nouns, by: 'operator', now: start }),
      );
      await town.wait('one');
      await town.look();
      assert.deepEqual([await town.mails(), await town.store.list(digests, {})], [[], []]);
    });

    it('stop by one request of a mail program, without signing in', async () => {
      const town = await townOn(engine);
      const visit = await town.officer();
      await choose(visit, 'filling');
      await town.wait('one');
      await town.look();
      const { leave = '', text = '' } = (await town.mails())[0] ?? {};
      assert.ok(text.includes(leave) && !leave.includes('valmont'), 'the link names nobody');
      const at = leave.replace('https://participer.exemple', '');
      const stranger = town.browser();
      assert.match((await stranger.get(at)).html, /<form method="post" action="\/leave\/moderation\?who=/);
      assert.match((await visit.get('/desk/account')).html, /value="filling" checked/, 'a look stops nothing');
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const sent = await town.app.request(at, { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' });
      assert.equal(sent.status, 200);
      assert.match(await sent.text(), /C’est fait/);
      assert.match((await visit.get('/desk/account')).html, /value="never" checked/);
      for (const wrong of [at, '/leave/moderation', '/leave/moderation?who=%00']) {
        assert.equal((await stranger.get(wrong)).status, 404, wrong);
        assert.equal((await stranger.send(wrong, {})).status, 404, wrong);
      }
    });
  });
}

describe('who is told of what waits', () => {
  it('moderates something: nobody else is asked, or can choose it', async () => {
    const town = await townOn('memory');
    await town.appoint('elle@valmont.fr', 'editor');
    const visit = await town.signedIn('elle@valmont.fr');
    assert.doesNotMatch((await visit.get('/desk/account')).html, /Courriels de modération/);
    assert.equal((await choose(visit, 'daily')).status, 403);
    assert.deepEqual(await town.store.list(digests, {}), []);
    assert.match(
      (await choose(town.browser(), 'daily')).at,
      /\/desk\/account\/moderation/,
      'a stranger comes to the way in',
    );
  });

  it('chooses one of three, and what is none of them changes nothing', async () => {
    const town = await townOn('memory');
    const visit = await town.officer();
    await choose(visit, 'daily');
    await choose(visit, 'hourly');
    assert.match((await visit.get('/desk/account?done=constructor')).html, /value="daily" checked/);
    assert.match((await visit.get('/desk/moderation')).html, /href="\/desk\/account\?lang=fr#moderation"/);
  });
});
