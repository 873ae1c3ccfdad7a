import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { measureWalk, startFirstDays, type FirstDays } from '../support/first-days.ts';
import type { Officer } from '../support/officer.ts';
import { clickInside, fillInside, inside, textInside } from '../support/shadow.ts';
import { until } from '../support/until.ts';

/* The first days of a town, from an empty folder: what its officer presses at the desk, and what people meet on its old site. */

let days: FirstDays;
let officer: Officer;

/** A day as the desk writes it, e.g. “28 janvier 2027” or “1er mars 2027”. */
const aDay = String.raw`\d{1,2}(?:er)?\s\p{L}+ \d{4}`;

/** Writes the official answer, which keeps what was promised where anything was, and publishes it. */
async function answers(text: string, promise?: string): Promise<void> {
  await officer.follow('Répondre');
  await officer.write('author.fr', 'La maire');
  await officer.write('text.fr', text);
  if (promise) assert.ok(await officer.isChosen(promise), 'the one promise that is due is ticked');
  await officer.follow('Publier la réponse');
  assert.equal(await days.status(), 'La réponse est publiée.');
}

/** Hands over what there is to hand over: the page to be printed says these words. */
async function handsOver(words: RegExp): Promise<void> {
  await officer.follow('Remettre la liste');
  await officer.follow('Page à imprimer (PDF)');
  assert.match(await days.read('body'), words);
}

/** Looks for the way to write to people, where a petition has it: the page says why there is none. */
async function writesToNobody(): Promise<void> {
  const page = await days.read();
  assert.ok(!page.includes('Donner des nouvelles'), 'no link leads to a message');
  assert.match(page, /On n’écrit pas aux personnes ici.: aucune adresse n’est gardée pour cela/);
}

async function archives(path: string): Promise<void> {
  await days.openThing(path);
  await days.act('Archiver');
  assert.equal(await days.status(), 'La participation est archivée.');
}

/** Reads the public log of a thing: it tells these acts, and names nobody. */
async function logTells(path: string, acts: readonly string[], person: string): Promise<void> {
  await officer.goTo(`${days.url()}/log?of=${path}&lang=fr`);
  const log = await days.read('.log');
  for (const act of acts) assert.ok(log.includes(act), `${act} is not in the log`);
  assert.ok(!log.includes(person), 'the log names nobody');
}

async function signs(page: Page, name: string, address: string): Promise<void> {
  const widget = 'civic-petition';
  await clickInside(page, inside(widget, 'button.primary'));
  await fillInside(page, inside(widget, '#name'), name);
  await fillInside(page, inside(widget, '#email'), address);
  await fillInside(page, inside(widget, '#place'), 'Ville');
  await clickInside(page, inside(widget, '[name=receiveNews]'));
  await clickInside(page, inside(widget, 'form button[type=submit]'));
  await days.confirms(page, widget, address);
  await textInside(page, widget, '[part=thanks]');
}

async function votes(page: Page, address: string): Promise<void> {
  const widget = 'civic-poll';
  await clickInside(page, inside(widget, '.ballot input'));
  await clickInside(page, inside(widget, '[part=ballot] button[type=submit]'));
  await fillInside(page, inside(widget, '#email'), address);
  await clickInside(page, inside(widget, '[part=review] button[type=submit]'));
  await days.confirms(page, widget, address);
  await textInside(page, widget, '[part=thanks]');
}

async function comments(page: Page, text: string, name: string, address: string): Promise<void> {
  const widget = 'civic-comments';
  await clickInside(page, inside(widget, 'button.primary'));
  await fillInside(page, inside(widget, '#text'), text);
  await clickInside(page, inside(widget, '[name=side]'));
  await clickInside(page, inside(widget, 'form button[type=submit]'));
  await fillInside(page, inside(widget, '[part=join] #name'), name);
  await fillInside(page, inside(widget, '#email'), address);
  await clickInside(page, inside(widget, '[part=join] button[type=submit]'));
  await days.confirms(page, widget, address);
}

async function walkPetition(): Promise<void> {
  const { page } = officer;
  const walk = measureWalk(days, 'The first petition');
  await officer.goTo(`${days.setup}&lang=fr`);
  await officer.write('email', 'mairie@ville.exemple');
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
  assert.equal(await days.status(), 'C’est publié.');
  const presses = walk.live();
  assert.ok(presses <= 25, `${presses} presses`);

  const old = await days.pasteSnippet();
  await signs(old, 'Camille Martin', 'camille@exemple.fr');
  const path = '/petitions/ouvrir-le-marche-le-dimanche';
  await days.openThing(path);
  assert.match(await days.read(), /1 signature confirmée/);

  const promise = 'La collectivité publie une réponse écrite dans les deux mois.';
  assert.match(await days.read('.facts'), new RegExp(`réponse due le ${aDay}`, 'u'));
  await days.tells(old, 'civic-petition', promise);
  await officer.follow('Répondre');
  const duties = await days.read('section[aria-labelledby=duties]');
  assert.ok(duties.includes(promise), duties);
  assert.match(duties, new RegExp(`1 signature, atteint le ${aDay}. À faire au plus tard le ${aDay}.`, 'u'));
  await days.openThing(path);
  await answers('Le marché ouvre dès le premier dimanche.', '1 signature');
  await days.tells(old, 'civic-petition', 'dès le premier dimanche');
  await old.close();

  await days.openThing(path);
  assert.doesNotMatch(await days.read('.facts'), /réponse due/);
  await officer.follow('Donner des nouvelles');
  await officer.write('subject.fr', 'Le marché ouvre');
  await officer.write('text.fr', 'Rendez-vous dimanche à neuf heures.');
  await officer.follow('Enregistrer et relire');
  await officer.follow('Envoyer à 1 personne');
  await days.startAgain();
  await until(async () => {
    const mails = await (await fetch(`${days.url()}/mailbox`, { headers: { Accept: 'text/html' } })).text();
    return mails.includes('Rendez-vous dimanche') && mails.includes('camille@exemple.fr');
  }, 'the news in the mailbox');

  await days.openThing(path);
  await days.act('Clore maintenant', 'Tout est dit.');
  assert.equal(await days.status(), 'La participation est close.');
  await handsOver(/Camille Martin/);
  await archives(path);
  walk.ended();
  await logTells(path, ['Publication', 'Clôture', 'Archivage'], 'Camille');
}

