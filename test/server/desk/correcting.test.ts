import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { findThing } from '../../../src/server/core/things.ts';
import { petitionNoun } from '../../../src/server/nouns/petition/noun.ts';
import { outgoingMails } from '../../../src/server/mail/tables.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { newKey, petitionDocument, put } from '../support.ts';
import { actionOf, decode, draftIn, fieldsOf, fill } from './forms.ts';
import { addSigners, deskTown, type Browser, type DeskTown, type Seen } from './support.ts';

const open = engines();
after(() => open.stop());

const editor = 'redaction@ville.example';

async function withEditor(options: Parameters<typeof deskTown>[0] = {}): Promise<{ town: DeskTown; visit: Browser }> {
  const town = await deskTown({ site: { name: 'Ville de Valmont' }, ...options });
  await town.appoint(editor, 'editor');
  return { town, visit: await town.signedIn(editor) };
}

/** Begins a correction of the petition `velo`; answers its summary. */
async function begin(visit: Browser): Promise<Seen> {
  const page = await visit.get('/desk/petitions/velo/correct');
  assert.equal(page.status, 200);
  return visit.send(actionOf(page.html), {});
}

/** Types into one step of a correction; answers the summary. */
async function type(visit: Browser, summary: Seen, step: string, fields: Record<string, string>): Promise<Seen> {
  const page = await visit.get(`/desk/drafts/${draftIn(summary)}/${step}?back=summary`);
  const seen = await fill(visit, page, fields);
  assert.equal(seen.status, 200);
  return seen;
}

async function sign(town: DeskTown, email: string, more: object = {}): Promise<void> {
  const key = newKey();
  const code = await town.sign({ key, email, ...more });
  assert.equal((await town.act('/confirm', { key, code })).status, 200);
}

