import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { holdCounts } from '../../../src/server/confirmation/holding/tables.ts';
import { hiddenOf } from '../desk/support.ts';
import { engines } from '../engines.ts';
import { day, hour, newKey } from '../support.ts';
import { heldTown, logOf, type HeldTown } from './town.ts';

const open = engines();
after(() => open.stop());

const path = '/petitions/velo';
const page = `/desk${path}/held`;
const thrown = 'jetable.net';

/** The mails that officers got of what is held. */
const told = ({ mailbox }: HeldTown) => mailbox.mails.filter(({ subject }) => /suspectes attendent/.test(subject));

describe('the page of what is held', () => {
  it('shows groups with what counting them changes, sets aside with a reason, and undoes it', async () => {
    const town = await heldTown(await open.memory());
    assert.match((await town.visit.get(page)).html, /Rien n’est retenu/);
    for (const name of ['ana', 'bo', 'cy']) await town.signs({ email: `${name}@${thrown}` });
    await town.signs({ email: 'di@laposte.net' });
    assert.match((await town.visit.get('/desk')).html, /Suspectes et non comptées : 3/);
    assert.match((await town.visit.get(`/desk${path}`)).html, /href="[^"]*\/held\?lang=fr">Participations suspectes/);
    const { html } = await town.visit.get(page);
    assert.match(html, /Des adresses jetables/);
    assert.match(html, new RegExp(`Domaine : ${thrown}`));
    assert.match(html, /3, depuis le 21 novembre 2026/);
    assert.match(html, /Si vous les comptez : 1 → 4/);
    assert.doesNotMatch(html, /ana@|Camille/);
    const fields = { ...hiddenOf(html), step: 'aside' };
    const empty = await town.visit.send(page, fields);
    assert.deepEqual([empty.status, /Dites pourquoi/.test(empty.html)], [422, true]);
    const done = await town.visit.send(page, { ...fields, 'why.fr': 'Un robot <b>a signé</b>.' });
    assert.match(done.html, /C’est écarté/);
    assert.match(done.html, /Écartées le [^<]*: 3/);
    assert.match(done.html, /Un robot &lt;b&gt;a signé&lt;\/b&gt;/);
    assert.match(await town.page(path), /3 hors du compte/);
    town.wait(1000);
    const again = await town.visit.send(page, fields);
    assert.deepEqual([again.status, /vient de changer/.test(again.html)], [422, false], 'a reason is asked for first');
    const late = await town.visit.send(page, { ...fields, 'why.fr': 'Un robot.' });
    assert.deepEqual([late.status, /vient de changer/.test(late.html)], [409, true]);
    const [, id = ''] = /name="id" value="([^"]+)"/.exec(done.html) ?? [];
    const undone = await town.visit.send(page, { step: 'undo', id, 'why.fr': 'Ce sont des gens.' });
    assert.match(undone.html, /La décision est annulée/);
    const counted = await town.visit.send(page, { ...hiddenOf(undone.html), step: 'count' });
    assert.match(counted.html, /C’est compté/);
    assert.equal((await town.signatures()).value, 4);
    const acts = (await logOf(town)).map(({ act }) => act);
    assert.deepEqual(acts.toSorted(), ['suspects-counted', 'suspects-reopened', 'suspects-set-aside']);
    await town.store.close();
  });

  it('is for those who publish there', async () => {
    const town = await heldTown(await open.memory());
    await town.signs({ email: `ana@${thrown}` });
    await town.appoint('lecture@valmont.fr', 'observer');
    const visit = await town.signedIn('lecture@valmont.fr');
    assert.equal((await visit.get(page)).status, 403);
    assert.doesNotMatch((await visit.get('/desk')).html, /Suspectes/);
    assert.equal((await town.app.request(`/desk/api${path}/held`)).status, 401);
    await town.store.close();
  });

  it('is told of by a mail, once a day at most, and only of what is new', async () => {
    const town = await heldTown(await open.memory());
    await town.appoint('lecture@valmont.fr', 'observer');
    await town.app.runDue();
    assert.equal(told(town).length, 0);
    await town.signs({ email: `ana@${thrown}` });
    for (let at = 0; at < 3; at += 1) {
      await town.app.runDue();
      await town.app.idle();
      await town.signs({ email: `bo${at}@${thrown}` });
      town.wait(hour);
    }
    const [mail] = told(town);
    assert.deepEqual([told(town).length, mail?.to], [1, 'qui@valmont.fr']);
    assert.match(
      mail?.text ?? '',
      /«\u00a0Des pistes cyclables\u00a0»[^]*https:\/\/participer\.exemple\/desk\/petitions\/velo\/held/,
    );
    assert.doesNotMatch(mail?.text ?? '', /jetable/);
    for (const wait of [day, day]) {
      town.wait(wait);
      await town.app.runDue();
      await town.app.idle();
    }
    assert.equal(told(town).length, 2, 'nothing came after the second');
    await town.store.close();
  });

  for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
    it(`is told of by no mail to who wants none, until they want it again, on ${engine}`, async () => {
      const town = await heldTown(await open[engine]());
      await town.appoint('autre@valmont.fr', 'editor');
      await town.appoint('lecture@valmont.fr', 'observer');
      const account = '/desk/account';
      assert.doesNotMatch((await (await town.signedIn('lecture@valmont.fr')).get(account)).html, /id="held-mails"/);
      assert.match((await town.visit.get(account)).html, /id="held-daily"[^>]*value="daily" checked/);
      const choose = async (pace: string, lang: string) =>
        (await town.signedIn('qui@valmont.fr')).send(`${account}/held?lang=${lang}`, { pace });
      const stopped = await choose('never', 'fr');
      assert.match(stopped.html, /role="status"[^>]*>C’est noté : vous ne recevrez plus de courriel/);
      assert.match(stopped.html, /id="held-never"[^>]*value="never" checked/);
      const due = async (email: string): Promise<string[]> => {
        town.wait(hour);
        await town.signs({ email });
        town.wait(day);
        const before = new Set(told(town));
        await town.app.runDue();
        await town.app.idle();
        return told(town)
          .filter((mail) => !before.has(mail))
          .map(({ to }) => to)
          .sort();
      };
      assert.deepEqual(await due(`ana@${thrown}`), ['autre@valmont.fr']);
      assert.match(told(town)[0]?.text ?? '', /Jamais[^]*https:\/\/participer\.exemple\/desk\/account\?lang=fr\n/);
      await choose('weekly', 'fr');
      assert.match((await choose('daily', 'en')).html, /Noted: an email will tell you that participation is held\./);
      assert.deepEqual(await due(`bo@${thrown}`), ['autre@valmont.fr', 'qui@valmont.fr']);
      await town.store.close();
    });
  }
});

