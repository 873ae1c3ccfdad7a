import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { openDesk } from '../../../src/server/desk/open.ts';
import { giveLink, giveSetupLink } from '../../../src/server/desk/sign-in.ts';
import { engines } from '../engines.ts';
import { day, hour, minute, start } from '../support.ts';
import { base, deskTown, enter, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

const editor = 'redaction@valmont.fr';

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the way into the desk, on ${engine}`, () => {
    const town = async () => deskTown({ store: await open[engine]() });

    it('is by the mailed code, typed where it was asked for, once', async () => {
      const valmont = await town();
      await valmont.appoint(editor, 'editor');
      const visit = valmont.browser();
      const asked = await visit.send('/desk/sign-in', { email: '  Redaction@VALMONT.fr ' });
      await valmont.app.idle();
      const [mail] = valmont.mailbox.mails;
      assert.equal(mail?.to, editor);
      assert.match(mail?.subject ?? '', /^\d{6}\u00a0: votre code pour le bureau de /);
      const fields = { ...hiddenOf(asked.html), code: `Code : ${mail?.code}` };
      const elsewhere = await valmont.browser().send('/desk/enter', { ...fields, ask: 'another' });
      assert.equal(elsewhere.status, 422);
      const desk = await visit.send('/desk/enter', fields);
      assert.equal(desk.status, 200);
      assert.match(desk.html, /<h1>Participations<\/h1>/);
      assert.match(desk.html, /Des pistes cyclables/);
      const again = await valmont.browser().send('/desk/enter', fields);
      assert.equal(again.status, 422);
      await valmont.store.close();
    });

    it('is by the link of the mail, after one press, once', async () => {
      const valmont = await town();
      await valmont.appoint(editor, 'editor');
      await valmont.browser().send('/desk/sign-in', { email: editor });
      await valmont.app.idle();
      const [link = ''] = /https:\S+/.exec(valmont.mailbox.mails[0]?.text ?? '') ?? [];
      const path = link.slice(base.length);
      const visit = valmont.browser();
      // Programs that read mails open links: that alone uses up nothing.
      const opened = [await visit.get(path), await visit.get(path)];
      for (const { html } of opened) assert.match(html, /Ce lien sert une seule fois/);
      assert.equal(visit.cookies.size, 0);
      const token = new URL(link).searchParams.get('token')!;
      assert.match((await visit.send('/desk/enter', { token })).html, /<h1>Participations/);
      assert.match((await valmont.browser().send('/desk/enter', { token })).html, /Ce lien a déjà servi/);
      assert.match((await valmont.browser().get(path)).html, /Ce lien a déjà servi/);
      await valmont.store.close();
    });

    it('tells nobody who is an officer', async () => {
      const valmont = await town();
      await valmont.appoint(editor, 'editor');
      const asked = async (email: string) => {
        const { status, html } = await valmont.browser().send('/desk/sign-in', { email });
        const seen = html.replaceAll(email, '…').replace(/name="ask" value="[^"]*"/, '');
        return { status, seen };
      };
      assert.deepEqual(await asked('inconnue@valmont.fr'), await asked(editor));
      await valmont.app.idle();
      assert.equal(valmont.mailbox.mails.length, 1);
      const visit = valmont.browser();
      const { html } = await visit.send('/desk/sign-in', { email: 'inconnue@valmont.fr' });
      const { status, html: after } = await visit.send('/desk/enter', { ...hiddenOf(html), code: '123456' });
      assert.equal(status, 422);
      assert.match(after, /n’est pas le bon|code/);
      await valmont.store.close();
    });

    it('closes after five wrong codes, and after an hour', async () => {
      const valmont = await town();
      await valmont.appoint(editor, 'editor');
      const visit = valmont.browser();
      const asked = await visit.send('/desk/sign-in', { email: editor });
      await valmont.app.idle();
      const code = valmont.mailbox.mails[0]?.code ?? '';
      const wrong = code === '000000' ? '111111' : '000000';
      const fields = hiddenOf(asked.html);
      for (let tried = 0; tried < 5; tried += 1) {
        assert.equal((await visit.send('/desk/enter', { ...fields, code: wrong })).status, 422);
      }
      assert.match((await visit.send('/desk/enter', { ...fields, code })).html, /Trop d’essais/);
      const second = await visit.send('/desk/sign-in', { email: editor });
      await valmont.app.idle();
      valmont.wait(hour);
      const late = { ...hiddenOf(second.html), code: valmont.mailbox.mails[0]?.code ?? '' };
      assert.equal((await visit.send('/desk/enter', late)).status, 422);
      assert.equal(visit.cookies.size, 0);
      await valmont.store.close();
    });

    it('sends ten mails an hour to an address, and lets its owner in by any of them, or by the command, meanwhile', async () => {
      const valmont = await town();
      await valmont.appoint(editor, 'editor');
      for (let asked = 0; asked < 13; asked += 1) {
        await valmont.browser().send('/desk/sign-in', { email: editor });
        await valmont.app.idle();
      }
      assert.equal(valmont.mailbox.mails.length, 10);
      valmont.wait(hour - minute);
      await valmont.browser().send('/desk/sign-in', { email: editor });
      await valmont.app.idle();
      assert.equal(valmont.mailbox.mails.length, 10);
      const [link = ''] = /https:\S+/.exec(valmont.mailbox.mails[0]?.text ?? '') ?? [];
      const mailed = { token: new URL(link).searchParams.get('token') ?? '' };
      assert.match((await valmont.browser().send('/desk/enter', mailed)).html, /<h1>Participations/);
      const { token } = await giveLink(valmont.store, editor, start);
      assert.match((await valmont.browser().send('/desk/enter', { token })).html, /<h1>Participations/);
      valmont.wait(hour + minute);
      await valmont.browser().send('/desk/sign-in', { email: editor });
      await valmont.app.idle();
      assert.equal(valmont.mailbox.mails.length, 11);
      await valmont.store.close();
    });

    it('says how to get another link as long as nobody runs the site, by which it is set up then', async () => {
      const valmont = await town();
      const links = { store: valmont.store, baseUrl: base, clock: () => start };
      const setup = await giveSetupLink(links);
      valmont.wait(day);
      const visit = valmont.browser();
      const late = await visit.get(`${setup.slice(base.length)}&lang=fr`);
      assert.equal(late.status, 422);
      assert.match(late.html, /Redémarrez le serveur : il affiche un nouveau lien/);
      assert.doesNotMatch(late.html, /nouveau code|Personne n’administre/);
      const cut = await visit.get('/desk/setup?token=abc&lang=en');
      assert.match(cut.html, /Start the server again: it prints a new one/);
      const token = new URL(setup).searchParams.get('token')!;
      const sent = await visit.send('/desk/setup', { token, email: 'mairie@valmont.fr' });
      assert.deepEqual([sent.status, visit.cookies.size], [422, 0]);
      assert.match(sent.html, /Redémarrez le serveur/);
      assert.match((await visit.get('/desk')).html, /Personne n’administre encore ce site/);
      // What a server does that is started again.
      const again = await openDesk({ ...links, clock: () => start + day }, false);
      const begun = { token: new URL(again!).searchParams.get('token')!, email: 'mairie@valmont.fr' };
      assert.match((await visit.send('/desk/setup', begun)).html, /<h1>Le site/);
      const stranger = valmont.browser();
      assert.match((await stranger.get(setup.slice(base.length))).html, /Demandez un nouveau code/);
      assert.doesNotMatch((await stranger.get('/desk')).html, /Personne n’administre/);
      await valmont.store.close();
    });

    it('opens once for whoever sets up the server, and never again', async () => {
      const valmont = await town();
      const setup = await giveSetupLink({ store: valmont.store, baseUrl: base, clock: () => start });
      const other = await giveSetupLink({ store: valmont.store, baseUrl: base, clock: () => start });
      const path = setup.slice(base.length);
      const visit = valmont.browser();
      const page = await visit.get(path);
      assert.match(page.html, /<h1>Bienvenue/);
      const token = new URL(setup).searchParams.get('token')!;
      const faulty = await visit.send('/desk/setup', { token, email: 'mairie' });
      assert.equal(faulty.status, 422);
      assert.match(faulty.html, /value="mairie"/);
      const desk = await visit.send('/desk/setup', { token, email: 'mairie@valmont.fr' });
      assert.match(desk.html, /<h1>Le site/);
      assert.match((await visit.get('/desk/officers')).html, /mairie@valmont\.fr/);
      for (const link of [setup, other]) {
        assert.equal((await valmont.browser().get(link.slice(base.length))).status, 422);
        const stranger = valmont.browser();
        const late = { token: new URL(link).searchParams.get('token')!, email: 'autre@valmont.fr' };
        assert.equal((await stranger.send('/desk/setup', late)).status, 422);
        assert.equal(stranger.cookies.size, 0);
      }
      await valmont.store.close();
    });
  });
}

describe('the way in that leads nowhere any more', () => {
  it('says so, and what to do: a session that has ended, an officer who was dismissed', async () => {
    const valmont = await deskTown();
    await valmont.appoint('maire@valmont.fr', 'owner');
    await valmont.appoint(editor, 'editor');
    const [owner, visit] = [await valmont.signedIn('maire@valmont.fr'), await valmont.signedIn(editor)];
    await owner.send('/desk/officers/remove', { email: editor, role: 'editor', scope: '' });
    const dismissed = await visit.get('/desk/petitions/velo');
    assert.match(dismissed.at, /^\/desk\/sign-in\?to=%2Fdesk%2Fpetitions%2Fvelo/);
    assert.match(dismissed.html, /role="status">.*votre accès a été retiré.*demandez à une personne responsable/);
    valmont.wait(24 * hour);
    assert.match((await owner.get('/desk')).html, /votre session a pris fin.*Entrez de nouveau/);
    assert.doesNotMatch((await valmont.browser().get('/desk')).html, /votre session a pris fin/);
  });

  it('says so, and what to do: a code that was used, in one tab and in two', async () => {
    const valmont = await deskTown();
    await valmont.appoint(editor, 'editor');
    const visit = valmont.browser();
    const asked = await visit.send('/desk/sign-in', { email: editor, to: '/desk/log' });
    await valmont.app.idle();
    const [mail] = valmont.mailbox.mails;
    const fields = { ...hiddenOf(asked.html), code: mail?.code ?? '' };
    const [link = ''] = /https:\S+/.exec(mail?.text ?? '') ?? [];
    const elsewhere = valmont.browser();
    await elsewhere.send('/desk/enter', { token: new URL(link).searchParams.get('token') ?? '' });
    const used = await visit.send('/desk/enter', fields);
    assert.equal(used.status, 422);
    assert.match(used.html, /Ce code n’est plus valable.*Recevoir un nouveau code/);
    // In the browser that the link has let in, the tab with the code goes on.
    const tab = await elsewhere.send('/desk/enter', fields);
    assert.deepEqual([tab.status, tab.at], [200, '/desk/log?lang=fr']);
    for (const path of ['/desk/sign-in', `/desk/enter?token=${new URL(link).searchParams.get('token')}`]) {
      assert.match((await elsewhere.get(path)).html, /Vous êtes déjà dans le bureau sur cet appareil/, path);
      assert.doesNotMatch((await valmont.browser().get(path)).html, /Vous êtes déjà dans le bureau/, path);
    }
  });
});

describe('a session at the desk', () => {
  it('is kept in a cookie of the desk alone, which no script and no other site gets', async () => {
    const valmont = await deskTown();
    await valmont.appoint(editor, 'editor');
    const asked = await valmont.browser().send('/desk/sign-in', { email: editor });
    await valmont.app.idle();
    const body = new URLSearchParams({ ...hiddenOf(asked.html), code: valmont.mailbox.mails[0]?.code ?? '' });
    const response = await valmont.app.request('/desk/enter', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: base },
      body: body.toString(),
    });
    assert.equal(response.status, 303);
    const [cookie = ''] = response.headers.getSetCookie();
    assert.match(cookie, /^civic-desk=[\w-]{22};/);
    for (const part of ['Path=/desk', 'HttpOnly', 'Secure', 'SameSite=Strict'])
      assert.ok(cookie.includes(part), cookie);
  });

  it('stands below the path of the server', async () => {
    const valmont = await deskTown({ baseUrl: 'https://ville.exemple/participer' });
    await valmont.appoint(editor, 'editor');
    const page = await valmont.browser().send('/desk/sign-in', { email: editor }, { Origin: 'https://ville.exemple' });
    assert.match(page.html, /action="\/participer\/desk\/enter/);
    assert.match(page.html, /href="\/participer\/civic-desk\.css"/);
    await valmont.app.idle();
    assert.match(valmont.mailbox.mails[0]?.text ?? '', /https:\/\/ville\.exemple\/participer\/desk\/enter\?token=/);
  });

  it('ends by itself, on this device, and on all of them', async () => {
    const valmont = await deskTown();
    await valmont.appoint(editor, 'owner');
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => valmont.signedIn(editor)));
    const isIn = async (visit: typeof first) => (await visit!.get('/desk')).html.includes('<h1>Participations');
    assert.ok(await isIn(first));
    const left = await first!.send('/desk/sign-out', {});
    assert.match(left.at, /^\/desk\/sign-in/);
    assert.match(left.html, /<p role="status" class="done">La déconnexion est faite\.<\/p>/);
    assert.deepEqual([await isIn(first), await isIn(second), await isIn(third)], [false, true, true]);
    const everywhere = await second!.send('/desk/sign-out', { everywhere: 'yes' });
    assert.match(everywhere.html, /role="status" class="done">La déconnexion est faite, sur tous vos appareils\./);
    assert.match(
      (await second!.get(everywhere.at.replace('lang=fr', 'lang=en'))).html,
      /You are signed out on all devices\./,
    );
    // Who was out already ended nothing elsewhere, and is not told so.
    const again = await third!.send('/desk/sign-out', { everywhere: 'yes' });
    assert.doesNotMatch(again.html, /sur tous vos appareils/);
    assert.deepEqual([await isIn(second), await isIn(third)], [false, false]);
    const visit = await valmont.signedIn(editor);
    for (let passed = 0; passed < 14; passed += 1) {
      assert.ok(await isIn(visit));
      valmont.wait(11 * hour);
    }
    assert.ok(await isIn(visit));
    valmont.wait(24 * hour);
    assert.ok(!(await isIn(visit)));
    const long = await valmont.signedIn(editor);
    for (let passed = 0; passed < 16; passed += 1) {
      valmont.wait(11 * hour);
      await long.get('/desk');
    }
    assert.ok(!(await isIn(long)), `${(16 * 11 * hour) / day} days`);
  });

  it('takes no form of another site', async () => {
    const valmont = await deskTown();
    await valmont.appoint(editor, 'owner');
    const visit = await valmont.signedIn(editor);
    const { html } = await visit.get('/desk/petitions/velo');
    const fields = { ...hiddenOf(html), act: 'close' };
    for (const headers of [
      { Origin: 'https://mal.exemple', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'https://participer.exemple.mal.exemple', 'Sec-Fetch-Site': 'same-site' },
    ]) {
      assert.equal((await visit.send('/desk/petitions/velo', fields, headers)).status, 403);
    }
    assert.equal((await valmont.read())['phase' as never], 'open');
  });

  it('leads back to the page that was asked for, and nowhere else', async () => {
    const valmont = await deskTown();
    await valmont.appoint(editor, 'editor');
    const wanted = await valmont.browser().get('/desk/petitions/velo');
    assert.match(wanted.at, /^\/desk\/sign-in\?to=%2Fdesk%2Fpetitions%2Fvelo/);
    for (const [to, at] of [
      ['/desk/petitions/velo', '/desk/petitions/velo'],
      ['https://mal.exemple/desk', '/desk'],
      ['//mal.exemple', '/desk'],
      ['/desk/../../mal', '/desk'],
      ['/desk/sign-out', '/desk'],
      ['/desk\\mal', '/desk'],
    ]) {
      const visit = valmont.browser();
      const asked = await visit.send('/desk/sign-in', { email: editor, to: to! });
      await valmont.app.idle();
      const { at: came } = await visit.send('/desk/enter', {
        ...hiddenOf(asked.html),
        code: valmont.mailbox.mails[0]?.code ?? '',
      });
      assert.equal(came, `${at}?lang=fr`);
      valmont.wait(hour);
    }
  });

  it('is of no use to who is dismissed', async () => {
    const valmont = await deskTown();
    await valmont.appoint('maire@valmont.fr', 'owner');
    await valmont.appoint(editor, 'editor');
    const [owner, visit] = [await valmont.signedIn('maire@valmont.fr'), await valmont.signedIn(editor)];
    const asked = await valmont.browser().send('/desk/sign-in', { email: editor });
    await valmont.app.idle();
    await owner.send('/desk/officers/remove', { email: editor, role: 'editor', scope: '' });
    assert.match((await visit.get('/desk')).at, /^\/desk\/sign-in/);
    const late = valmont.browser();
    await late.send('/desk/enter', { ...hiddenOf(asked.html), code: valmont.mailbox.mails[0]?.code ?? '' });
    assert.match((await late.get('/desk')).at, /^\/desk\/sign-in/);
    assert.ok(await enter(valmont, valmont.browser(), 'maire@valmont.fr'));
  });
});
