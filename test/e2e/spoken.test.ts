import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../support/browser.ts';
import { startDemo, type Demo } from '../support/demo.ts';
import { codeFor } from '../support/mailbox.ts';
import { appears, clickInside, fillInside, focuses, inside, tabTo } from '../support/shadow.ts';
import { findUnspeakable, heardOn, listen, readAloud, type Spoken } from '../support/spoken.ts';
import { until } from '../support/until.ts';

let demo: Demo;
let chromium: Browser;

before(async () => {
  demo = await startDemo();
  chromium = await launch('chromium');
});
afterEach(async () => {
  for (const page of (await chromium.pages()).slice(1)) await page.close();
});
after(async () => {
  await chromium.close();
  await demo.close();
});

/** Opens a page as high as it needs, for what is out of sight is not in the tree. */
async function open(path: string): Promise<Page> {
  const page = await chromium.newPage();
  await page.setViewport({ width: 800, height: 6000 });
  await page.goto(`${demo.url}${path}?lang=fr`);
  await listen(page);
  return page;
}

/** Waits until something of a role has this name, and answers it; in each state, all that can be reached has a name of its own. */
async function says(page: Page, role: string, name: string | RegExp): Promise<Spoken> {
  const found = await until(
    async () =>
      (await readAloud(page)).find(
        (each) => each.role === role && (typeof name === 'string' ? each.name === name : name.test(each.name)),
      ),
    `${role} "${String(name)}"`,
  );
  assert.deepEqual(findUnspeakable(await readAloud(page)), []);
  return found;
}

const names = (all: readonly Spoken[], role: string): string[] =>
  all.filter((each) => each.role === role).map(({ name }) => name);

const press = async (page: Page, text: string): Promise<void> => {
  await tabTo(page, text);
  await page.keyboard.press('Enter');
};

async function confirm(page: Page, email: string, widget: string): Promise<void> {
  const code = await codeFor(chromium, demo.url, email);
  await page.bringToFront();
  await fillInside(page, inside(widget, '#code'), code);
  await page.keyboard.press('Enter');
  await appears(page, inside(widget, '[part=thanks]'));
}

/** The ring of what has the focus, within shadow roots: its width in pixels. */
const ring = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element ?? document.body);
    return outlineStyle === 'none' ? 'none' : outlineWidth;
  });

