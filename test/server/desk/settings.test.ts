import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { siteSettings } from '../../../src/server/desk/settings/tables.ts';
import { giveSetupLink } from '../../../src/server/desk/sign-in.ts';
import { engines } from '../engines.ts';
import { start, world } from '../support.ts';
import { program } from './program.ts';
import { base, deskTown, hiddenOf, type Browser, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const owner = 'maire@valmont.fr';
const seenBy = async ({ app }: { app: DeskTown['app'] }, path: string): Promise<string> =>
  (await (await app.request(path, { headers: { Accept: 'text/html' } })).text()).replace(/\s+/g, ' ');

const fields = { name: 'Valmont participe', home: 'https://valmont.exemple/', timeZone: 'Indian/Reunion' };

/** Fills in a form of the settings, upon what stands there. */
const change = async (visit: Browser, path: string, typed: Record<string, string>) =>
  visit.send(path, { ...hiddenOf((await visit.get(path)).html), ...typed });

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10, 1, 2, 3]);
/** Sends a picture with the colour beside it, as the one form of both does. */
async function sendLook(
  visit: Browser,
  content: string | Uint8Array<ArrayBuffer>,
  { accent = '#1f4b99', path = '/desk/settings/look' } = {},
) {
  const form = new FormData();
  form.set('logo', new Blob([content]), 'logo.png');
  const hidden = hiddenOf((await visit.get(path)).html);
  for (const [name, value] of Object.entries({ ...hidden, accent })) form.set(name, value);
  return visit.upload(path, form);
}