describe('what makes an act suspect', () => {
  it('is a burst from one block, which is over when it is over', async () => {
    const town = await heldTown(await open.memory(), { burst: 2 });
    for (const name of ['a', 'b', 'c']) await town.signs({ email: `${name}@laposte.net`, from: '192.0.2.1' });
    for (const [at, name] of ['d', 'e', 'f', 'g', 'h'].entries())
      await town.signs({ email: `${name}@laposte.net`, from: `2001:db8:7:${at}00` });
    const { groups } = await town.groups();
    assert.deepEqual(
      groups.map(({ reason, number, domain }) => [reason, number, domain]),
      [
        ['burst', 1, undefined],
        ['burst', 1, undefined],
      ],
    );
    town.wait(hour);
    await town.signs({ email: 'i@laposte.net', from: '192.0.2.1' });
    assert.equal((await town.groups()).groups.length, 2);
    assert.equal((await town.signatures()).value, 7);
    await town.store.close();
  });

  it('is no number of people of a big provider, of a domain that is trusted, or behind a proxy', async () => {
    const options = {
      crowd: 1,
      burst: 1,
      trusted: ['universite.fr'],
      isInside: (sender: string) => sender === '10.0.0.1',
    };
    const town = await heldTown(await open.memory(), options);
    for (const domain of ['gmail.com', 'orange.fr', 'etu.universite.fr'])
      for (const name of ['a', 'b', 'c']) await town.signs({ email: `${name}@${domain}`, from: '10.0.0.1' });
    assert.deepEqual((await town.groups()).groups, []);
    for (const name of ['a', 'b']) await town.signs({ email: `${name}@${name}.petite.co.uk`, from: '10.0.0.1' });
    assert.deepEqual(
      (await town.groups()).groups.map(({ domain }) => domain),
      ['petite.co.uk'],
    );
    await town.store.close();
  });

  it('leaves no digest of who came from where after two days', async () => {
    const town = await heldTown(await open.memory());
    await town.signs({ email: 'a@petite.fr', from: '192.0.2.1' });
    assert.equal(await town.store.count(holdCounts, {}), 2);
    town.wait(3 * day);
    await town.app.runDue();
    assert.equal(await town.store.count(holdCounts, {}), 0);
    await town.store.close();
  });

  it('is a field that nobody sees, which a program filled in: it is answered alike', async () => {
    const town = await heldTown(await open.memory());
    const form = await town.page(path);
    assert.match(
      form,
      /<div class="trap" aria-hidden="true" inert><label for="homepage">Laissez ce champ vide<\/label>/,
    );
    assert.match(form, /<input id="homepage" name="homepage" type="text" tabindex="-1" autocomplete="off">/);
    const send = async (email: string, homepage: string) => {
      const key = newKey();
      const common = { name: 'Ana', place: 'Ici', textVersion: 'v1', noticeVersion: 'n1', lang: 'fr' };
      const begun = await town.submit('', { ...common, key, email, homepage });
      await town.app.idle();
      const done = await town.submit('/confirm', { key, code: town.codeFor(email), lang: 'fr' });
      return JSON.stringify([begun.status, begun.html, done.status, done.html])
        .replaceAll(key, 'K')
        .replaceAll(email, 'E');
    };
    assert.equal(await send('ana@laposte.net', 'https://acheter.fr'), await send('bo@laposte.net', ''));
    assert.deepEqual(
      (await town.groups()).groups.map(({ reason, number }) => [reason, number]),
      [['trap', 1]],
    );
    assert.equal((await town.signatures()).value, 1);
    await town.store.close();
  });
});
