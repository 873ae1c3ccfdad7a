import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Hono } from 'hono';
import { people } from '../../../src/server/confirmation/tables.ts';
import type { Mail } from '../../../src/server/core/outbox.ts';
import type { Services } from '../../../src/server/core/services.ts';
import { sendNews } from '../../../src/server/desk/news/sending.ts';
import { deskRoom } from '../../../src/server/desk/routes.ts';
import { outgoingMails } from '../../../src/server/mail/tables.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { type World, day, minute, newKey, petitionDocument, put, start, world } from '../support.ts';
import { program } from './program.ts';
import { addSigners, deskTown, hiddenOf, type Browser } from './support.ts';

const open = engines();
after(() => open.stop());

const path = '/desk/petitions/velo/news';
const letter = {
  'subject.fr': 'La mairie a répondu',
  'text.fr': 'Bonjour,\n\nLa piste sera tracée en mai.',
  'subject.en': '',
  'text.en': '',
};

async function sign(town: World, email: string, more: Record<string, unknown> = {}): Promise<string> {
  const key = newKey();
  const code = await town.sign({ key, email, receiveNews: true, ...more });
  assert.equal((await town.act('/confirm', { key, code })).status, 200);
  return key;
}

/** Writes the letter and goes to the page where it is looked at. */
const write = async (visit: Browser, fields: Record<string, string> = letter) =>
  visit.send(path, { ...fields, upon: /name="upon" value="(\d+)"/.exec((await visit.get(path)).html)?.[1] ?? '' });

const send = async (visit: Browser, more: Record<string, string> = {}) => {
  const { html } = await visit.get(`${path}/preview`);
  return visit.send(`${path}/preview`, { ...hiddenOf(html), act: 'send', ...more });
};