describe('what stands already', () => {
  it('is corrected by the form that it was made with, and keeps what no form asks for', async () => {
    const { town, visit } = await withEditor();
    const thing = await visit.get('/desk/petitions/velo');
    assert.match(thing.html, /<a href="\/desk\/petitions\/velo\/correct\?lang=fr"\s*>Corriger<\/a/);
    const summary = await begin(visit);
    assert.match(summary.html, /Rien pour l’instant/);
    const changed = await type(visit, summary, 'text', { 'title.fr': 'Des pistes pour les vélos' });
    // What changes stands below all that is said: whoever saved comes to it.
    assert.match(changed.at, /#publish$/);
    assert.match(changed.html, /<h2 id="publish">Ce qui change/);
    // Nobody has acted: there is nothing to choose.
    assert.doesNotMatch(changed.html, /Le sens change-t-il/);
    assert.equal((await town.read())['title'], 'Des pistes cyclables');
    const done = await fill(visit, changed);
    assert.match(done.at, /^\/desk\/petitions\/velo\/correct\?done=corrected/);
    assert.match(done.html, /La correction est publiée/);
    const petition = await town.read();
    assert.equal(petition['title'], 'Des pistes pour les vélos');
    assert.equal(petition['textVersion'], 'v1');
    assert.deepEqual(
      (petition['thresholds'] as unknown as { at: number }[]).map(({ at }) => at),
      [2, 5],
    );
    assert.match((await visit.get('/log')).html, /title/);
  });

  it('keeps the rows that stay as they were when one is taken away', async () => {
    const { town, visit } = await withEditor();
    const summary = await begin(visit);
    const page = await visit.get(`/desk/drafts/${draftIn(summary)}/thresholds`);
    await fill(visit, page, { act: 'remove:thresholds.0' });
    const left = await visit.get(`/desk/drafts/${draftIn(summary)}`);
    await fill(visit, left);
    const petition = await town.read('/petitions/velo?lang=en');
    assert.deepEqual(petition['thresholds'], [{ at: 5, label: 'debate', duty: 'A debate.' }]);
  });

  it('is warned of a threshold that the count has reached already, and of no other', async () => {
    const { town, visit } = await withEditor();
    for (const email of ['a@exemple.fr', 'b@exemple.fr', 'c@exemple.fr']) await sign(town, email);
    town.wait(3_600_000);
    const summary = await begin(visit);
    const warning = /Le décompte a déjà atteint 3.: ce seuil sera dit atteint dès la publication/;
    const later = await type(visit, summary, 'thresholds', { 'thresholds.1.at': '6' });
    assert.doesNotMatch(later.html, /Le décompte a déjà atteint/);
    const passed = await type(visit, summary, 'thresholds', { 'thresholds.1.at': '3' });
    assert.match(passed.html, warning);
    assert.match(
      passed.html,
      /<dt>Seuil 2, Nombre de signatures<\/dt>.*<del>.*Retiré\s: <\/span>5<\/del> <ins>.*Ajouté\s: <\/span>3<\/ins>/,
    );
    const english = await visit.get(`/desk/drafts/${draftIn(summary)}?lang=en`);
    assert.match(english.html, /The count has reached 3 already: this threshold/);
    await fill(visit, passed);
    const { thresholds } = (await town.read('/petitions/velo?lang=en')) as unknown as { thresholds: { at: number }[] };
    assert.equal(thresholds[1]?.at, 3);
  });

  it('is warned of a promise that nothing keeps, before it is published', async () => {
    const { visit } = await withEditor({ document: { keepMonths: 12 } });
    const summary = await begin(visit);
    const vain = /role="note">L’information sur les données dit combien de temps elles sont gardées, mais aucun nombre/;
    assert.doesNotMatch(summary.html, vain);
    const emptied = await type(visit, summary, 'notice', { keepMonths: '' });
    assert.match(emptied.html, vain);
    const english = await visit.get(`/desk/drafts/${draftIn(summary)}?lang=en`);
    assert.match(english.html, /nothing will be erased by itself/);
    assert.match((await fill(visit, emptied)).html, /La correction est publiée/);
    // It is known by now.
    assert.doesNotMatch((await begin(visit)).html, vain);
  });

  it('keeps a time to answer that no form offers, until another one is chosen', async () => {
    const [first, second] = petitionDocument.thresholds;
    const thresholds = [first!, { ...second!, within: 'P6W' }];
    const { town, visit } = await withEditor({ document: { thresholds } });
    const published = async () => (await findThing(town.store, petitionNoun, 'velo'))?.document.thresholds;
    const summary = await begin(visit);
    assert.match(summary.html, /Aucun délai.*6.semaines/);
    await fill(visit, await type(visit, summary, 'text', { 'title.fr': 'Des pistes' }));
    assert.deepEqual(await published(), thresholds);
    // The rows move up, and so does what was there.
    const next = await begin(visit);
    const page = await visit.get(`/desk/drafts/${draftIn(next)}/thresholds`);
    const one = await fill(visit, page, { act: 'remove:thresholds.0' });
    assert.equal(fieldsOf(one.html)['thresholds.0.within'], 'P6W');
    assert.equal((await fill(visit, one)).status, 200);
    await fill(visit, await visit.get(`/desk/drafts/${draftIn(next)}`));
    assert.deepEqual(await published(), [thresholds[1]]);
    const last = await type(visit, await begin(visit), 'thresholds', { 'thresholds.0.within': 'P3M' });
    await fill(visit, last);
    assert.deepEqual(await published(), [{ ...second!, within: 'P3M' }]);
  });

  it('gets another version of its text where people have signed, whatever is said of the meaning', async () => {
    const { town, visit } = await withEditor();
    await sign(town, 'ana@exemple.fr');
    const changed = await type(visit, await begin(visit), 'text', { 'text.fr': 'Nous demandons deux ponts.' });
    assert.match(changed.html, /Le sens change-t-il/);
    const unsaid = await fill(visit, changed);
    assert.equal(unsaid.status, 422);
    assert.match(unsaid.html, /<a href="#means"\s*>Dites si le sens change/);
    assert.equal((await town.read())['textVersion'], 'v1');
    const mails = town.mailbox.mails.length;
    const done = await fill(visit, unsaid, { means: 'same' });
    assert.match(done.html, /La correction est publiée/);
    await town.app.runDue();
    await town.app.idle();
    assert.equal(town.mailbox.mails.length, mails);
    const petition = await town.read();
    assert.equal(petition['textVersion'], 'v2');
    assert.equal((petition['numbers'] as unknown as { signatures: { value: number } }).signatures.value, 1);
  });

  it('tells whoever corrects a vote that nobody who voted can be written to, and writes to nobody', async () => {
    const { town, visit } = await withEditor();
    const valmont = await pollTown({ town });
    await valmont.cast(choose('chene'));
    const page = await visit.get('/desk/polls/arbre/correct');
    const begun = await visit.send(actionOf(page.html), {});
    const options = await type(visit, begun, 'question', { 'title.fr': 'Quel arbre planter ici ?' });
    assert.match(options.html, /un bulletin est séparé de l’adresse, qui est effacée dès qu’il est confirmé/);
    const english = await visit.get(`/desk/drafts/${draftIn(begun)}?lang=en`);
    assert.match(english.html, /a ballot stands apart from its address/);
    const mails = town.mailbox.mails.length;
    assert.match((await fill(visit, options, { means: 'other' })).html, /La correction est publiée/);
    await town.app.runDue();
    await town.app.idle();
    assert.equal(town.mailbox.mails.length, mails);
  });

  it('shows the second of two what the first published, and stands upon it from then on', async () => {
    const { town, visit } = await withEditor();
    const other = await town.signedIn(editor);
    const mine = await type(visit, await begin(visit), 'text', { 'title.fr': 'Ma version' });
    const theirs = await type(other, await begin(other), 'text', {
      'title.fr': 'Leur version',
      'author.fr': 'le collectif',
    });
    assert.match((await fill(other, theirs)).html, /La correction est publiée/);
    const late = await fill(visit, mine);
    assert.equal(late.status, 409);
    assert.match(late.html, /role="alert"\s+id="errors"[^>]*>\s*<p>Quelqu’un d’autre a modifié/);
    assert.match(late.html, /Dans l’autre version.: Leur version/);
    assert.match(late.html, /Ma version/);
    assert.equal((await town.read())['title'], 'Leur version');
    assert.match((await fill(visit, late)).html, /La correction est publiée/);
    const petition = await town.read();
    assert.equal(petition['title'], 'Ma version');
    // What only the other one changed is not undone.
    assert.equal(petition['author'], 'le collectif');
  });

  it('keeps the options of a vote once someone has voted, and says so', async () => {
    const { town, visit } = await withEditor();
    let seen = await fill(visit, await visit.get('/desk/new'), { model: 'poll/quick-vote' });
    for (const fields of [
      { 'title.fr': 'Ouvrir ?' },
      { 'options.0.label.fr': 'Oui', 'options.1.label.fr': 'Non' },
      { closesAt: '2027-03-31' },
      {},
      {},
    ]) {
      seen = await fill(visit, seen, fields);
    }
    await fill(visit, seen);
    const vote = { key: newKey(), email: 'ana@exemple.fr', textVersion: '1', noticeVersion: '1', lang: 'fr' };
    const ballot = { kind: 'choices', choices: ['oui'] };
    const sent = await town.app.request('/polls/ouvrir/ballots', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...vote, ballot }),
    });
    assert.equal(sent.status, 202);
    const page = await visit.get('/desk/polls/ouvrir/correct');
    const summary = await visit.send(actionOf(page.html), {});
    const more = await type(visit, summary, 'options', { act: 'add:options' });
    const third = await fill(visit, more, { 'options.2.label.fr': 'Peut-être' });
    const refused = await fill(visit, third, { means: 'same' });
    assert.equal(refused.status, 422);
    assert.match(refused.html, /Des personnes ont déjà participé sur cette base/);
    const reworded = await fill(visit, await visit.get(`/desk/drafts/${draftIn(summary)}/options`), {
      act: 'remove:options.2',
    });
    assert.equal(reworded.status, 200);
    const again = await type(visit, summary, 'question', { 'title.fr': 'Ouvrir le dimanche ?' });
    assert.match((await fill(visit, again, { means: 'same' })).html, /La correction est publiée/);
    const poll = await town.read('/polls/ouvrir');
    assert.equal(poll['title'], 'Ouvrir le dimanche ?');
    assert.equal(poll['textVersion'], '2');
  });

  it('shows in its preview what stands there with the correction', async () => {
    const { town, visit } = await withEditor();
    const changed = await type(visit, await begin(visit), 'text', { 'title.fr': 'Pistes' });
    const preview = await visit.get(`/desk/drafts/${draftIn(changed)}/preview`);
    const source = /<civic-petition src="([^"]*)"/.exec(preview.html)?.[1] ?? '';
    const shown = await town.read(decode(source));
    assert.equal(shown['title'], 'Pistes');
    assert.equal(shown['textVersion'], 'v1');
    assert.equal(fieldsOf(changed.html)['version']?.length, 43);
  });
});

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`those who signed the old text, on ${engine}`, () => {
    it('are told once, in their language, and may withdraw', async () => {
      const store = await open[engine]();
      const { town, visit } = await withEditor({ store });
      await sign(town, 'ana@exemple.fr');
      await sign(town, 'bob@exemple.com', { lang: 'en' });
      // One who waits for the code is not counted, and one who withdrew is gone.
      await town.sign({ email: 'wait@exemple.fr' });
      const key = newKey();
      await town.act('/confirm', { key, code: await town.sign({ key, email: 'gone@exemple.fr' }) });
      await town.act('/withdraw', { key });
      const changed = await type(visit, await begin(visit), 'text', { 'text.fr': 'Nous demandons deux ponts.' });
      const before = town.mailbox.mails.length;
      await fill(visit, changed, { means: 'other' });
      await Promise.all([town.app.runDue(), town.app.runDue()]);
      await town.app.runDue();
      await town.app.idle();
      const mails = town.mailbox.mails.slice(0, town.mailbox.mails.length - before);
      assert.deepEqual(mails.map(({ to }) => to).sort(), ['ana@exemple.fr', 'bob@exemple.com']);
      const [toAna, toBob] = ['ana@exemple.fr', 'bob@exemple.com'].map((to) => mails.find((mail) => mail.to === to));
      assert.match(toAna?.subject ?? '', /Le texte de .* a changé/);
      assert.match(toBob?.subject ?? '', /The text of “Cycle tracks” has changed/);
      assert.match(toAna?.text ?? '', /https:\/\/participer\.exemple\/petitions\/velo\?lang=fr/);
      const link = /https:\/\/participer\.exemple(\/petitions\/velo\/withdraw\?\S+)/.exec(toAna?.text ?? '')?.[1] ?? '';
      const token = new URL(link, 'https://x').searchParams.get('token') ?? '';
      const { body } = await town.act('/withdraw', { token });
      assert.equal(body.outcome, 'withdrawn');
      const { numbers } = (await town.read()) as unknown as { numbers: { signatures: { value: number } } };
      assert.equal(numbers.signatures.value, 1);
      await store.close();
    });

    it('are told a hundred at a time, so that codes find their way between', async () => {
      const store = await open[engine]();
      const { town, visit } = await withEditor({ store });
      await sign(town, 'ana@exemple.fr');
      await addSigners(store, 150);
      const changed = await type(visit, await begin(visit), 'text', { 'text.fr': 'Nous demandons deux ponts.' });
      await fill(visit, changed, { means: 'other' });
      const before = town.mailbox.mails.length;
      for (const told of [100, 151, 151]) {
        await town.app.runDue();
        await town.app.idle();
        const waiting = await store.count(outgoingMails, { scope: 'velo' });
        assert.equal(town.mailbox.mails.length - before + waiting, told);
      }
      await store.close();
    });
  });
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what stands already, on ${engine}`, () => {
    it('is corrected where it has fewer rows than a new one needs, and may have no fewer', async () => {
      const { town, visit } = await withEditor({ store: await open[engine](), document: { thresholds: [] } });
      const summary = await begin(visit);
      const page = await visit.get(`/desk/drafts/${draftIn(summary)}/thresholds?back=summary`);
      const untouched = await fill(visit, page);
      assert.doesNotMatch(untouched.html, /error-summary/);
      const done = await fill(visit, await type(visit, summary, 'text', { 'title.fr': 'Des pistes' }));
      assert.match(done.html, /La correction est publiée/);
      const { title, thresholds } = await town.read();
      assert.deepEqual([title, thresholds], ['Des pistes', []]);
      const next = await begin(visit);
      const row = { 'thresholds.0.at': '3', 'thresholds.0.label.fr': 'réponse' };
      const half = await visit.get(`/desk/drafts/${draftIn(next)}/thresholds?back=summary`);
      const refused = await fill(visit, half, row);
      assert.equal(refused.status, 422, 'a row that is begun is asked for whole');
      assert.match(refused.html, /error-summary/);
      await town.store.close();
    });

    it('keeps the rows that it needs', async () => {
      const [first] = petitionDocument.thresholds;
      const { town, visit } = await withEditor({ store: await open[engine](), document: { thresholds: [first!] } });
      const summary = await begin(visit);
      await fill(visit, await visit.get(`/desk/drafts/${draftIn(summary)}/thresholds`), { act: 'remove:thresholds.0' });
      const refused = await fill(visit, await visit.get(`/desk/drafts/${draftIn(summary)}/thresholds?back=summary`));
      assert.equal(refused.status, 422);
      assert.match(refused.html, /Donnez au moins un seuil/);
      await town.store.close();
    });

    it('is corrected by those who may publish it, and by them alone', async () => {
      const { town, visit } = await withEditor({ store: await open[engine]() });
      const summary = await begin(visit);
      await town.appoint('velo@ville.example', 'editor', 'velo');
      await put(town.store, 'autre', petitionDocument);
      await town.appoint('autre@ville.example', 'editor', 'autre');
      await town.appoint('lecture@ville.example', 'observer');
      const own = await town.signedIn('velo@ville.example');
      assert.equal((await own.get(`/desk/drafts/${draftIn(summary)}`)).status, 200);
      const changed = await type(own, await begin(own), 'text', { 'title.fr': 'Pistes' });
      assert.match((await fill(own, changed)).html, /La correction est publiée/);
      for (const email of ['autre@ville.example', 'lecture@ville.example']) {
        const stranger = await town.signedIn(email);
        assert.equal((await stranger.get('/desk/petitions/velo/correct')).status, 403);
        assert.equal((await stranger.send('/desk/petitions/velo/correct', {})).status, 403);
        assert.equal((await stranger.get(`/desk/drafts/${draftIn(summary)}`)).status, 403);
        assert.equal((await stranger.send(`/desk/drafts/${draftIn(summary)}`, {})).status, 403);
      }
      await town.store.close();
    });
  });
}