async function ownedTown(options: Parameters<typeof deskTown>[0] = {}) {
  const town = await deskTown(options);
  await town.appoint(owner, 'owner');
  return { town, visit: await town.signedIn(owner) };
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the settings of the site, on ${engine}`, () => {
    it('change its pages at once, and those of other processes when they look again', async () => {
      const store = await open[engine]();
      const { town, visit } = await ownedTown({ store });
      const other = await world({ store });
      const elsewhere = await deskTown({ store });
      assert.match(await seenBy(town, '/petitions/velo'), /– Civic Widgets<\/title>/);
      const saved = await change(visit, '/desk/settings/site', fields);
      assert.match(saved.html, /C’est enregistré/);
      assert.equal(saved.at, '/desk/settings/site?done=saved&lang=fr');
      await change(visit, '/desk/settings/look', { accent: '#0B5563' });
      for (const path of ['/petitions/velo', '/donnees-personnelles.html', '/desk/sign-in']) {
        const page = await seenBy(town, path);
        assert.match(page, /– Valmont participe<\/title>/, path);
        assert.match(page, /href="\/civic-site\.css\?accent=0b5563"/, path);
      }
      assert.match(await seenBy(town, '/petitions/velo'), /class="site-name" href="https:\/\/valmont\.exemple\/"/);
      assert.equal(town.app.site.timeZone, 'Indian/Reunion');
      assert.match(await seenBy(elsewhere, '/petitions/velo'), /– Civic Widgets<\/title>/);
      await elsewhere.app.runDue();
      assert.match(await seenBy(elsewhere, '/petitions/velo'), /– Valmont participe<\/title>/);
      await town.sign({ email: 'a@exemple.fr' });
      await town.app.idle();
      assert.ok(town.mailbox.mails[0]?.text.endsWith('\n\nValmont participe\n'));
      assert.match(await seenBy(other, '/petitions/velo'), /– Civic Widgets/);
      await change(visit, '/desk/settings/site', { name: '', home: '', timeZone: 'Europe/Paris' });
      assert.match(await seenBy(town, '/petitions/velo'), /– Civic Widgets<\/title>/);
      await store.close();
    });

    it('stand in the public log by their names, never by their values', async () => {
      const store = await open[engine]();
      const { town, visit } = await ownedTown({ store });
      await change(visit, '/desk/settings/site', fields);
      await change(visit, '/desk/settings/site', fields);
      const log = await (await town.app.request('/log', { headers: { Accept: 'application/json' } })).text();
      const { items } = JSON.parse(log) as { items: { act: string; by: string; settings?: string[] }[] };
      const lines = items.filter(({ act }) => act === 'settings');
      assert.deepEqual(
        lines.map(({ by, settings }) => [by, settings]),
        [['owner', ['name', 'home', 'timeZone']]],
      );
      assert.doesNotMatch(log, /Valmont participe|Reunion/);
      assert.match(await seenBy(town, '/log'), /Réglages du site.*nom, page d’accueil, fuseau horaire/);
      await store.close();
    });

    it('lose nothing where two change them at once', async () => {
      const store = await open[engine]();
      const { town, visit } = await ownedTown({ store });
      const second = await town.signedIn(owner);
      const [mine, theirs] = await Promise.all([visit.get('/desk/settings/site'), second.get('/desk/settings/site')]);
      await visit.send('/desk/settings/site', { ...hiddenOf(mine.html), ...fields });
      const typed = { ...fields, name: 'Valmont & vous' };
      const late = await second.send('/desk/settings/site', { ...hiddenOf(theirs.html), ...typed });
      assert.equal(late.status, 409);
      assert.match(late.html, /Quelqu’un d’autre vient de changer/);
      assert.match(late.html, /value="Valmont &amp; vous"/);
      assert.match(late.html, /Il y a maintenant : Valmont participe/);
      assert.equal(town.app.site.name, 'Valmont participe');
      await second.send('/desk/settings/site', { ...hiddenOf(late.html), ...typed });
      assert.equal(town.app.site.name, 'Valmont & vous');
      await store.close();
    });

    it('keep a picture in the database, answered so that nothing in it runs', async () => {
      const store = await open[engine]();
      const { town, visit } = await ownedTown({ store });
      const sent = await sendLook(visit, png);
      const [, path = ''] = /class="site-name"[^>]*><img src="([^"]+)"/.exec(sent.html.replace(/ >/g, '>')) ?? [];
      assert.match(path, /^\/civic-logo\/[\w-]{22}\.png$/);
      const answer = await town.app.request(path);
      assert.equal(answer.headers.get('Content-Type'), 'image/png');
      assert.equal(answer.headers.get('X-Content-Type-Options'), 'nosniff');
      assert.match(answer.headers.get('Content-Security-Policy') ?? '', /^sandbox; default-src 'none'/);
      assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), png);
      const svg = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>';
      await sendLook(visit, svg);
      const drawn = await town.app.request(town.app.site.logo!);
      assert.equal(drawn.headers.get('Content-Type'), 'image/svg+xml');
      assert.equal((await town.app.request(path)).status, 200);
      town.wait(3_600_000);
      await visit.send('/desk/settings/look/logo', { remove: 'yes' });
      assert.equal(town.app.site.logo, undefined);
      assert.equal((await town.app.request(path)).status, 404);
      await store.close();
    });
  });
}

describe('the settings', () => {
  it('are for owners alone', async () => {
    const { town } = await ownedTown();
    for (const role of ['editor', 'moderator', 'clerk', 'observer'] as const) {
      await town.appoint(`${role}@valmont.fr`, role);
      const visit = await town.signedIn(`${role}@valmont.fr`);
      assert.doesNotMatch((await visit.get('/desk')).html, /desk\/settings/);
      for (const path of ['', '/site', '/look', '/privacy', '/footer', '/mail']) {
        assert.equal((await visit.get(`/desk/settings${path}`)).status, 403, `${role} ${path}`);
      }
      assert.equal((await visit.send('/desk/settings/site', fields)).status, 403);
      assert.equal((await visit.send('/desk/settings/footer', { conformity: 'full' })).status, 403);
      assert.equal((await sendLook(visit, png)).status, 403);
      assert.equal((await visit.send('/desk/settings/mail', {})).status, 403);
    }
    assert.match((await town.browser().send('/desk/settings/site', fields)).html, /<h1>Entrer au bureau/);
    assert.equal(town.app.site.name, 'Civic Widgets');
  });

  it('show what the environment sets, and leave it alone', async () => {
    const site = { name: 'Ville de Valmont', stylesheet: '/town.css', privacy: 'https://valmont.exemple/donnees' };
    const { town, visit } = await ownedTown({ site });
    const page = await visit.get('/desk/settings/site');
    assert.match(page.html, /Ville de Valmont<br \/><span class="hint">Réglé au démarrage du serveur \(SITE_NAME/);
    assert.doesNotMatch(page.html, /<input id="name"/);
    await change(visit, '/desk/settings/site', fields);
    assert.equal(town.app.site.name, 'Ville de Valmont');
    assert.equal(town.app.site.home, fields.home);
    assert.match((await visit.get('/desk/settings/look')).html, /\(SITE_ACCENT, SITE_STYLE/);
    assert.match((await visit.get('/desk/settings/privacy')).html, /\(PRIVACY_URL/);
    await visit.send('/desk/settings/look', { accent: '#0b5563' });
    assert.equal(town.app.site.accent, undefined);
  });

  it('take no colour that can’t be read, and offer the nearest one that can', async () => {
    const { town, visit } = await ownedTown();
    const refused = await change(visit, '/desk/settings/look', { accent: '#ffb000' });
    assert.equal(refused.status, 422);
    assert.match(refused.html, /<a href="#accent">Cette couleur se lit mal sur fond clair : contraste de 1,6 pour 1/);
    const [, offered = ''] = /type="color" value="(#\w{6})"/.exec(refused.html) ?? [];
    assert.notEqual(offered, '#ffb000');
    const taken = await visit.send('/desk/settings/look', { ...hiddenOf(refused.html), accent: offered });
    assert.equal(taken.status, 200);
    assert.equal(town.app.site.accent, offered);
    const css = await (await town.app.request(`/civic-site.css?accent=${offered.slice(1)}`)).text();
    assert.match(css, RegExp(`--accent: light-dark\\(${offered}, #\\w{6}\\);`));
    assert.equal((await town.app.request('/civic-site.css?accent=red;}')).status, 404);
    assert.equal((await change(visit, '/desk/settings/look', { accent: 'red' })).status, 422);
  });

  it('take the colour and the picture of one form together, or neither', async () => {
    const { town, visit } = await ownedTown();
    const refused = await sendLook(visit, png, { accent: '#ffb000' });
    assert.equal(refused.status, 422);
    assert.match(refused.html, /<a href="#accent">Cette couleur se lit mal/);
    assert.match(refused.html, /<a href="#logo">Choisissez de nouveau ce fichier/);
    const wrong = await sendLook(visit, 'texte', { accent: '#0b5563' });
    assert.match(wrong.html, /<a href="#logo">Ce fichier n’est pas une image/);
    assert.match(wrong.html, /type="color" value="#0b5563"/);
    assert.deepEqual([town.app.site.accent, town.app.site.logo], [undefined, undefined]);
    await sendLook(visit, png, { accent: '#0b5563' });
    assert.equal(town.app.site.accent, '#0b5563');
    assert.match(town.app.site.logo ?? '', /\.png$/);
    assert.match(await seenBy(town, '/log'), /couleur, logo|logo, couleur/);
    // Someone else was faster: neither is done.
    const form = new FormData();
    form.set('logo', new Blob([png]), 'logo.png');
    for (const [name, value] of Object.entries({ accent: '#7a1f5c', version: 'x' })) form.set(name, value);
    const late = await visit.upload('/desk/settings/look', form);
    assert.equal(late.status, 409);
    assert.match(late.html, /Quelqu’un d’autre vient de changer ces réglages/);
    assert.equal(town.app.site.accent, '#0b5563');
  });

  it('take no file that is no picture, that runs something, or that is too large', async () => {
    const { town, visit } = await ownedTown();
    const upload = (content: string | Uint8Array<ArrayBuffer>) => sendLook(visit, content);
    for (const [content, says] of [
      ['<!doctype html><script>alert(1)</script>', /n’est pas une image/],
      ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', /contient un programme/],
      ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', /contient un programme/],
      [new Uint8Array(257 * 1024).fill(1), /trop lourd/],
    ] as const) {
      const refused = await upload(content);
      assert.equal(refused.status, 422);
      assert.match(refused.html, says);
      assert.doesNotMatch(refused.html, /Le logo d’avant/, 'there is none');
    }
    assert.equal((await upload(new Uint8Array(1100 * 1024))).status, 413);
    assert.equal((await upload('')).status, 200, 'no file was chosen');
    assert.equal(town.app.site.logo, undefined);
    await upload('<svg xmlns="http://www.w3.org/2000/svg"/>');
    assert.match((await upload('texte')).html, /n’est pas une image[^<]* Le logo d’avant est toujours là\./);
    assert.match(town.app.site.logo ?? '', /\.svg$/);
    assert.equal((await town.app.request('/civic-logo/none.png')).status, 404);
  });

  it('say what is wrong beside its field, and keep what was typed', async () => {
    const { visit } = await ownedTown();
    const refused = await change(visit, '/desk/settings/site', { ...fields, home: 'javascript:alert(1)' });
    assert.equal(refused.status, 422);
    assert.match(refused.html, /<a href="#home">Indiquez une adresse complète/);
    assert.match(refused.html, /aria-describedby="home-hint home-error"/);
    assert.match(refused.html, /value="Valmont participe"/);
    assert.match(refused.html, /<option value="Indian\/Reunion" selected>/);
    const long = await change(visit, '/desk/settings/site', { ...fields, name: 'x'.repeat(101) });
    assert.match(long.html, /<a href="#name">Ce nom est trop long/);
  });

  it('stand below the path of the server', async () => {
    const town = await deskTown({ baseUrl: `${base}/ville` });
    await town.store.write(async (writer) => {
      await writer.put(siteSettings, { name: 'accent', value: '"#0b5563"', at: start });
    });
    await town.app.runDue();
    assert.match(await seenBy(town, '/petitions/velo'), /href="\/ville\/civic-site\.css\?accent=0b5563"/);
  });
});