describe('what a screen reader is told of a petition', () => {
  it('before one signs: a title, the number in words, what it obliges as a list, one button', async () => {
    const page = await open('/petitions/pistes-cyclables');
    await says(page, 'button', 'Signer la pétition');
    const all = await readAloud(page);
    const [title] = all.filter(({ role }) => role === 'heading');
    assert.equal(title?.name, 'Des pistes cyclables séparées sur les trois ponts');
    assert.deepEqual(title?.states, ['level=1']);
    assert.ok(names(all, 'article').includes(title.name), 'the widget is named after its title');
    assert.equal(names(all, 'listitem').length, 3);
    assert.deepEqual(names(all, 'image'), [], 'the bar says nothing that the words do not');
    const status = all.find(({ role }) => role === 'status');
    assert.deepEqual(status?.states, ['live=polite', 'atomic']);
  });

  it('shows no ring to who goes by mouse', async () => {
    const page = await open('/petitions/pistes-cyclables');
    await clickInside(page, inside('civic-petition', 'button.primary'));
    await focuses(page, 'Votre signature');
    assert.equal(await ring(page), 'none');
  });

  it('while one signs: each step by its heading, each field with what is asked and what is wrong, each act once', async () => {
    const page = await open('/petitions/pistes-cyclables');
    await appears(page, inside('civic-petition', '[part=count]'));
    await press(page, 'Signer la pétition');
    await focuses(page, 'Votre signature');
    assert.equal(await ring(page), '3px', 'where reading goes on is shown to who goes by keyboard');
    for (const field of ['Prénom et nom', 'Adresse électronique', 'Commune de résidence']) {
      const { states } = await says(page, 'textbox', field);
      assert.ok(states.includes('required'), field);
      assert.ok(!states.includes('invalid'), `${field} is not wrong before it was filled in`);
    }
    assert.match((await says(page, 'textbox', 'Adresse électronique')).description, /nom@exemple\.fr/);

    await press(page, 'Prénom et nom');
    const alert = await until(
      async () => (await readAloud(page)).find(({ role, states }) => role === 'alert' && states.includes('focused')),
      'the list of faults with the focus',
    );
    assert.ok(alert.states.includes('live=assertive'));
    for (const field of ['Prénom et nom', 'Adresse électronique', 'Commune de résidence']) {
      const { states, description } = await says(page, 'textbox', field);
      assert.ok(states.includes('invalid'), field);
      assert.match(description, /Indiquez votre/);
    }

    const email = 'orca@exemple.fr';
    await fillInside(page, inside('civic-petition', '#name'), 'Camille Martin');
    await fillInside(page, inside('civic-petition', '#email'), email);
    await fillInside(page, inside('civic-petition', '#place'), 'Valmont');
    await page.keyboard.press('Enter');
    const { states } = await says(page, 'textbox', 'Code à six chiffres');
    assert.ok(states.includes('required') && !states.includes('invalid'));
    assert.ok((await says(page, 'heading', /reste une étape/)).states.includes('focused'));

    await confirm(page, email, 'civic-petition');
    assert.ok((await says(page, 'heading', /^Merci/)).states.includes('focused'));
    assert.deepEqual(
      (await heardOn(page)).filter((each) => /^Merci/.test(each)),
      [],
      'the heading says it, and nothing again',
    );
    await press(page, 'Retirer ma signature');
    await until(
      async () =>
        (await readAloud(page)).some(({ role, states: now }) => role === 'paragraph' && now.includes('focused')),
      'the question with the focus',
    );
  });
});

/** How a ballot is filled in, and what of it is told in the review. */
const ballots: [name: string, id: string, role: 'radio' | 'checkbox' | 'button', count: number][] = [
  ['a choice', 'horaires-bibliotheque', 'radio', 4],
  ['several choices', 'fete-de-la-ville', 'checkbox', 6],
  ['a stance', 'pont-royal-dimanche', 'radio', 3],
  ['scores', 'espaces-verts', 'radio', 44],
  ['a ranking', 'nom-de-la-mediatheque', 'button', 5],
  ['judgments', 'projets-de-quartier', 'radio', 25],
];

