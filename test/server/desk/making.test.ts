import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { giveLink } from '../../../src/server/desk/sign-in.ts';
import { engines } from '../engines.ts';
import { signature, start } from '../support.ts';
import { actionOf, decode, draftIn, fieldsOf, fill } from './forms.ts';
import { deskTown, hiddenOf, type Browser, type DeskTown, type Seen } from './support.ts';

const open = engines();
after(() => open.stop());

const editor = 'redaction@ville.example';

/** The town's desk with an editor who has signed in, asked for in French. */
async function withEditor(options: Parameters<typeof deskTown>[0] = {}): Promise<{ town: DeskTown; visit: Browser }> {
  const town = await deskTown({ site: { name: 'Ville de Valmont' }, ...options });
  await town.appoint(editor, 'editor');
  return { town, visit: await town.signedIn(editor) };
}

/** Makes a petition up to its summary. */
async function petitionDraft(visit: Browser, more: Record<string, string> = {}): Promise<Seen> {
  const text = await fill(visit, await visit.get('/desk/new'), { model: 'petition/petition' });
  const thresholds = await fill(visit, text, {
    'title.fr': 'Ouvrir le marché le dimanche',
    'text.fr': 'Nous demandons un essai de six mois.\n\nLe dimanche matin.',
    ...more,
  });
  const dates = await fill(visit, thresholds, { 'thresholds.0.at': '500' });
  const notice = await fill(visit, dates, { closesAt: '2027-03-31' });
  return fill(visit, notice);
}

