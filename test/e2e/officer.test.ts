import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../support/browser.ts';
import { startTown } from '../support/demo.ts';
import { codeFor } from '../support/mailbox.ts';
import { officerOn, type Officer } from '../support/officer.ts';
import { appears, clickInside, fillInside, inside, textInside } from '../support/shadow.ts';
import { until } from '../support/until.ts';

/* The first days of a town, from an empty folder: what its officer presses at the desk, and what people meet on its old site. */

type Town = Awaited<ReturnType<typeof startTown>>;

let town: Town;
let chromium: Browser;
let officer: Officer;
let oldSite: Server;
let pasted = '';

before(async () => {
  town = await startTown();
  chromium = await launch('chromium');
  officer = officerOn(await chromium.newPage());
  oldSite = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><html lang="fr"><head><title>Ville</title></head><body><h1>Ville</h1>${pasted}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => oldSite.listen(0, '127.0.0.1', resolve));
});
after(async () => {
  await chromium.close();
  await town.close();
  oldSite.close();
});

const email = 'mairie@ville.exemple';

/** Ends the server and starts it again with its data, as an operator does; what is due is done at the start. */
async function startAgain(): Promise<void> {
  await town.kill();
  town = await startTown(town.data);
}

/** The code that the desk gives to be pasted, in a page of another origin. */
async function pasteSnippet(): Promise<Page> {
  pasted = await officer.page.$eval('#script', (field) => (field as HTMLTextAreaElement).value);
  const page = await chromium.newPage();
  await page.goto(`http://127.0.0.1:${(oldSite.address() as AddressInfo).port}/`);
  return page;
}

/** Goes to the page of a thing at the desk. */
const openThing = (path: string) => officer.page.goto(`${town.url}/desk${path}?lang=fr`);
const status = (): Promise<string> =>
  officer.page.$eval('[role=status]', ({ textContent }) => (textContent ?? '').trim());

/** Answers the mailed code. */
async function confirms(page: Page, widget: string, address: string): Promise<void> {
  await appears(page, inside(widget, '#code'));
  const code = await codeFor(chromium, town.url, address);
  await page.bringToFront();
  await fillInside(page, inside(widget, '#code'), code);
  await clickInside(page, inside(widget, 'form:has(#code) button[type=submit]'));
}

/** Begins something from its model, up to its title. */
async function begin(model: string, title: string): Promise<void> {
  await officer.page.goto(`${town.url}/desk?lang=fr`);
  await officer.follow('Nouveau');
  await officer.choose(model);
  await officer.follow('Commencer');
  await officer.write('title.fr', title);
  await officer.follow('Continuer');
}

async function signs(page: Page, name: string, address: string): Promise<void> {
  const widget = 'civic-petition';
  const submit = inside(widget, 'form button[type=submit]');
  await clickInside(page, inside(widget, 'button.primary'));
  await fillInside(page, inside(widget, '#name'), name);
  await fillInside(page, inside(widget, '#email'), address);
  await fillInside(page, inside(widget, '#place'), 'Ville');
  await clickInside(page, inside(widget, '[name=receiveNews]'));
  await clickInside(page, submit);
  await confirms(page, widget, address);
  await textInside(page, widget, '[part=thanks]');
}