interface LogLine {
  act: string;
  by: string;
  news?: { subject: Record<string, string>; text: Record<string, string> };
  receivers?: number;
  why?: Record<string, string>;
}
const logOf = async (town: World): Promise<LogLine[]> =>
  ((await (await town.app.request('/log', { headers: { Accept: 'application/json' } })).json()) as { items: LogLine[] })
    .items;

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`news, on ${engine}`, () => {
    const town = async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      await valmont.appoint('elle@valmont.fr', 'editor');
      return { ...valmont, visit: await valmont.signedIn('elle@valmont.fr') };
    };

    it('go to those who asked and confirmed, once, in their language or with a word on it, and stand in the log', async () => {
      const valmont = await town();
      const { visit, app, mailbox } = valmont;
      await sign(valmont, 'ada@exemple.fr');
      await sign(valmont, 'ben@exemple.fr', { lang: 'en' });
      await sign(valmont, 'cleo@exemple.fr', { receiveNews: false });
      await valmont.sign({ email: 'attend@exemple.fr', receiveNews: true });
      const gone = await sign(valmont, 'parti@exemple.fr');
      await valmont.act('/withdraw', { key: gone });
      await app.idle();
      const before = mailbox.mails.length;

      assert.match((await visit.get(path)).html, /Personnes qui veulent des nouvelles : 2/);
      const seen = await write(visit);
      assert.match(seen.at, /news\/preview/);
      assert.match(seen.html, /La piste sera tracée en mai\./);
      assert.match(seen.html, /Envoyer à 2 personnes/);
      await visit.send(`${path}/preview`, { ...hiddenOf(seen.html), act: 'test' });
      await app.idle();
      assert.deepEqual(
        mailbox.mails.slice(0, mailbox.mails.length - before).map(({ to }) => to),
        ['elle@valmont.fr'],
      );
      assert.ok(!(await logOf(valmont)).some(({ act }) => act === 'news'), 'a test is no news');

      assert.match((await send(visit)).at, /\/news\?/);
      await app.runDue();
      await app.runDue();
      await app.idle();
      const mails = mailbox.mails.slice(0, mailbox.mails.length - before - 1);
      assert.deepEqual(mails.map(({ to }) => to).sort(), ['ada@exemple.fr', 'ben@exemple.fr']);
      const [ada, ben] = ['ada@', 'ben@'].map((who) => mails.find(({ to }) => to.startsWith(who))!);
      assert.equal(ada!.subject, 'La mairie a répondu');
      assert.match(ada!.text, /^Bonjour,\n\nLa piste sera tracée en mai\.\n\n-- \n/);
      assert.match(ben!.text, /^This message does not exist in your language\. Here it is in French\.\n\nBonjour,/);
      assert.match(ben!.text, /To get no more:\nhttps:\/\/participer\.exemple\/leave\?of=/);
      assert.ok(ben!.text.includes(ben!.leave!));

      const lines = (await logOf(valmont)).filter(({ act }) => act.startsWith('news'));
      assert.deepEqual(lines.map(({ act, receivers }) => [act, receivers]).sort(), [
        ['news', undefined],
        ['news-sent', 2],
      ]);
      assert.deepEqual(lines.find(({ act }) => act === 'news')?.news, {
        subject: { fr: letter['subject.fr'] },
        text: { fr: letter['text.fr'] },
      });
      assert.ok(!JSON.stringify(lines).includes('@'), 'no address stands in the log');
      assert.match(await valmont.page('/log?lang=fr'), /<summary>La mairie a répondu<\/summary>/);
    });

    it('rest for three days, unless they are urgent and say why', async () => {
      const valmont = await town();
      const { visit, app } = valmont;
      await sign(valmont, 'ada@exemple.fr');
      await write(visit);
      await send(visit);
      await app.runDue();
      await write(visit, { ...letter, 'subject.fr': 'Encore' });
      assert.match((await visit.get(`${path}/preview`)).html, /Le prochain peut partir le 24\snovembre 2026/);
      const early = await send(visit);
      assert.equal(early.status, 409);
      assert.match(early.html, /Trois jours ne sont pas passés/);
      assert.equal((await send(visit, { urgent: 'yes', 'why.fr': ' ' })).status, 422);
      const urgent = await send(visit, { urgent: 'yes', 'why.fr': 'La réunion est avancée à demain.' });
      assert.equal(urgent.status, 200);
      assert.match(urgent.at, /\/news\?/);
      const [line] = (await logOf(valmont)).filter(({ news }) => news?.subject['fr'] === 'Encore');
      assert.deepEqual(line?.why, { fr: 'La réunion est avancée à demain.' });
      await app.runDue();
      valmont.wait(3 * day + minute);
      const later = await valmont.signedIn('elle@valmont.fr');
      await write(later, { ...letter, 'subject.fr': 'Plus tard' });
      assert.equal((await send(later)).status, 200);
    });

    it('leave at their pace, to each once, with two processes and one that is cut off', async () => {
      const store = await open[engine]();
      const other = await deskTown({ store });
      let services: Services | undefined;
      const room = (given: Services) => {
        services = given;
        return { routes: new Hono() };
      };
      await world({ store, rooms: [room] });
      await addSigners(store, 250);
      await other.appoint('elle@valmont.fr', 'editor');
      const visit = await other.signedIn('elle@valmont.fr');
      await write(visit);
      await send(visit);
      let now = start;
      const own = { ...services!, clock: () => now };
      const count = () => store.count(outgoingMails, { scope: 'velo' });

      let left = 30;
      const cut = {
        ...own,
        outbox: {
          ...own.outbox,
          add: async (...given: Parameters<Services['outbox']['add']>) => {
            if ((left -= 1) < 0) throw new Error('cut off');
            await own.outbox.add(...given);
          },
          sendDue: async () => undefined,
        },
      };
      const error = console.error;
      console.error = () => undefined;
      await sendNews(cut, nouns);
      console.error = error;
      assert.equal(await count(), 0, 'nothing of a batch that was cut off is there');

      const quiet = { ...own, outbox: { ...own.outbox, sendDue: async () => undefined } };
      await Promise.all([sendNews(quiet, nouns), sendNews(quiet, nouns)]);
      assert.equal(await count(), 100);
      await sendNews(quiet, nouns);
      assert.equal(await count(), 100, 'the minute is not over');
      for (const expected of [200, 250, 250]) {
        now += minute;
        await Promise.all([sendNews(quiet, nouns), sendNews(quiet, nouns)]);
        assert.equal(await count(), expected);
      }
      const rows = await store.list(outgoingMails, { scope: 'velo' });
      assert.equal(new Set(rows.map(({ mail }) => (JSON.parse(mail) as Mail).to)).size, 250);
      assert.equal((await logOf(other)).find(({ act }) => act === 'news-sent')?.receivers, 250);
    });

    it('leave as fast as the page says where few of those who signed want them, and a moment early', async () => {
      const store = await open[engine]();
      let services: Services | undefined;
      await world({ store, rooms: [(given) => ((services = given), { routes: new Hono() })] });
      const valmont = await deskTown({ store });
      await addSigners(store, 1300, (at) => at % 10 === 9);
      await valmont.appoint('elle@valmont.fr', 'editor');
      const visit = await valmont.signedIn('elle@valmont.fr');
      await write(visit);
      await send(visit);
      let now = start;
      const outbox = { ...services!.outbox, sendDue: async () => undefined };
      const quiet = { ...services!, clock: () => now, outbox };
      for (const expected of [100, 130]) {
        await sendNews(quiet, nouns);
        const rows = await store.list(outgoingMails, { scope: 'velo' });
        assert.equal(new Set(rows.map(({ about }) => about)).size, expected);
        assert.equal(rows.length, expected);
        now += minute - 2_000;
      }
      assert.equal((await logOf(valmont)).find(({ act }) => act === 'news-sent')?.receivers, 130);
    });

    it('end by the link, without a login, and also those that have not left', async () => {
      const valmont = await town();
      const { visit, app, mailbox, store } = valmont;
      await sign(valmont, 'ada@exemple.fr');
      await write(visit);
      await send(visit);
      await app.runDue();
      await app.idle();
      const mail = mailbox.mails.find(({ leave }) => leave)!;
      const link = new URL(mail.leave!);
      const at = `${link.pathname}${link.search}`;
      const page = await valmont.page(at);
      assert.match(page, /Votre signature reste comptée/);
      assert.equal(await store.count(people, { scope: 'velo', receive_news: 1 }), 1, 'opening it does nothing');
      for (const wrong of [at.slice(0, -12), at.replace('velo', 'autre'), '/leave', '/leave?of=%00&who=%00']) {
        assert.equal((await app.request(wrong, { method: 'POST' })).status, 404, wrong);
      }
      await store.write((writer) =>
        writer.insert(outgoingMails, {
          ...{ scope: 'velo', about: /who=([^.&]+)/.exec(at)![1]!, id: 'waits', state: 'waiting', due_at: start + day },
          ...{ until: start + 2 * day, failures: 0, trouble: '', fault: '', since: 0, mail: '{}' },
        }),
      );
      const body = new FormData();
      body.set('List-Unsubscribe', 'One-Click');
      for (let time = 0; time < 2; time += 1) {
        const answer = await app.request(at, { method: 'POST', body });
        assert.equal(answer.status, 200);
        assert.match(await answer.text(), /C’est fait/);
      }
      assert.equal(await store.count(people, { scope: 'velo', receive_news: 1 }), 0);
      assert.equal(await store.count(outgoingMails, { scope: 'velo' }), 0);
      assert.match((await visit.get(path)).html, /Personne n’a demandé de nouvelles/);
    });
  });
}