describe('what a screen reader is told of a ballot', () => {
  for (const [name, id, role, count] of ballots) {
    it(`${name}: named fields in a named group, every option in the review, the code, the result as a heading with tables`, async () => {
      const page = await open(`/polls/${id}`);
      await appears(page, inside('civic-poll', '[part=ballot] :is(input, [id^=add-])'));
      const before = await readAloud(page);
      assert.deepEqual(findUnspeakable(before), []);
      const fields = before.filter(
        (each) => each.role === role && (role !== 'button' || each.name.startsWith('Classer ')),
      );
      assert.equal(fields.length, count);
      assert.ok(
        fields.every(({ states }) => !states.includes('checked')),
        'nothing is chosen beforehand',
      );
      const groups = before.filter((each) => each.role === 'group' && each.name);
      const isScale = id === 'espaces-verts' || id === 'projets-de-quartier';
      if (isScale) {
        const scales = groups.slice(1);
        assert.equal(scales.length, id === 'espaces-verts' ? 4 : 5);
        const told = fields.filter(({ description }) => /Sans (note|mention) \(/.test(description));
        assert.equal(told.length, scales.length, 'where Tab leads, one hears what leaving an option alone counts as');
      }

      await press(page, 'Continuer');
      await until(
        async () => (await readAloud(page)).some((each) => each.role === 'alert' && each.states.includes('focused')),
        'what is missing',
      );
      const [ballot] = (await readAloud(page)).filter((each) => each.role === 'group' && each.name);
      assert.match(ballot?.description ?? '', /votez blanc|voter blanc/, 'the ballot says what is missing');

      await clickInside(page, inside('civic-poll', '[part=ballot] :is(input, [id^=add-])'));
      await press(page, 'Continuer');
      await focuses(page, 'Vérifiez votre vote');
      assert.ok((await says(page, 'heading', 'Vérifiez votre vote')).states.includes('focused'));
      const options = id === 'fete-de-la-ville' ? 6 : isScale ? groups.length - 1 : count;
      const review = await readAloud(page);
      const at = review.findIndex((each) => each.role === 'heading' && each.name === 'Vérifiez votre vote');
      const items = review.slice(at).filter((each) => each.role === 'listitem');
      assert.equal(items.length, isScale ? options : 2, 'one, and the others');

      const email = `${id}@exemple.fr`;
      await fillInside(page, inside('civic-poll', '#email'), email);
      await press(page, 'Voter');
      await says(page, 'textbox', 'Code à six chiffres');
      await confirm(page, email, 'civic-poll');
      assert.ok((await says(page, 'heading', /^Merci/)).states.includes('focused'));
      if (id === 'fete-de-la-ville') return;

      await appears(page, inside('civic-poll', '[part=results]'));
      await says(page, 'heading', /^En tête|d’avance/);
      await clickInside(page, inside('civic-poll', '[part=results] summary'));
      const table = await until(
        async () => (await readAloud(page)).find((each) => each.role === 'table'),
        'the figures as a table',
      );
      assert.notEqual(table.name, '');
      const result = await readAloud(page);
      assert.ok(names(result, 'columnheader').length > 1);
      assert.ok(names(result, 'rowheader').length > 1);
      assert.deepEqual(names(result, 'image'), [], 'what is drawn is said in words and in tables');
    });
  }
});

describe('what a screen reader is told of a thread', () => {
  it('each comment by who wrote it and when, each button by whom it is about, and what is wrong at its field', async () => {
    const page = await open('/threads/reamenager-la-place');
    await says(page, 'article', /^Nina P\./);
    const all = await readAloud(page);
    const articles = all.filter(({ role }) => role === 'article');
    const headings = all.filter(({ role, states }) => role === 'heading' && states.includes('level=2'));
    assert.deepEqual(
      articles.map(({ name }) => name),
      headings.map(({ name }) => name),
    );
    const vote = all.find(({ name }) => name === 'D’accord avec Nina P.');
    assert.equal(vote?.role, 'button');
    const buttons = all.filter(({ role, name }) => role === 'button' && /^Répondre/.test(name));
    assert.equal(new Set(buttons.map(({ name }) => name)).size, buttons.length, 'no two are called the same');

    await press(page, 'Écrire un commentaire');
    await focuses(page, 'Écrire un commentaire');
    const sides = await says(page, 'radiogroup', 'Votre position');
    assert.ok(sides.states.includes('required'));
    const text = await says(page, 'textbox', 'Votre commentaire');
    assert.ok(text.states.includes('required') && !text.states.includes('invalid'));
    await press(page, 'Publier');
    const wrong = await until(
      async () => (await readAloud(page)).find((each) => each.role === 'textbox' && each.states.includes('invalid')),
      'a text that is missing',
    );
    assert.notEqual(wrong.description, '');
  });
});

describe('what a screen reader is told of a counter', () => {
  it('each number by its name, and the switch that stops it', async () => {
    const page = await open('/consultations/plan-climat');
    await appears(page, inside('civic-counter', 'dd'));
    const all = await readAloud(page);
    const terms = all.filter(({ role }) => role === 'term');
    assert.ok(terms.length > 2);
    assert.equal(all.filter(({ role }) => role === 'definition').length, terms.length);
    assert.deepEqual(findUnspeakable(all), []);
  });
});