async function walkVote(): Promise<void> {
  const walk = measureWalk(days, 'The vote');
  await days.begin('Vote rapide', 'Quand ouvrir la bibliothèque ?');
  await officer.write('options.0.label.fr', 'Le jeudi soir');
  await officer.write('options.1.label.fr', 'Le dimanche matin');
  await officer.follow('Continuer');
  await officer.write('closesAt', '2099-12-31');
  for (let step = 0; step < 3; step += 1) await officer.follow('Continuer');
  await officer.follow('Aperçu et essai');
  assert.match(await textInside(officer.page, 'civic-poll', '[part=ballot]'), /Le jeudi soir/);
  await officer.follow('Voir le résumé');
  await officer.follow('Publier');
  walk.live();
  const old = await days.pasteSnippet();
  await votes(old, 'vote@exemple.fr');

  const path = '/polls/quand-ouvrir-la-bibliotheque';
  await days.openThing(path);
  // What a vote promises is due once it is closed.
  assert.doesNotMatch(await days.read('.facts'), /réponse due/);
  await days.act('Clore maintenant', 'Tout est dit.');
  assert.match(await days.read('.facts'), new RegExp(`1 vote.*réponse due le ${aDay}`, 'u'));
  await days.tells(old, 'civic-poll', 'La collectivité publie ce qu’elle fait du résultat.');
  await answers('La bibliothèque ouvre le jeudi soir.', 'Après la clôture');
  await days.tells(old, 'civic-poll', 'ouvre le jeudi soir');
  await old.close();

  await days.openThing(path);
  assert.doesNotMatch(await days.read('.facts'), /réponse due/);
  await writesToNobody();
  await handsOver(/Le jeudi soir/);
  await archives(path);
  walk.ended();
  await logTells(path, ['Publication', 'Clôture', 'Archivage'], 'vote@exemple.fr');
}

async function walkDiscussion(): Promise<void> {
  const { page } = officer;
  const walk = measureWalk(days, 'The discussion');
  await days.begin('Discussion pour et contre', 'Réaménager la place du Marché');
  await officer.choose('Relire chaque commentaire avant sa parution');
  for (let step = 0; step < 3; step += 1) await officer.follow('Continuer');
  await officer.follow('Aperçu et essai');
  assert.match(await textInside(page, 'civic-comments', '[part=title]'), /Réaménager la place du Marché/);
  await officer.follow('Voir le résumé');
  await officer.follow('Publier');
  walk.live();
  const old = await days.pasteSnippet();
  await comments(old, 'Des bancs à l’ombre.', 'Nina Petit', 'nina@exemple.fr');

  await page.bringToFront();
  await until(async () => {
    await officer.goTo(`${days.url()}/desk/moderation?lang=fr`);
    return (await page.content()).includes('Des bancs à l’ombre.');
  }, 'the comment in the queue');
  await officer.follow('Publier');
  await days.tells(old, 'civic-comments', 'Des bancs à l’ombre.');

  const path = '/threads/reamenager-la-place-du-marche';
  await days.openThing(path);
  await answers('La ville plante douze tilleuls et pose six bancs.');
  await days.tells(old, 'civic-comments', 'plante douze tilleuls');
  const answer = await textInside(old, 'civic-comments', '[part=answer]');
  assert.match(answer, /La maire/);
  await old.close();

  await days.openThing(path);
  await writesToNobody();
  await days.act('Clore maintenant', 'Tout est dit.');
  assert.equal(await days.status(), 'La participation est close.');
  await handsOver(/Nina Petit.*Des bancs à l’ombre\./);
  await archives(path);
  walk.ended();
  await logTells(path, ['Publication', 'Réponse officielle', 'Clôture', 'Archivage'], 'Nina');
}

describe('an officer who has never seen the desk', () => {
  before(async () => {
    days = await startFirstDays();
    ({ officer } = days);
  });
  after(() => days.close());
  it(
    'sets the site up, makes a petition, answers it, tells those who asked, hands the list over and archives it',
    walkPetition,
  );
  it(
    'makes a vote, which people cast on the old site, closes it, answers it, hands the ballots over and archives it',
    walkVote,
  );
  it(
    'makes a discussion, lets a comment through that waited, answers, closes it, hands the comments over and archives it',
    walkDiscussion,
  );
});