describe('the page on personal data', () => {
  const notice = {
    controller: 'Commune de Valmont\n1 place de la Mairie',
    contact: 'donnees@valmont.fr',
    officer: '',
    purpose_fr: 'Compter les signatures.',
    purpose_en: 'To count signatures.',
    basis: 'public-task',
    recipients_fr: '',
    recipients_en: '',
    kept: '12',
    span: 'months',
  };

  it('is made of what the town says and what the program does, in both languages', async () => {
    const { town, visit } = await ownedTown();
    assert.match((await visit.get('/desk/settings/privacy')).html, /Personne n’est encore nommé/);
    const saved = await change(visit, '/desk/settings/privacy', notice);
    assert.match(saved.html, /Responsable : Commune de Valmont/);
    const french = await seenBy(town, '/donnees-personnelles.html');
    for (const says of [
      /Commune de Valmont<br \/>1 place de la Mairie/,
      /<a href="mailto:donnees@valmont\.fr">/,
      /Compter les signatures\./,
      /article 6\.1\.e/,
      /L’équipe du site, et personne d’autre/,
      /12 mois après la clôture/,
      /Sans elle, ce que vous faites ne peut être ni confirmé ni compté/,
      /Il n’y a pas de cookie[^]*combien de fois quelqu’un commence à remplir un formulaire/,
      /vous y opposer/,
      /https:\/\/www\.cnil\.fr\/fr\/plaintes/,
    ]) {
      assert.match(french, says);
    }
    assert.doesNotMatch(french, /DPO/);
    const english = await seenBy(town, '/donnees-personnelles.html?lang=en');
    for (const says of [
      /To count signatures\./,
      /can’t be confirmed, and is not counted/,
      /12 months after the close/,
      /CNIL, the French authority/,
    ]) {
      assert.match(english, says);
    }
    const more = {
      ...notice,
      officer: 'dpo@valmont.fr',
      basis: 'consent',
      recipients_fr: 'L’hébergeur.',
      span: 'days',
    };
    const short = await change(visit, '/desk/settings/privacy', { ...more, kept: '30' });
    assert.equal(short.status, 422);
    assert.match(short.html, /<a href="#kept">Indiquez un nombre entier, de 31 à/);
    await change(visit, '/desk/settings/privacy', { ...more, kept: '31' });
    const changed = await seenBy(town, '/donnees-personnelles.html');
    for (const says of [/mailto:dpo@valmont/, /Vous pouvez le retirer/, /L’hébergeur\./, /31 jours après/]) {
      assert.match(changed, says);
    }
  });

  it('asks for what the law asks for', async () => {
    const { town, visit } = await ownedTown();
    const empty = { ...notice, controller: ' ', contact: '', purpose_fr: '', purpose_en: '', kept: '1,5' };
    const refused = await change(visit, '/desk/settings/privacy', empty);
    assert.equal(refused.status, 422);
    for (const name of ['controller', 'contact', 'purpose_fr', 'kept']) {
      assert.match(refused.html, RegExp(`<a href="#${name}">`), name);
    }
    assert.match(refused.html, /value="1,5"/);
    const long = await change(visit, '/desk/settings/privacy', { ...notice, controller: 'x'.repeat(2001) });
    assert.match(long.html, /<a href="#controller">Ce texte est trop long\s:\s2\s000/);
    assert.equal(town.app.site.notice, undefined);
  });

  it('names who answers by an address that one can write to', async () => {
    const { town, visit } = await ownedTown();
    const { send } = await program(town, 'owner');
    for (const wrong of ['x', 'nobody', 'javascript:alert(1)', 'https://', 'mairie@', 'ftp://ville.example']) {
      const refused = await change(visit, '/desk/settings/privacy', { ...notice, contact: wrong, officer: wrong });
      assert.equal(refused.status, 422, wrong);
      for (const name of ['contact', 'officer'])
        assert.match(refused.html, RegExp(`<a href="#${name}">Indiquez une adresse électronique complète`), wrong);
    }
    assert.equal(town.app.site.notice, undefined);
    const page = { contact: 'https://valmont.fr/contact', officer: 'https://valmont.fr/dpo' };
    assert.equal((await change(visit, '/desk/settings/privacy', { ...notice, ...page })).status, 200);
    assert.match(await seenBy(town, '/donnees-personnelles.html'), /<a href="https:\/\/valmont\.fr\/contact"/);
    const given = { ...town.app.site.notice!, contact: 'x', officer: 'nobody' };
    const refused = await send('PATCH', '/settings', { notice: given });
    assert.deepEqual([refused.status, refused.body.errors?.map(({ field }) => field)], [422, ['contact', 'officer']]);
  });

  it('names the legitimate interests where they are what allows it', async () => {
    const { town, visit } = await ownedTown();
    const unnamed = await change(visit, '/desk/settings/privacy', { ...notice, basis: 'interest', interests_fr: ' ' });
    assert.equal(unnamed.status, 422);
    assert.match(unnamed.html, /<a href="#interests_fr">Nommez les intérêts légitimes/);
    assert.equal(town.app.site.notice, undefined);
    const interests = { interests_fr: 'Connaître l’avis des membres.', interests_en: 'To know what members want.' };
    await change(visit, '/desk/settings/privacy', { ...notice, basis: 'interest', ...interests });
    assert.match(await seenBy(town, '/donnees-personnelles.html'), /intérêts poursuivis[^]*l’avis des membres\./);
    assert.match(await seenBy(town, '/donnees-personnelles.html?lang=en'), /pursued:[^]*To know what members want\./);
    const form = await visit.get('/desk/settings/privacy');
    assert.match(form.html, /Connaître l’avis des membres\./, 'it is kept');
    const { send } = await program(town, 'owner');
    const { interests: named, ...without } = town.app.site.notice!;
    const refused = await send('PATCH', '/settings', { notice: without });
    assert.equal(refused.status, 422);
    assert.match(JSON.stringify(refused.body), /interests_fr.*Name the legitimate interests/);
    const other = { ...without, interests: { en: 'To keep the club alive.' } };
    assert.equal((await send('PATCH', '/settings', { notice: other })).status, 200);
    assert.match(await seenBy(town, '/donnees-personnelles.html?lang=en'), /To keep the club alive\./);
    assert.ok(named);
    await change(visit, '/desk/settings/privacy', { ...notice, ...interests });
    assert.doesNotMatch(await seenBy(town, '/donnees-personnelles.html'), /intérêts poursuivis/);
  });

  it('shows nothing of what is typed as markup', async () => {
    const { town, visit } = await ownedTown();
    await change(visit, '/desk/settings/privacy', { ...notice, controller: '<script>alert(1)</script>' });
    // What was taken before addresses were asked for stands there still, and is no link.
    const kept = { ...town.app.site.notice!, contact: 'javascript:alert(1)', officer: 'nobody' };
    await town.store.write((writer) =>
      writer.put(siteSettings, { name: 'notice', value: JSON.stringify(kept), at: start }),
    );
    await town.app.runDue();
    const page = await seenBy(town, '/donnees-personnelles.html');
    assert.match(page, /&lt;script&gt;/);
    assert.match(page, /javascript:alert\(1\)[^]*nobody/);
    assert.doesNotMatch(page, /<script>alert|href="javascript/);
  });
});

describe('a new site', () => {
  it('is led through its settings, each of which can be skipped, to what comes first', async () => {
    const town = await deskTown();
    const link = new URL(await giveSetupLink({ store: town.store, baseUrl: base, clock: () => start }));
    const visit = town.browser();
    const first = await visit.get(`${link.pathname}${link.search}`);
    const begun = await visit.send('/desk/setup', { ...hiddenOf(first.html), email: owner });
    assert.equal(begun.at, '/desk/begin/site?lang=fr');
    assert.match(begun.html, /Étape 2 sur 5/);
    const looks = await visit.send('/desk/begin/site', { ...hiddenOf(begun.html), ...fields });
    assert.equal(looks.at, '/desk/begin/look?done=saved&lang=fr');
    assert.match(looks.html, />Passer cette étape</);
    const privacy = await sendLook(visit, png, { accent: '#0b5563', path: '/desk/begin/look' });
    assert.equal(town.app.site.accent, '#0b5563');
    assert.match(privacy.html, /<h1>Les données personnelles<\/h1>/);
    assert.match(privacy.html, /une par personne, et en rendre compte/);
    const mail = await visit.get('/desk/begin/mail');
    const [, end = ''] = /<a href="([^"]+)">Terminer<\/a>/.exec(mail.html) ?? [];
    const ready = await visit.get(end);
    assert.match(ready.html, /<a class="start" href="\/desk\/new\?lang=fr">Créer votre première participation/);
    assert.equal(town.app.site.name, fields.name);
    assert.match(town.app.site.logo ?? '', /\.png$/);
  });
});