describe('a petition that is made at the desk', () => {
  it('is asked for in short pages, summed up, published and shown with its code', async () => {
    const { town, visit } = await withEditor();
    const list = await visit.get('/desk');
    assert.match(list.html, /<a class="start" href="\/desk\/new\?lang=fr"\s*>Nouveau<\/a/);
    const begin = await visit.get('/desk/new');
    assert.match(begin.html, /Que voulez-vous créer/);
    const text = await fill(visit, begin, { model: 'petition/petition' });
    assert.match(text.at, /\/desk\/drafts\/[\w-]+\/text\?lang=fr/);
    assert.match(text.html, /Étape 1 sur 4/);
    const thresholds = await fill(visit, text, {
      'title.fr': 'Ouvrir le marché le dimanche',
      'text.fr': 'Nous demandons un essai.\n\nLe matin.',
    });
    assert.match(thresholds.html, /Étape 2 sur 4/);
    assert.equal(fieldsOf(thresholds.html)['thresholds.0.label.fr'], 'une réponse écrite');
    const dates = await fill(visit, thresholds, { 'thresholds.0.at': '500' });
    const notice = await fill(visit, dates, { closesAt: '2027-03-31' });
    assert.match(notice.html, /Étape 4 sur 4/);
    const summary = await fill(visit, notice);
    assert.equal(summary.status, 200);
    assert.match(summary.html, /31\smars 2027/);
    // That a field may stay empty is said where it is asked, and not where its value is told.
    assert.match(text.html, /Qui la porte \(facultatif\)/);
    assert.match(summary.html, /<dt>Qui la porte<\/dt>.*<dt>Premier jour ouvert<\/dt>/);
    assert.doesNotMatch(summary.html, /facultatif/);
    const english = await visit.get(summary.at.replace(/\?.*/, '?lang=en'));
    assert.match(english.html, /<dt>First open day<\/dt>/);
    assert.doesNotMatch(english.html, /\(optional\)/);
    assert.equal(fieldsOf(summary.html)['name'], 'ouvrir-le-marche-le-dimanche');
    const done = await fill(visit, summary);
    assert.equal(done.at, '/desk/petitions/ouvrir-le-marche-le-dimanche/snippet?done=published&lang=fr');
    assert.match(done.html, /C’est publié\./);
    assert.match(done.html, /&lt;civic-petition src=/);
    assert.match(done.html, /https:\/\/participer\.exemple\/civic-widgets\.js/);
    assert.match(done.html, /&lt;iframe/);

    const petition = await town.read('/petitions/ouvrir-le-marche-le-dimanche');
    assert.equal(petition['title'], 'Ouvrir le marché le dimanche');
    assert.equal(petition['phase'], 'open');
    assert.deepEqual(petition['thresholds'], [
      {
        at: 500,
        label: 'une réponse écrite',
        duty: 'La collectivité publie une réponse écrite dans les deux mois.',
      },
    ]);
    assert.equal((petition['notice'] as unknown as { controller: string }).controller, 'Ville de Valmont');
    assert.match((await visit.get('/log')).html, /Publication.*ouvrir-le-marche-le-dimanche/);
    assert.match((await visit.get('/desk/new')).html, /Aucun brouillon/);
    // A second press finds the draft ended, and makes nothing twice.
    const again = await fill(visit, summary);
    assert.equal(again.status, 404);
    assert.match(again.html, /Ce brouillon n’existe plus/);
  });

  it('keeps what is typed, sound or not, and says what to mend field by field', async () => {
    const { visit } = await withEditor();
    const text = await fill(visit, await visit.get('/desk/new'), { model: 'petition/petition' });
    const long = 'é'.repeat(10_000);
    const wrong = await fill(visit, text, { 'title.fr': long, 'text.fr': '' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /<a href="#title\.fr"\s*>Titre.: Ce texte est trop long.: 500 caractères au plus/);
    const shown = wrong.html.replace(/<input[^>]*>/g, '');
    assert.ok(shown.includes('é'.repeat(100)) && !shown.includes('é'.repeat(300)), 'the title is cut beside the step');
    assert.match(wrong.html, /<a href="#text\.fr"\s*>Écrivez le texte\./);
    assert.match(wrong.html, /aria-describedby="title\.fr-hint title\.fr-error"/);
    const id = draftIn(wrong);
    assert.equal(fieldsOf((await visit.get(`/desk/drafts/${id}/text`)).html)['title.fr'], long);
    const thresholds = await fill(visit, await visit.get(`/desk/drafts/${id}/thresholds`), { 'thresholds.0.at': '0' });
    assert.match(thresholds.html, /Seuil 1, Nombre de signatures.: Ce nombre est trop petit.: 1 au moins/);
    const dates = await fill(visit, await visit.get(`/desk/drafts/${id}/dates`), {
      opensAt: '2027-05-01',
      closesAt: '2027-04-01',
    });
    assert.match(dates.html, /vient avant le premier jour ouvert/);
    const past = await fill(visit, dates, { opensAt: '', closesAt: '2026-01-01' });
    assert.match(past.html, /Ce jour est passé/);
    const none = await fill(visit, past, { closesAt: '30 février' });
    assert.match(none.html, /Donnez un jour qui existe/);
    assert.equal(fieldsOf(none.html)['closesAt'], '30 février');
    // The summary lists what is left, with links, and publishes nothing.
    const summary = await visit.get(`/desk/drafts/${id}`);
    assert.match(summary.html, /il reste à compléter/);
    assert.match(
      decode(summary.html),
      new RegExp(`/desk/drafts/${id}/dates\\?lang=fr&check=yes&back=summary#closesAt`),
    );
    assert.doesNotMatch(summary.html, /name="name"/);
    const forced = await visit.send(`/desk/drafts/${id}`, { name: 'marche', version: 'x' });
    assert.equal(forced.status, 422);
    assert.equal((await visit.get('/petitions/marche')).status, 404);
  });

  it('keeps what is typed of whoever goes back or looks at the summary', async () => {
    const { visit } = await withEditor();
    const text = await fill(visit, await visit.get('/desk/new'), { model: 'petition/petition' });
    assert.doesNotMatch(text.html, /<a [^>]*>(?:Étape précédente|Voir le résumé)/, 'no link leaves the form behind');
    const summary = await fill(visit, text, { 'title.fr': 'Un banc', act: 'summary' });
    assert.equal(summary.at, `/desk/drafts/${draftIn(text)}?lang=fr`);
    assert.match(summary.html, /<h1>Un banc<\/h1>/);
    assert.match(summary.html, /Écrivez le texte\./);
    const dates = await visit.get(`/desk/drafts/${draftIn(text)}/dates`);
    const thresholds = await fill(visit, dates, { closesAt: '30 février', act: 'back' });
    assert.equal(thresholds.at, `/desk/drafts/${draftIn(text)}/thresholds?lang=fr`);
    assert.equal(fieldsOf((await visit.get(`/desk/drafts/${draftIn(text)}/dates`)).html)['closesAt'], '30 février');
    const languages = await fill(visit, text, { 'title.fr': 'Deux bancs', act: 'back' });
    assert.equal(languages.status, 409, 'someone typed there meanwhile');
    const again = await fill(visit, languages, { 'title.fr': 'Deux bancs', act: 'back' });
    assert.match(again.html, /En quelles langues/);
    assert.equal(fieldsOf((await visit.get(`/desk/drafts/${draftIn(text)}/text`)).html)['title.fr'], 'Deux bancs');
  });

  it('says in its notice the number of months that is typed beside it, unless the sentence is someone’s own', async () => {
    const { visit } = await withEditor();
    const summary = await petitionDraft(visit);
    const path = `/desk/drafts/${draftIn(summary)}/notice?back=summary`;
    const notice = await visit.get(path);
    const said = 'notice.retention.fr';
    assert.equal(fieldsOf(notice.html)[said], '12 mois au plus après la clôture.');
    await fill(visit, notice, { keepMonths: '6' });
    assert.equal(fieldsOf((await visit.get(path)).html)[said], '6 mois au plus après la clôture.');
    await fill(visit, await visit.get(path), { [said]: 'Le temps de répondre.' });
    await fill(visit, await visit.get(path), { keepMonths: '3' });
    assert.equal(fieldsOf((await visit.get(path)).html)[said], 'Le temps de répondre.');
    // Both were typed at once: what was written stands.
    await fill(visit, await visit.get(path), { keepMonths: '24', [said]: 'Deux ans.' });
    assert.equal(fieldsOf((await visit.get(path)).html)[said], 'Deux ans.');
  });

  it('speaks each language that was chosen, and needs one', async () => {
    const { town, visit } = await withEditor();
    const begin = await visit.get('/desk/new');
    const none = await visit.send('/desk/new', { model: 'petition/petition' });
    assert.equal(none.status, 422);
    assert.match(none.html, /Choisissez au moins une langue/);
    assert.match((await visit.send('/desk/new', { 'language.fr': 'yes' })).html, /Choisissez un modèle/);
    const text = await fill(visit, begin, { 'language.en': 'yes', model: 'petition/petition' });
    assert.match(text.html, /Titre.– français/);
    assert.match(text.html, /Titre.– anglais/);
    const wrong = await fill(visit, text, { 'title.fr': 'Un pont', 'text.fr': 'Un.', 'text.en': 'One.' });
    assert.match(wrong.html, /Titre.– anglais.: Donnez un titre/);
    const thresholds = await fill(visit, wrong, { 'title.en': 'A bridge' });
    assert.equal(fieldsOf(thresholds.html)['thresholds.0.label.en'], 'a written answer');
    const dates = await fill(visit, thresholds, { 'thresholds.0.at': '10' });
    const summary = await fill(visit, await fill(visit, dates, { closesAt: '2027-03-31' }));
    await fill(visit, summary, { name: 'pont' });
    assert.equal((await town.read('/petitions/pont?lang=en'))['title'], 'A bridge');
    assert.equal((await town.read('/petitions/pont?lang=fr'))['title'], 'Un pont');
  });

  it('takes no language away for good: what was typed comes back with it', async () => {
    const { visit } = await withEditor();
    const summary = await petitionDraft(visit);
    const id = draftIn(summary);
    const languages = await visit.get(`/desk/drafts/${id}/languages`);
    assert.equal((await visit.send(actionOf(languages.html), {})).status, 422);
    const english = await visit.send(actionOf(languages.html), { 'language.en': 'yes' });
    assert.match(english.html, /Donnez un titre/);
    const back = await visit.send(actionOf(languages.html), { 'language.fr': 'yes' });
    assert.match(back.html, /Ouvrir le marché le dimanche/);
    assert.match(back.html, /name="name"/);
  });

  it('has as many thresholds as one likes', async () => {
    const { town, visit } = await withEditor();
    const id = draftIn(await petitionDraft(visit));
    const page = await visit.get(`/desk/drafts/${id}/thresholds`);
    const two = await fill(visit, page, { act: 'add:thresholds' });
    assert.equal(two.status, 200);
    assert.match(two.html, /Seuil 2/);
    const kept = await fill(visit, two, {
      'thresholds.1.at': '2000',
      'thresholds.1.label.fr': 'un débat',
      'thresholds.1.duty.fr': 'Le conseil en débat.',
    });
    assert.equal(kept.status, 200);
    const again = await visit.get(`/desk/drafts/${id}/thresholds`);
    const one = await fill(visit, again, { act: 'remove:thresholds.0' });
    assert.equal(fieldsOf(one.html)['thresholds.0.at'], '2000');
    await fill(visit, await visit.get(`/desk/drafts/${id}`), { name: 'marche' });
    const petition = await town.read('/petitions/marche');
    assert.deepEqual(
      (petition['thresholds'] as unknown as { at: number }[]).map(({ at }) => at),
      [2000],
    );
  });

  it('has an address of its own, which is free and can be written', async () => {
    const { town, visit } = await withEditor();
    const summary = await petitionDraft(visit, { 'title.fr': 'Vélo' });
    assert.equal(fieldsOf(summary.html)['name'], 'velo-2');
    const taken = await fill(visit, summary, { name: 'velo' });
    assert.equal(taken.status, 422);
    assert.match(taken.html, /«.velo.» est déjà pris\. «.velo-2.» est libre/);
    assert.equal((await town.read('/petitions/velo'))['title'], 'Des pistes cyclables');
    const odd = await fill(visit, taken, { name: 'Été à Nîmes' });
    assert.match(odd.html, /lettres de a à z/);
    assert.equal(fieldsOf(odd.html)['name'], 'Été à Nîmes');
    assert.equal((await fill(visit, odd, { name: 'ete-a-nimes' })).status, 200);
  });

  it('takes texts as long as they may be, in every language', async () => {
    const { visit } = await withEditor();
    const text = await fill(visit, await visit.get('/desk/new'), { 'language.en': 'yes', model: 'petition/petition' });
    const long = 'é'.repeat(20_000);
    const texts = { 'title.fr': 'Un', 'title.en': 'One', 'text.fr': long, 'text.en': long };
    const thresholds = await fill(visit, text, texts);
    assert.match(thresholds.html, /Étape 2 sur 4/);
    const kept = fieldsOf((await visit.get(`/desk/drafts/${draftIn(thresholds)}/text`)).html);
    assert.equal(kept['text.en'], long);
  });

  it('erases names at the date that its notice announces', async () => {
    const { town, visit } = await withEditor();
    const summary = await petitionDraft(visit);
    assert.match(summary.html, /12 mois au plus après la clôture\./);
    const id = draftIn(summary);
    const page = await visit.get(`/desk/drafts/${id}/notice`);
    const long = await fill(visit, page, { keepMonths: '601' });
    assert.equal(long.status, 422);
    assert.match(long.html, /Mois de conservation[^<]*: Ce nombre est trop grand.: 600 au plus/);
    await fill(visit, long, { keepMonths: '6' });
    await fill(visit, await visit.get(`/desk/drafts/${id}`), { name: 'marche' });
    const { html } = await visit.get('/desk/petitions/marche/retention');
    assert.match(html, /<dt>Effacement<\/dt> <dd>1er\soctobre 2027/);
    assert.equal((await town.read('/petitions/marche'))['phase'], 'open');
  });

  it('keeps data as long as the site says, in whole months', async () => {
    const notice = {
      controller: 'Ville de Valmont',
      contact: 'dpo@ville.example',
      purpose: { fr: 'compter' },
      basis: 'public-task',
      recipients: {},
    } as const;
    for (const [kept, says] of [
      [{ value: 3, span: 'months' }, /3 mois au plus/],
      [{ value: 90, span: 'days' }, /2 mois au plus/],
      [{ value: 31, span: 'days' }, /1 mois au plus/],
    ] as const) {
      const { visit } = await withEditor({ site: { notice: { ...notice, kept } } });
      const summary = await petitionDraft(visit);
      assert.match(summary.html, says);
      const step = await visit.get(`/desk/drafts/${draftIn(summary)}/notice`);
      assert.equal(fieldsOf(step.html)['keepMonths'], says.source[0]);
    }
  });

  it('owes an answer by a date once its number is reached', async () => {
    const { town, visit } = await withEditor();
    const summary = await petitionDraft(visit);
    assert.match(summary.html, /Délai de réponse<\/dt> <dd\s*>2.mois/);
    const id = draftIn(summary);
    const page = await visit.get(`/desk/drafts/${id}/thresholds`);
    const two = await fill(visit, page, { 'thresholds.0.at': '1', act: 'add:thresholds' });
    // A row in which nothing is typed is none, though a time is chosen in it.
    assert.equal(fieldsOf(two.html)['thresholds.1.within'], 'P2M');
    assert.equal((await fill(visit, two)).status, 200);
    const odd = await visit.get(`/desk/drafts/${id}/thresholds`);
    assert.equal(fieldsOf(odd.html)['thresholds.1.within'], undefined);
    const wrong = await fill(visit, odd, { 'thresholds.0.within': 'P9Y' });
    assert.equal(wrong.status, 422);
    assert.equal((await fill(visit, wrong, { 'thresholds.0.within': 'P2M' })).status, 200);
    await fill(visit, await visit.get(`/desk/drafts/${id}`), { name: 'marche' });
    const act = (path: string, body: object) =>
      town.app.request(`/petitions/marche/signatures${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const key = 'a-key-of-at-least-20-characters';
    const email = 'ana@exemple.fr';
    assert.equal((await act('', signature({ key, email, textVersion: '1', noticeVersion: '1' }))).status, 202);
    await town.app.idle();
    const code = town.mailbox.mails.find(({ to }) => to === email)?.code;
    assert.equal((await act('/confirm', { key, code })).status, 200);
    assert.match((await visit.get('/desk/petitions/marche/answer')).html, /À faire au plus tard le 21\sjanvier 2027/);
    town.wait(70 * 24 * 3_600_000);
    assert.match((await (await town.signedIn(editor)).get('/desk')).html, /en retard de 9 jours/);
  });

  it('can open later', async () => {
    const { town, visit } = await withEditor();
    const id = draftIn(await petitionDraft(visit));
    await fill(visit, await visit.get(`/desk/drafts/${id}/dates`), { opensAt: '2027-01-04' });
    const summary = await visit.get(`/desk/drafts/${id}`);
    assert.match(summary.html, /à partir du 4\sjanvier 2027/);
    const done = await fill(visit, summary, { name: 'marche' });
    assert.match(done.html, /ouvert à partir du 4\sjanvier 2027/);
    assert.equal((await town.read('/petitions/marche'))['phase'], 'not-open');
  });
});

/** What is typed on each page of a model, behind the choice of the model, and where it comes to stand. */
const models: Record<string, { pages: Record<string, string>[]; path: string; says: object }> = {
  'poll/quick-vote': {
    pages: [
      { 'title.fr': 'Ouvrir le dimanche ?' },
      { 'options.0.label.fr': 'Oui', 'options.1.label.fr': 'Non', 'options.2.label.fr': '' },
      { closesAt: '2027-03-31' },
      {},
      {},
    ],
    path: '/polls/ouvrir-le-dimanche',
    says: {
      type: 'poll',
      method: 'plurality',
      results: 'after-vote',
      options: [
        { id: 'oui', label: 'Oui' },
        { id: 'non', label: 'Non' },
      ],
    },
  },
  'poll/majority-judgment': {
    pages: [
      { 'title.fr': 'Que valent ces projets ?' },
      { 'options.0.label.fr': 'Un verger', 'options.1.label.fr': 'Un verger', 'options.2.label.fr': 'Une halle' },
      { closesAt: '2027-03-31' },
      { results: 'after-close' },
      {},
    ],
    path: '/polls/que-valent-ces-projets',
    says: {
      method: 'majority-judgment',
      results: 'after-close',
      options: [
        { id: 'un-verger', label: 'Un verger' },
        { id: 'un-verger-2', label: 'Un verger' },
        { id: 'une-halle', label: 'Une halle' },
      ],
    },
  },
  'poll/ranked-vote': {
    pages: [
      { 'title.fr': 'Quel nom ?' },
      { 'options.0.label.fr': 'Simone', 'options.1.label.fr': 'Louise', 'options.2.label.fr': 'Agnès' },
      { closesAt: '2027-03-31' },
      {},
      {},
    ],
    path: '/polls/quel-nom',
    says: { method: 'schulze', form: { kind: 'ranking', min: 1, max: 3, ties: false } },
  },
  'thread/for-against': {
    pages: [{ 'title.fr': 'La place du Marché' }, { holdAll: 'yes' }, {}, {}],
    path: '/threads/la-place-du-marche',
    says: { type: 'thread', title: 'La place du Marché', phase: 'open' },
  },
  'consultation/consultation': {
    pages: [
      { 'title.fr': 'Plan climat' },
      {
        'proposals.0.title.fr': 'Planter des arbres',
        'proposals.1.title.fr': 'Isoler',
        'proposals.1.body.fr': 'Les écoles.',
      },
      { closesAt: '2027-03-31' },
      {},
    ],
    path: '/consultations/plan-climat',
    says: { type: 'consultation', title: 'Plan climat' },
  },
};

describe('every model', () => {
  for (const [model, { pages, path, says }] of Object.entries(models)) {
    it(`leads to a thing: ${model}`, async () => {
      const { town, visit } = await withEditor();
      let seen = await fill(visit, await visit.get('/desk/new'), { model });
      for (const fields of pages) {
        assert.equal(seen.status, 200);
        seen = await fill(visit, seen, fields);
      }
      assert.match(seen.html, /Vérifier et publier/);
      const done = await fill(visit, seen);
      assert.match(done.at, new RegExp(`^/desk${path}/snippet`));
      const read = await town.read(path);
      assert.deepEqual({ ...read, ...says }, read);
      assert.doesNotMatch(await town.page(path), /undefined|\[object/);
      // A discussion goes on for as long as nobody closes it.
      const kept = (await visit.get(`/desk${path}/retention`)).html;
      assert.match(kept, 'closesAt' in read ? /<dt>Effacement<\/dt> <dd>1er\savril 2028/ : /Aucune date/);
    });
  }

  it('has its words in English as in French', async () => {
    const { visit } = await withEditor();
    for (const model of Object.keys(models)) {
      const text = await fill(visit, await visit.get('/desk/new?lang=en'), { model });
      assert.match(text.html, /Step 1 of \d/);
      const id = draftIn(text);
      const summary = await visit.get(`/desk/drafts/${id}?lang=en`);
      assert.match(summary.html, /Before you publish, complete this/);
      for (const [, href = ''] of summary.html.matchAll(/href="(\/desk\/drafts\/[^"]*back=summary)"/g)) {
        const page = await visit.get(decode(href));
        assert.equal(page.status, 200);
        assert.doesNotMatch(page.html, /undefined|\*|<label for="[^"]*">[a-z.]+</);
      }
    }
  });

  it('puts the first proposals of a consultation where people vote on them', async () => {
    const { town, visit } = await withEditor();
    const { pages } = models['consultation/consultation']!;
    let seen = await fill(visit, await visit.get('/desk/new'), { model: 'consultation/consultation' });
    for (const fields of pages) seen = await fill(visit, seen, fields);
    await fill(visit, seen);
    const list = await town.read('/consultations/plan-climat/proposals?order=oldest');
    assert.deepEqual(
      (list['items'] as unknown as { title: string }[]).map(({ title }) => title),
      ['Planter des arbres', 'Isoler'],
    );
    assert.equal((await town.read('/consultations/plan-climat/proposals/isoler'))['description'], 'Les écoles.');
  });

  it('says that options are missing, once', async () => {
    const { visit } = await withEditor();
    const text = await fill(visit, await visit.get('/desk/new'), { model: 'poll/quick-vote' });
    const options = await fill(visit, text, { 'title.fr': 'Ouvrir ?' });
    const one = await fill(visit, options, { 'options.0.label.fr': 'Oui' });
    assert.equal(one.status, 422);
    assert.match(one.html, /<a href="#options"\s*>Donnez au moins deux options\./);
    assert.equal(fieldsOf(one.html)['options.0.label.fr'], 'Oui');
  });
});

describe('a draft', () => {
  it('shows the second of two editors what the first wrote, and loses nothing', async () => {
    const { town, visit } = await withEditor();
    const other = await town.signedIn(editor);
    const id = draftIn(await petitionDraft(visit));
    const [mine, theirs] = [await visit.get(`/desk/drafts/${id}/text`), await other.get(`/desk/drafts/${id}/text`)];
    const summary = await visit.get(`/desk/drafts/${id}`);
    await fill(other, theirs, { 'title.fr': 'Le marché dimanche' });
    // Another page of the same draft is no conflict.
    assert.equal((await fill(visit, await visit.get(`/desk/drafts/${id}/dates`))).status, 200);
    const both = await fill(visit, mine, { 'title.fr': 'Un marché chaque dimanche' });
    assert.equal(both.status, 409);
    assert.equal(fieldsOf(both.html)['title.fr'], 'Un marché chaque dimanche');
    assert.match(both.html, /Dans l’autre version.: Le marché dimanche/);
    const published = await fill(visit, summary);
    assert.equal(published.status, 409);
    assert.match(published.html, /Le marché dimanche/);
    assert.equal((await fill(visit, both)).status, 200);
    assert.match((await other.get(`/desk/drafts/${id}`)).html, /Un marché chaque dimanche/);
  });

  it('is listed, left for later and deleted once it is confirmed', async () => {
    const { visit } = await withEditor();
    const id = draftIn(await petitionDraft(visit));
    const later = await fill(visit, await visit.get(`/desk/drafts/${id}/dates`), { act: 'later' });
    assert.match(later.at, /^\/desk\/new/);
    assert.match(later.html, /Ouvrir le marché le dimanche/);
    const asked = await visit.get(`/desk/drafts/${id}/delete`);
    assert.match(asked.html, /sera perdu/);
    const done = await visit.send(`/desk/drafts/${id}/delete`, hiddenOf(asked.html));
    assert.match(done.html, /Le brouillon est supprimé/);
    assert.match(done.html, /Aucun brouillon/);
    assert.equal((await visit.get(`/desk/drafts/${id}`)).status, 404);
  });

  it('is for those who publish on the whole site', async () => {
    const { town, visit } = await withEditor();
    const id = draftIn(await petitionDraft(visit));
    await town.appoint('velo@ville.example', 'editor', 'velo');
    await town.appoint('lecture@ville.example', 'observer');
    for (const email of ['velo@ville.example', 'lecture@ville.example']) {
      const stranger = await town.signedIn(email);
      assert.doesNotMatch((await stranger.get('/desk')).html, /class="start"/);
      for (const path of ['/desk/new', `/desk/drafts/${id}`, `/desk/drafts/${id}/text`, `/desk/drafts/${id}/delete`]) {
        assert.equal((await stranger.get(path)).status, 403, `${email} ${path}`);
        assert.equal((await stranger.send(path, { 'language.fr': 'yes' })).status, 403, `${email} ${path}`);
      }
      assert.equal((await stranger.get('/desk/drafts/none')).status, 403);
    }
    assert.match((await town.browser().get(`/desk/drafts/${id}`)).at, /^\/desk\/sign-in/);
    assert.match((await visit.get(`/desk/drafts/${id}`)).html, /Ouvrir le marché/);
  });
});

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`making on ${engine}`, () => {
    it('keeps drafts, and publishes in one transaction with the log', async () => {
      const store = await open[engine]();
      const { town, visit } = await withEditor({ store });
      const summary = await petitionDraft(visit);
      const [one, two] = await Promise.all([fill(visit, summary), fill(visit, summary)]);
      assert.deepEqual([one.status, two.status].sort(), [200, 404]);
      assert.equal((await town.read('/petitions/ouvrir-le-marche-le-dimanche'))['phase'], 'open');
      const log = (await (await town.app.request('/log', { headers: { Accept: 'application/json' } })).json()) as {
        items?: unknown[];
        entries?: unknown[];
      };
      const lines = JSON.stringify(log).match(/"published"/g) ?? [];
      assert.equal(lines.length, 1);
      await store.close();
    });
  });
}

describe('the preview of a draft', () => {
  const sourceIn = ({ html }: Seen): string => /<civic-\w+ src="([^"]*)"/.exec(html)?.[1] ?? '';
  const json = { Accept: 'application/json' };

  it('shows the widget in each language, from an address that nobody can guess', async () => {
    const { town, visit } = await withEditor();
    const id = draftIn(await petitionDraft(visit));
    const page = await visit.get(`/desk/drafts/${id}/preview`);
    assert.equal(page.status, 200);
    assert.match(page.html, /rien n’est gardé/);
    assert.equal((page.html.match(/<civic-petition /g) ?? []).length, 2);
    assert.match(page.html, /<script type="module" src="\/civic-widgets\.js">/);
    const source = sourceIn(page);
    // The widget asks without a cookie.
    const answer = await town.app.request(source, { headers: json });
    assert.equal(answer.status, 200);
    const petition = (await answer.json()) as { title: string; phase: string; url: string };
    assert.equal(petition.title, 'Ouvrir le marché le dimanche');
    assert.equal(petition.url, `https://participer.exemple${source}`);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    const guessed = source.replace(/\.[^./]+\/petitions/, '.x/petitions');
    assert.equal((await town.app.request(guessed, { headers: json })).status, 404);
    town.wait(3 * 3_600_000);
    assert.equal((await town.app.request(source, { headers: json })).status, 404);
    assert.equal((await town.read('/petitions/velo'))['title'], 'Des pistes cyclables');
    assert.equal((await town.app.request('/petitions/apercu', { headers: json })).status, 404);
  });

  it('lets one try, keeps nothing, and mails nobody', async () => {
    const { town, visit } = await withEditor();
    const summary = await petitionDraft(visit);
    const id = draftIn(summary);
    // It is said where one tries, and where one publishes.
    assert.match(summary.html, /essayé dans l’aperçu s’efface à la publication/);
    const preview = await visit.get(`/desk/drafts/${id}/preview`);
    assert.match(preview.html, /l’essai s’efface à la prochaine modification et à la publication/);
    const source = sourceIn(preview);
    const mails = town.mailbox.mails.length;
    const act = (path: string, body: object) =>
      town.app.request(`${source}/signatures${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const key = 'a-key-of-at-least-20-characters';
    const signed = await act('', signature({ key, textVersion: '1', noticeVersion: '1' }));
    assert.equal(signed.status, 202);
    const shown = await visit.get(`/desk/drafts/${id}/mails`);
    const code = /(\d{6})/.exec(shown.html)?.[1] ?? '';
    assert.equal((await act('/confirm', { key, code })).status, 200);
    const counted = async () =>
      (
        (await (await town.app.request(source, { headers: json })).json()) as {
          numbers: { signatures: { value: number } };
        }
      ).numbers.signatures.value;
    assert.equal(await counted(), 1);
    assert.equal(town.mailbox.mails.length, mails);
    // A change of the draft wipes the trial, and so does publishing.
    await fill(visit, await visit.get(`/desk/drafts/${id}/text`), { 'author.fr': 'le collectif' });
    assert.equal(await counted(), 0);
    await fill(visit, await visit.get(`/desk/drafts/${id}`), { name: 'marche' });
    assert.equal((await town.app.request(source, { headers: json })).status, 404);
    const { numbers } = (await town.read('/petitions/marche')) as unknown as {
      numbers: { signatures: { value: number } };
    };
    assert.equal(numbers.signatures.value, 0);
  });

  it('shows a refused act as the widget needs it, and leads to the summary where something is missing', async () => {
    const { town, visit } = await withEditor();
    const id = draftIn(await petitionDraft(visit));
    const source = sourceIn(await visit.get(`/desk/drafts/${id}/preview`));
    const refused = await town.app.request(`${source}/signatures`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(signature({ email: 'nobody', textVersion: '1', noticeVersion: '1' })),
    });
    assert.equal(refused.status, 422);
    await fill(visit, await visit.get(`/desk/drafts/${id}/text`), { 'title.fr': '' });
    const page = await visit.get(`/desk/drafts/${id}/preview`);
    assert.match(page.at, new RegExp(`^/desk/drafts/${id}\\?`));
    assert.match(page.html, /Donnez un titre/);
    assert.equal((await town.app.request(source, { headers: json })).status, 404);
  });

  it('shows what opens later as it will be then', async () => {
    const { town, visit } = await withEditor();
    const id = draftIn(await petitionDraft(visit));
    await fill(visit, await visit.get(`/desk/drafts/${id}/dates`), { opensAt: '2027-01-04' });
    const source = sourceIn(await visit.get(`/desk/drafts/${id}/preview`));
    const petition = (await (await town.app.request(source, { headers: json })).json()) as { phase: string };
    assert.equal(petition.phase, 'open');
    await town.appoint('lecture@ville.example', 'observer');
    const stranger = await town.signedIn('lecture@ville.example');
    assert.equal((await stranger.get(`/desk/drafts/${id}/preview`)).status, 403);
    assert.equal((await stranger.get(`/desk/drafts/${id}/mails`)).status, 403);
  });
});

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what nobody has set up yet, on ${engine}`, () => {
    it('names nobody as responsible for the data: the step asks who is', async () => {
      const { town, visit } = await withEditor({ store: await open[engine](), site: {} });
      const asked = await petitionDraft(visit);
      assert.match(asked.html, /id="notice\.controller\.fr"/);
      assert.match(asked.html, /href="#notice\.controller\.fr">/, 'by field');
      assert.doesNotMatch(asked.html, /value="Civic Widgets"/);
      const summary = await fill(visit, asked, { 'notice.controller.fr': 'Ville de Valmont' });
      await fill(visit, summary, { name: 'marche' });
      const { notice } = (await town.read('/petitions/marche')) as unknown as { notice: { controller: string } };
      assert.equal(notice.controller, 'Ville de Valmont');
      await town.store.close();
    });

    it('warns everywhere that nobody can take part as long as no mail leaves', async () => {
      const said = /Aucun courriel ne peut partir de ce serveur : personne ne peut encore participer/;
      const store = await open[engine]();
      const { town, visit } = await withEditor({ store });
      assert.doesNotMatch((await visit.get('/desk')).html, said);
      const mute = await deskTown({ store, mailer: undefined, site: { name: 'Ville de Valmont' } });
      const entering = async (email: string): Promise<Browser> => {
        const { token } = await giveLink(store, email, start);
        const browser = mute.browser();
        await browser.send('/desk/enter', { token });
        return browser;
      };
      const session = await entering(editor);
      assert.match((await session.get('/desk?lang=fr')).html, said);
      const summary = await petitionDraft(session);
      assert.match(summary.html, said);
      assert.match(summary.html, /Une personne responsable du site règle les courriels/);
      assert.match((await fill(session, summary, { name: 'marche' })).html, said);
      await town.appoint('maire@ville.example', 'owner');
      const way = /<a href="\/desk\/settings\/mail\?lang=fr">Régler les courriels<\/a>/;
      assert.match((await (await entering('maire@ville.example')).get('/desk?lang=fr')).html, way);
      await town.store.close();
    });
  });
}
