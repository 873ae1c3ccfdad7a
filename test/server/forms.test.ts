import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkIn, petitionDocument, value, world } from './support.ts';

/** The fields of the form with this action, as a browser would send them untouched. */
function formIn(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${action.replaceAll('/', '\\/')}[#"][\\s\\S]*?</form>`).exec(html)?.[0];
  assert.ok(form, `no form leads to ${action}`);
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    if (tag.includes('type="checkbox"') && !/\schecked/.test(tag)) continue;
    const name = /\sname="([^"]*)"/.exec(tag)?.[1];
    if (name) fields[name] = unescape(/\svalue="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  return fields;
}

const unescape = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const person = { name: 'Camille Martin', email: 'camille@exemple.fr', place: 'Valmont' };
const path = '/petitions/velo/signatures';

describe('without JavaScript', () => {
  it('one signs, types the code, and withdraws', async () => {
    const town = await world();
    const form = formIn(await town.page('/petitions/velo'), path);
    assert.deepEqual(Object.keys(form).sort(), [
      'email',
      'homepage',
      'key',
      'lang',
      'name',
      'noticeVersion',
      'place',
      'textVersion',
    ]);
    const received = await town.submit('', { ...form, ...person });
    assert.equal(received.status, 202);
    assert.match(received.html, /<h1>Signature reçue, il reste une étape<\/h1>/);
    assert.match(received.html, /autocomplete="one-time-code"/);

    const code = formIn(received.html, `${path}/confirm`);
    const wrong = await town.submit('/confirm', { ...code, code: 'abc' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /role="alert"[\s\S]*Ce code n’est pas le bon/);

    const counted = await town.submit('/confirm', {
      ...formIn(wrong.html, `${path}/confirm`),
      code: town.mailbox.mails[0]?.code ?? '',
    });
    assert.equal(counted.status, 200);
    assert.match(counted.html, /<h1>Merci, votre signature est comptée<\/h1>/);
    assert.equal((await value(town)).value, 1);

    const withdrawn = await town.submit('/withdraw', formIn(counted.html, `${path}/withdraw`));
    assert.match(withdrawn.html, /<h1>Votre signature est retirée<\/h1>/);
    assert.equal((await value(town)).value, 0);
  });

  for (const written of [
    (code: string) => `Code : ${code}`,
    (code: string) => `Votre code est ${code}, valable 24 heures.`,
    (code: string) => `\u202b${code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))}\u202c`,
    (code: string) => `${code.slice(0, 3)}-${code.slice(3)}\u200b`,
    (code: string) => [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(' '),
  ]) {
    it(`one may type the code as ${JSON.stringify(written('123456'))}`, async () => {
      const town = await world();
      const received = await town.submit('', { ...formIn(await town.page('/petitions/velo'), path), ...person });
      assert.doesNotMatch(received.html, /maxlength/, 'what is pasted is not cut');
      const code = written(town.mailbox.mails[0]?.code ?? '');
      const counted = await town.submit('/confirm', { ...formIn(received.html, `${path}/confirm`), code });
      assert.match(counted.html, /<h1>Merci, votre signature est comptée<\/h1>/);
    });
  }

  it('one confirms and withdraws by the links of the mail', async () => {
    const town = await world();
    await town.submit('', { ...formIn(await town.page('/petitions/velo?lang=en'), path), ...person });
    const { path: link } = linkIn(town, 'confirm');
    const asked = await town.page(link);
    assert.match(asked, /<html lang="en">/);
    assert.match(asked, /name="robots" content="noindex"/);
    const counted = await town.submit('/confirm', formIn(asked, `${path}/confirm`));
    assert.match(counted.html, /<h1>Thank you, your signature has been counted<\/h1>/);
    const withdrawn = await town.submit(
      '/withdraw',
      formIn(await town.page(linkIn(town, 'withdraw').path), `${path}/withdraw`),
    );
    assert.match(withdrawn.html, /<h1>Your signature has been withdrawn<\/h1>/);
  });

  it('one mends what is wrong, and nothing typed is lost', async () => {
    const town = await world();
    const form = formIn(await town.page('/petitions/velo'), path);
    const typed = { name: '=cmd|"<b>', email: 'camille', place: 'L’Île-d’Yeu', displayPublicly: 'yes' };
    const { status, html } = await town.submit('', { ...form, ...typed });
    assert.equal(status, 422);
    assert.match(html, /<title>Il reste 2 points à corriger avant l’envoi – Des pistes cyclables/);
    assert.match(html, /<li><a href="#name">Ce champ ne peut pas commencer par/);
    assert.match(html, /<li><a href="#email">L’adresse électronique doit être de la forme/);
    assert.match(html, /id="email"[^>]*aria-describedby="email-hint email-error"[^>]*aria-invalid="true"/);
    const again = formIn(html, path);
    assert.deepEqual([again['name'], again['email'], again['place']], [typed.name, typed.email, typed.place]);
    assert.equal(again['displayPublicly'], 'yes');
    assert.equal(again['receiveNews'], undefined, 'a box that was not ticked stays so');
    assert.equal((await town.submit('', { ...again, ...person })).status, 202);
  });

  it('boxes begin unticked, and the notice says who, why and how long', async () => {
    const town = await world();
    const html = await town.page('/petitions/velo');
    assert.equal([...html.matchAll(/type="checkbox"/g)].length, 2);
    assert.doesNotMatch(html, /\schecked/);
    assert.match(html, /Responsable\u00a0: Ville\. Finalité\u00a0: compter\. Conservation\u00a0: un an\./);
    for (const autocomplete of ['name', 'email', 'address-level2'])
      assert.ok(html.includes(`autocomplete="${autocomplete}"`));
  });

  it('two people who sign from one kept page are two acts', async () => {
    const town = await world();
    const form = formIn(await town.page('/petitions/velo'), path);
    await town.submit('', { ...form, ...person });
    const second = await town.submit('', { ...form, ...person, email: 'dominique@exemple.fr' });
    assert.equal(second.status, 202);
    assert.notEqual(formIn(second.html, `${path}/confirm`)['key'], form['key']);
    assert.deepEqual(
      town.mailbox.mails.map(({ to }) => to),
      ['dominique@exemple.fr', 'camille@exemple.fr'],
    );
  });

  it('a double click is one act', async () => {
    const town = await world();
    const form = formIn(await town.page('/petitions/velo'), path);
    const answers = await Promise.all([1, 2].map(() => town.submit('', { ...form, ...person })));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [202, 202],
    );
    assert.equal(town.mailbox.mails.length, 1);
  });

  it('one asks for another mail, to a corrected address', async () => {
    const town = await world();
    const received = await town.submit('', {
      ...formIn(await town.page('/petitions/velo'), path),
      ...person,
      email: 'camile@exemple.fr',
    });
    const form = formIn(received.html, `${path}/resend`);
    assert.equal(form['email'], 'camile@exemple.fr');
    const wrong = await town.submit('/resend', { ...form, email: 'camille' });
    assert.match(wrong.html, /id="email-error"/);
    const resent = await town.submit('/resend', { ...form, email: person.email });
    assert.match(resent.html, /role="status">Nous avons envoyé un nouveau courriel/);
    assert.equal(town.mailbox.mails[0]?.to, person.email);
    for (let more = 0; more < 3; more += 1) await town.submit('/resend', form);
    const none = await town.submit('/resend', form);
    assert.equal(none.status, 429);
    assert.match(none.html, /Le nombre de courriels possibles est atteint/);
  });

  it('a text that changed is shown again with what was typed', async () => {
    const town = await world();
    const form = formIn(await town.page('/petitions/velo'), path);
    const { status, html } = await town.submit('', { ...form, ...person, textVersion: 'v0' });
    assert.equal(status, 409);
    assert.match(html, /Le texte a changé/);
    const again = formIn(html, path);
    assert.equal(again['name'], person.name);
    assert.equal((await town.submit('', again)).status, 202);
  });

  it('a broken link says so', async () => {
    const town = await world();
    for (const token of ['', 'x', `${'a'.repeat(43)}.${'b'.repeat(22)}`]) {
      const response = await town.app.request(`/petitions/velo/confirm?token=${token}`, {
        headers: { Accept: 'text/html' },
      });
      assert.equal(response.status, 422);
      assert.match(await response.text(), /Ce lien n’est pas ou n’est plus valable/);
    }
  });

  it('the page has one heading of the first level, landmarks, a language switch and what social sites read', async () => {
    const town = await world();
    for (const [lang, title] of Object.entries(petitionDocument.title)) {
      const html = await town.page(`/petitions/velo?lang=${lang}`);
      assert.match(html, new RegExp(`<html lang="${lang}">`));
      assert.match(html, new RegExp(`<title>${title} – Civic Widgets</title>`));
      assert.equal([...html.matchAll(/<h1[\s>]/g)].length, 1);
      for (const tag of ['header', 'main', 'footer'])
        assert.equal([...html.matchAll(new RegExp(`<${tag}[\\s>]`, 'g'))].length, 1);
      assert.match(
        html,
        new RegExp(
          `href="/petitions/velo\\?lang=${lang === 'fr' ? 'en' : 'fr'}" lang="${lang === 'fr' ? 'en' : 'fr'}"`,
        ),
      );
      assert.match(html, new RegExp(`property="og:title" content="${title}"`));
      const address = `https://participer.exemple/petitions/velo${lang === 'fr' ? '' : '?lang=en'}`;
      assert.ok(html.includes(`property="og:url" content="${address}"`));
      assert.ok(html.includes(`rel="canonical" href="${address}"`));
      assert.match(html, /<civic-petition src="\/petitions\/velo"/);
      assert.doesNotMatch(html, /\sstyle=|<style|\son\w+=|undefined|\[object/);
    }
  });

  it('the site around the pages can be set', async () => {
    const site = { name: 'Valmont <3', stylesheet: '/ville.css', script: '/w.js', home: '/accueil' };
    const html = await (await world({ site })).page('/petitions/velo');
    for (const part of ['Valmont &lt;3', 'href="/ville.css"', 'src="/w.js"', 'href="/accueil"'])
      assert.ok(html.includes(part), part);
  });
});