it('names time zones in the language of the page', async () => {
  const { visit } = await ownedTown();
  const french = (await visit.get('/desk/settings/site?lang=fr')).html;
  for (const zone of ['La Réunion (océan Indien)', 'Paris (Europe)', 'Dakar (Afrique)', 'New York (Amérique)'])
    assert.ok(french.includes(`>${zone}</option>`), zone);
  assert.doesNotMatch(french, /\((?:Africa|America|Asia|Indian|Pacific)\b/);
  assert.ok((await visit.get('/desk/settings/site?lang=en')).html.includes('>Reunion (Indian Ocean)</option>'));
});

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  it(`calls zones by their present names, and knows the earlier ones, on ${engine}`, async () => {
    const store = await open[engine]();
    await store.write((writer) => writer.put(siteSettings, { name: 'timeZone', value: '"Europe/Kiev"', at: start }));
    const { town, visit } = await ownedTown({ store });
    await town.app.runDue();
    assert.equal(town.app.site.timeZone, 'Europe/Kiev');
    const path = '/desk/settings/site?lang=en';
    const { html } = await visit.get(path);
    const zones = [...html.matchAll(/<option value="(\w+\/[^"]+)"/g)].map(([, zone = '']) => zone);
    assert.equal(new Set(zones).size, zones.length, 'each once');
    for (const [now, before] of [
      ['Europe/Kyiv', 'Europe/Kiev'],
      ['Asia/Kolkata', 'Asia/Calcutta'],
      ['Asia/Ho_Chi_Minh', 'Asia/Saigon'],
      ['America/Argentina/Buenos_Aires', 'America/Buenos_Aires'],
      ['Pacific/Kanton', 'Pacific/Enderbury'],
    ] as const) {
      assert.ok(zones.includes(now) && !zones.includes(before), now);
      assert.doesNotThrow(() => new Intl.DateTimeFormat('en', { timeZone: now }), now);
    }
    assert.match(html, /<option value="Europe\/Kyiv" selected ?>Kyiv \(Europe\)</);
    assert.match((await visit.get('/desk/settings?lang=en')).html, /Kyiv \(Europe\)/);
    // What is dated goes on by the zone, whatever it is called.
    assert.match((await visit.get('/petitions/velo?lang=en')).html, /1\sDecember 2026/);
    const { send } = await program(town, 'owner');
    for (const name of ['Asia/Calcutta', 'Asia/Kolkata']) {
      assert.equal((await send('PATCH', '/settings', { timeZone: name })).body['timeZone'], 'Asia/Kolkata', name);
      assert.equal(town.app.site.timeZone, 'Asia/Kolkata');
    }
    assert.match((await visit.get(path)).html, /<option value="Asia\/Kolkata" selected ?>/);
    await store.close();
  });
}