describe('an officer who has never seen the desk', () => {
  it('sets the site up, makes a petition, answers it, tells those who asked, hands the list over and archives it', async () => {
    const began = performance.now();
    const { page } = officer;
    await page.goto(`${town.setup}&lang=fr`);
    await officer.write('email', email);
    await officer.follow('Entrer au bureau');
    await officer.write('name', 'Ville participe');
    await officer.follow('Enregistrer et continuer');
    for (let step = 0; step < 2; step += 1) await officer.follow('Passer cette étape');
    await officer.follow('Terminer');
    await officer.follow('Créer votre première participation');
    await officer.choose('Pétition');
    await officer.follow('Commencer');
    await officer.write('title.fr', 'Ouvrir le marché le dimanche');
    await officer.write('text.fr', 'Nous demandons un essai de six mois, le dimanche matin.');
    await officer.follow('Continuer');
    await officer.write('thresholds.0.at', '1');
    await officer.follow('Continuer');
    await officer.write('closesAt', '2099-12-31');
    await officer.follow('Continuer');
    await officer.follow('Continuer');
    await officer.follow('Aperçu et essai');
    await textInside(page, 'civic-petition', '[part=count]');
    await officer.follow('Voir le résumé');
    await officer.follow('Publier');
    assert.equal(await status(), 'C’est publié.');
    const [presses, seconds] = [officer.presses(), Math.round((performance.now() - began) / 1000)];
    console.log(
      `The first petition is live after ${presses} presses, ${seconds} s without the time to think and type.`,
    );
    assert.ok(presses <= 25, `${presses} presses`);

    const old = await pasteSnippet();
    await signs(old, 'Camille Martin', 'camille@exemple.fr');
    const path = '/petitions/ouvrir-le-marche-le-dimanche';
    await openThing(path);
    assert.match(await page.$eval('main', ({ textContent }) => textContent ?? ''), /1 signature confirmée/);

    await officer.follow('Répondre');
    await officer.write('author.fr', 'La maire');
    await page.$eval(
      '[name=at]',
      (field) => ((field as HTMLInputElement).value = new Date().toISOString().slice(0, 10)),
    );
    await officer.write('text.fr', 'Le marché ouvre dès le premier dimanche.');
    await officer.follow('Publier la réponse');
    assert.equal(await status(), 'La réponse est publiée.');
    await old.bringToFront();
    await old.reload();
    await old.waitForFunction(() =>
      document.querySelector('civic-petition')?.shadowRoot?.textContent.includes('dès le premier dimanche'),
    );

    await openThing(path);
    await officer.follow('Donner des nouvelles');
    await officer.write('subject.fr', 'Le marché ouvre');
    await officer.write('text.fr', 'Rendez-vous dimanche à neuf heures.');
    await officer.follow('Enregistrer et relire');
    await officer.follow('Envoyer à 1 personne');
    await startAgain();
    await until(async () => {
      const mails = await (await fetch(`${town.url}/mailbox`, { headers: { Accept: 'text/html' } })).text();
      return mails.includes('Rendez-vous dimanche') && mails.includes('camille@exemple.fr');
    }, 'the news in the mailbox');

    await openThing(path);
    await officer.unfold('Clore maintenant');
    await officer.follow('Clore maintenant');
    assert.equal(await status(), 'La participation est close.');
    await officer.follow('Remettre la liste');
    await officer.follow('Page à imprimer (PDF)');
    assert.match(await page.$eval('body', ({ textContent }) => textContent ?? ''), /Camille Martin/);
    await openThing(path);
    await officer.unfold('Archiver');
    await officer.follow('Archiver');
    assert.equal(await status(), 'La participation est archivée.');

    await page.goto(`${town.url}/log?lang=fr`);
    const log = await page.$eval('.log', ({ textContent }) => textContent ?? '');
    for (const act of ['Publication', 'Clôture', 'Archivage']) assert.ok(log.includes(act), `${act} is not in the log`);
    assert.ok(!log.includes('Camille'), 'the log names nobody');
    await old.close();
  });

  it('makes a vote, which people cast on the old site, closes it, hands the ballots over and archives it', async () => {
    const { page } = officer;
    await begin('Vote rapide', 'Quand ouvrir la bibliothèque ?');
    await officer.write('options.0.label.fr', 'Le jeudi soir');
    await officer.write('options.1.label.fr', 'Le dimanche matin');
    await officer.follow('Continuer');
    await officer.write('closesAt', '2099-12-31');
    for (let step = 0; step < 3; step += 1) await officer.follow('Continuer');
    await officer.follow('Publier');
    const old = await pasteSnippet();
    const widget = 'civic-poll';
    await clickInside(old, inside(widget, '.ballot input'));
    await clickInside(old, inside(widget, '[part=ballot] button[type=submit]'));
    await fillInside(old, inside(widget, '#email'), 'vote@exemple.fr');
    await clickInside(old, inside(widget, '[part=review] button[type=submit]'));
    await confirms(old, widget, 'vote@exemple.fr');
    await textInside(old, widget, '[part=thanks]');
    await old.close();

    const path = '/polls/quand-ouvrir-la-bibliotheque';
    await openThing(path);
    await officer.unfold('Clore maintenant');
    await officer.follow('Clore maintenant');
    assert.match(await page.$eval('main', ({ textContent }) => textContent ?? ''), /1 vote/);
    await officer.follow('Remettre la liste');
    await officer.follow('Page à imprimer (PDF)');
    assert.match(await page.$eval('body', ({ textContent }) => textContent ?? ''), /Le jeudi soir/);
    await openThing(path);
    await officer.unfold('Archiver');
    await officer.follow('Archiver');
    assert.equal(await status(), 'La participation est archivée.');
  });

  it('makes a discussion, lets a comment through that waited, closes it and archives it', async () => {
    const { page } = officer;
    await begin('Discussion pour et contre', 'Réaménager la place du Marché');
    await officer.choose('Relire chaque commentaire avant sa parution');
    for (let step = 0; step < 3; step += 1) await officer.follow('Continuer');
    await officer.follow('Publier');
    const old = await pasteSnippet();
    const widget = 'civic-comments';
    await clickInside(old, inside(widget, 'button.primary'));
    await fillInside(old, inside(widget, '#text'), 'Des bancs à l’ombre.');
    await clickInside(old, inside(widget, '[name=side]'));
    await clickInside(old, inside(widget, 'form button[type=submit]'));
    await fillInside(old, inside(widget, '[part=join] #name'), 'Nina Petit');
    await fillInside(old, inside(widget, '#email'), 'nina@exemple.fr');
    await clickInside(old, inside(widget, '[part=join] button[type=submit]'));
    await confirms(old, widget, 'nina@exemple.fr');

    await page.bringToFront();
    await until(async () => {
      await page.goto(`${town.url}/desk/moderation?lang=fr`);
      return (await page.content()).includes('Des bancs à l’ombre.');
    }, 'the comment in the queue');
    await officer.follow('Publier');
    await old.bringToFront();
    // The answer of before may be kept for ten seconds.
    await old.setCacheEnabled(false);
    await old.reload();
    await old.waitForFunction(() =>
      document.querySelector('civic-comments')?.shadowRoot?.textContent.includes('Des bancs à l’ombre.'),
    );
    await old.close();

    await openThing('/threads/reamenager-la-place-du-marche');
    for (const act of ['Clore maintenant', 'Archiver']) {
      await officer.unfold(act);
      await officer.follow(act);
    }
    assert.equal(await status(), 'La participation est archivée.');
  });
});