describe('who writes news', () => {
  for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
    it(`publishes, in this thing, on ${engine}`, async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      for (const role of ['moderator', 'clerk', 'observer'] as const) {
        await valmont.appoint(`${role}@valmont.fr`, role);
        const visit = await valmont.signedIn(`${role}@valmont.fr`);
        for (const at of [path, `${path}/preview`]) {
          assert.equal((await visit.get(at)).status, 403);
          assert.equal((await visit.send(at, { ...letter, upon: '0', act: 'send' })).status, 403);
        }
        assert.ok(!(await visit.get('/desk/petitions/velo')).html.includes('/news'));
      }
      await put(valmont.store, 'autre', petitionDocument);
      await valmont.appoint('autre@valmont.fr', 'editor', 'autre');
      assert.equal((await (await valmont.signedIn('autre@valmont.fr')).get(path)).status, 403);
      await valmont.store.close();
    });
  }

  it('is told what is wrong, and loses nothing that was typed', async () => {
    const valmont = await deskTown();
    await valmont.appoint('elle@valmont.fr', 'editor');
    await valmont.appoint('lui@valmont.fr', 'editor');
    const [elle, lui] = [await valmont.signedIn('elle@valmont.fr'), await valmont.signedIn('lui@valmont.fr')];
    const half = await write(elle, { ...letter, 'text.en': 'Only a text' });
    assert.equal(half.status, 422);
    assert.match(half.html, /<h2 id="errors-title">Il reste un point à corriger avant l’envoi<\/h2>/);
    assert.match(half.html, /href="#subject\.en"[^>]*>Objet \(anglais\)\s: Écrivez l’objet et le message\./);
    assert.match(half.html, />\s*Only a text<\/textarea/);
    assert.equal((await write(elle, { ...letter, 'subject.fr': 'x'.repeat(201) })).status, 422);
    assert.equal((await write(elle, { ...letter, 'text.fr': 'x'.repeat(5001) })).status, 422);
    assert.equal((await write(elle)).status, 200);
    const late = await lui.send(path, { ...letter, 'subject.fr': 'De lui', upon: '0' });
    assert.equal(late.status, 409);
    assert.match(late.html, /Ce message a changé depuis que vous avez ouvert cette page/);
    assert.match(late.html, /value="De lui"/);
    assert.match(late.html, /La version de votre page.*De lui.*La version enregistrée.*La mairie a répondu/);
    const stale = await elle.send(`${path}/preview`, { act: 'send', version: '0' });
    assert.equal(stale.status, 409);
  });

  for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
    it(`tests and sends the words that the page shows, and no others, on ${engine}`, async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      const { app, mailbox } = valmont;
      await sign(valmont, 'ada@exemple.fr');
      await valmont.appoint('elle@valmont.fr', 'editor');
      const visit = await valmont.signedIn('elle@valmont.fr');
      const old = hiddenOf((await write(visit)).html);
      const other = { ...letter, 'subject.fr': 'Une autre', 'text.fr': 'Un texte <b>plus neuf</b>.' };
      assert.equal((await write(visit, other)).status, 200);
      const before = mailbox.mails.length;
      for (const act of ['test', 'send']) {
        const told = await visit.send(`${path}/preview`, { ...old, act, urgent: 'yes', 'why.fr': 'Demain.' });
        assert.equal(told.status, 409, act);
        assert.match(told.html, /Ce message a changé depuis que vous avez ouvert cette page/);
        assert.match(
          told.html,
          /La version de votre page.*La piste sera tracée en mai\..*La version enregistrée.*Un texte &lt;b&gt;plus neuf/,
        );
      }
      await app.runDue();
      await app.idle();
      assert.equal(mailbox.mails.length, before, 'nothing has left');
      assert.ok(!(await logOf(valmont)).some(({ act }) => act === 'news'));

      const { html } = await visit.send(`${path}/preview`, { ...old, act: 'test' });
      const back = await visit.send(path, hiddenOf(html));
      assert.match(back.at, /news\/preview/);
      assert.match(back.html, /La piste sera tracée en mai\./);
      assert.doesNotMatch(back.html, /plus neuf/);
      const now = hiddenOf(back.html);
      assert.equal((await visit.send(`${path}/preview`, { ...now, act: 'send' })).status, 200);
      for (const act of ['send', 'test']) {
        const again = await visit.send(`${path}/preview`, { ...now, act });
        assert.equal(again.status, 200);
        assert.match(again.html, /Ce message est déjà parti, et personne ne le reçoit deux fois/);
      }
      await write(visit, other);
      const left = await visit.send(`${path}/preview`, { ...now, act: 'send', urgent: 'yes', 'why.fr': 'Demain.' });
      assert.match(left.html, /Ce message est déjà parti/, 'the page of one that was sent sends no other');
      await app.runDue();
      await app.idle();
      const mails = mailbox.mails.slice(0, mailbox.mails.length - before);
      assert.deepEqual(
        mails.map(({ to, subject }) => [to, subject]),
        [['ada@exemple.fr', 'La mairie a répondu']],
      );
      await valmont.store.close();
    });
  }

  it('saves the same words twice as one version, and keeps what was typed where the message has left meanwhile', async () => {
    const valmont = await deskTown();
    await sign(valmont, 'ada@exemple.fr');
    await valmont.appoint('elle@valmont.fr', 'editor');
    const visit = await valmont.signedIn('elle@valmont.fr');
    await write(visit);
    assert.equal((await visit.send(path, { ...letter, upon: '0' })).status, 200, 'pressed twice');
    const typed = { ...letter, 'text.fr': 'Ce que je tapais.', upon: '1' };
    await send(visit);
    const late = await visit.send(path, typed);
    assert.equal(late.status, 409);
    assert.match(late.html, /Le message que vous corrigiez est parti entre-temps/);
    assert.match(late.html, />\s*Ce que je tapais\.<\/textarea/);
    assert.match(late.html, /Le prochain peut partir le 24\snovembre 2026/);
    const again = await visit.send(path, { ...typed, ...hiddenOf(late.html) });
    assert.match(again.at, /news\/preview/);
  });

  it('sees and tries what each language gets, also where the message has no text in one', async () => {
    const valmont = await deskTown();
    await sign(valmont, 'ada@exemple.fr');
    await sign(valmont, 'ben@exemple.fr', { lang: 'en' });
    await valmont.appoint('elle@valmont.fr', 'editor');
    const visit = await valmont.signedIn('elle@valmont.fr');
    const { html } = await write(visit);
    assert.match(
      html,
      /En français : 1 personne.*En anglais : 1 personne.*This message does not exist in your language/,
    );
    await visit.send(`${path}/preview`, { ...hiddenOf(html), act: 'test', in: 'en' });
    await valmont.app.idle();
    assert.match(valmont.mailbox.mails[0]!.text, /^This message does not exist in your language/);
    await visit.send(`${path}/preview`, { ...hiddenOf(html), act: 'test', in: '<x>' });
    await valmont.app.idle();
    assert.match(valmont.mailbox.mails[0]!.text, /^Bonjour,/);
  });

  it('is told by a program of another version than the one that is named', async () => {
    const valmont = await deskTown();
    await valmont.appoint('elle@valmont.fr', 'editor');
    const { send: asks } = await program(valmont);
    const put = (subject: string) =>
      asks('PUT', '/petitions/velo/news/draft', { subject: { fr: subject }, text: { fr: 'Bonjour.' } });
    await put('Un');
    await put('Deux');
    const to = 'elle@valmont.fr';
    assert.equal((await asks('POST', '/petitions/velo/news/test', { to, version: 1 })).status, 412);
    assert.equal((await asks('POST', '/petitions/velo/news/test', { to, version: 2 })).status, 202);
    assert.equal((await asks('POST', '/petitions/velo/news/send', { version: 1 })).status, 412);
    assert.equal((await asks('POST', '/petitions/velo/news/send', { version: 2 })).status, 202);
    assert.equal((await asks('POST', '/petitions/velo/news/send', { version: 2 })).status, 409);
    const { version } = (await put('Trois')).body;
    assert.equal(version, 3, 'no message has the version of one that was sent');
  });

  it('tries a message ten times an hour at most, at the desk or by a program', async () => {
    const valmont = await deskTown();
    await valmont.appoint('elle@valmont.fr', 'editor');
    const visit = await valmont.signedIn('elle@valmont.fr');
    const { html } = await write(visit);
    const tries = () => visit.send(`${path}/preview`, { ...hiddenOf(html), act: 'test' });
    for (let times = 0; times < 10; times += 1) assert.equal((await tries()).status, 200);
    const tooMany = await tries();
    assert.equal(tooMany.status, 429);
    assert.match(tooMany.html, /Dix essais par heure suffisent/);
    const { send: asks } = await program(valmont);
    assert.equal((await asks('POST', '/petitions/velo/news/test', { to: 'elle@valmont.fr' })).status, 429);
    await valmont.app.idle();
    assert.equal(valmont.mailbox.mails.filter(({ text }) => text.includes('La piste sera tracée')).length, 10);
    valmont.wait(3_600_000);
    assert.equal((await tries()).status, 200);
  });

  it('hears that no mail can leave, and keeps the message', async () => {
    const valmont = await deskTown();
    await valmont.appoint('elle@valmont.fr', 'editor');
    const visit = await valmont.signedIn('elle@valmont.fr');
    await write(visit);
    const mute = await world({ store: valmont.store, mailer: undefined, rooms: [deskRoom({ nouns })] });
    const headers = { Cookie: [...visit.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const page = await mute.page(`${path}/preview`, headers);
    assert.match(page, /Ce serveur ne peut pas encore envoyer de courriel/);
    assert.match(page, /La piste sera tracée en mai\./);
  });
});
