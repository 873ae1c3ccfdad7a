import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { rowsOf } from '../../support/rows.ts';
import { engines } from '../engines.ts';
import { draftIn, fieldsOf, fill } from './forms.ts';
import { deskTown, type Browser, type DeskTown, type Seen } from './support.ts';

const open = engines();
after(() => open.stop());

const editor = 'redaction@ville.example';

/** The desk with an editor who has begun a draft, on its first page. */
async function begun(
  model: string,
  options: Parameters<typeof deskTown>[0] = {},
  more: Record<string, string> = {},
): Promise<{ town: DeskTown; visit: Browser; first: Seen; id: string }> {
  const town = await deskTown(options);
  await town.appoint(editor, 'editor');
  const visit = await town.signedIn(editor);
  const first = await fill(visit, await visit.get('/desk/new'), { model, ...more });
  return { town, visit, first, id: draftIn(first) };
}

/** What the script beside a form is told of what was typed. */
async function faultsOf(visit: Browser, id: string, step: string, typed: Record<string, string>): Promise<string[]> {
  const seen = await visit.send(`/desk/drafts/${id}/preview?step=${step}&lang=fr`, typed);
  assert.equal(seen.status, 200, seen.html);
  return (JSON.parse(seen.html) as { faults: string[] }).faults;
}

/** The address that the widget in the frame reads. */
async function sourceOf(visit: Browser, id: string): Promise<string> {
  const frame = await visit.get(`/desk/drafts/${id}/frame?lang=fr`);
  assert.equal(frame.status, 200);
  return /<civic-\w+ id="shown" src="([^"]*)"/.exec(frame.html)?.[1] ?? '';
}

/** What the widget in the frame gets, with what was typed. */
async function readIn(
  visit: Browser,
  { id, step, lang = 'fr', below = '' }: { id: string; step: string; lang?: string; below?: string },
  typed: Record<string, string>,
): Promise<Record<string, unknown>> {
  const read = encodeURIComponent(`${await sourceOf(visit, id)}${below}?typed=3`);
  const path = `/desk/drafts/${id}/preview?step=${step}&read=${read}`;
  const seen = await visit.send(path, typed, { 'Accept-Language': lang });
  assert.equal(seen.status, 200, seen.html);
  return JSON.parse(seen.html) as Record<string, unknown>;
}

describe('the preview beside a form', () => {
  it('stands on the page, folded and hidden until its script shows it, under a policy that lets its own frame in', async () => {
    const { visit, first, id } = await begun('petition/petition', {}, { 'language.en': 'yes' });
    assert.match(first.html, /<details [^>]*id="live"[^>]* hidden\s*>/);
    assert.match(
      first.html,
      /<iframe title="Aperçu de la participation" data-frame="\/desk\/drafts\/[\w-]+\/frame\?lang=fr"/,
    );
    assert.match(first.html, /aria-pressed="true"\s*> Téléphone/);
    assert.match(first.html, /value="en" aria-pressed="false"\s*> anglais/);
    assert.match(first.html, /<script type="module" src="\/civic-desk-preview\.js">/);
    assert.doesNotMatch(first.html, /style=|<iframe[^>]* src=/);
    assert.match(first.headers.get('Content-Security-Policy') ?? '', /frame-src 'self'(;|$)/);
    const frame = await visit.get(`/desk/drafts/${id}/frame?lang=fr`);
    const policy = frame.headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /frame-ancestors 'self'(;|$)/);
    assert.match(policy, /default-src 'none'/);
    assert.match(frame.html, /civic-desk-preview-frame\.js.*civic-widgets\.js/);
    assert.doesNotMatch(frame.html, /style=|<script>/);
  });

  it('shows what is typed from the first letter of the title on', async () => {
    const { visit, id } = await begun('petition/petition', {}, { 'language.en': 'yes' });
    const typed = { 'title.fr': 'Le march', 'title.en': 'The market' };
    assert.deepEqual(await faultsOf(visit, id, 'text', typed), []);
    const petition = await readIn(visit, { id, step: 'text' }, typed);
    assert.equal(petition['title'], 'Le march');
    assert.equal(petition['phase'], 'open');
    assert.equal(petition['text'], 'Texte');
    assert.equal((await readIn(visit, { id, step: 'text', lang: 'en' }, typed))['title'], 'The market');
    const further = await readIn(visit, { id, step: 'text' }, { ...typed, 'title.fr': 'Le marché' });
    assert.equal(further['title'], 'Le marché');
  });

  for (const [model, title] of Object.entries({
    'petition/petition': 'Titre',
    'poll/quick-vote': 'Question',
    'poll/majority-judgment': 'Question',
    'poll/ranked-vote': 'Question',
    'thread/for-against': 'Sujet',
    'consultation/consultation': 'Titre',
  })) {
    it(`shows a draft in which nothing is typed yet, on each of its pages: ${model}`, async () => {
      const { visit, id } = await begun(model);
      const summary = await visit.get(`/desk/drafts/${id}?lang=fr`);
      const steps = [...summary.html.matchAll(/id="part-(\w+)"/g)].map(([, name = '']) => name);
      for (const step of steps.filter((name) => name !== 'languages')) {
        const page = await visit.get(`/desk/drafts/${id}/${step}?lang=fr`);
        assert.match(page.html, /id="live"/);
        const typed = fieldsOf(page.html);
        assert.deepEqual(await faultsOf(visit, id, step, typed), []);
        assert.equal((await readIn(visit, { id, step }, typed))['title'], title);
      }
    });
  }

  it('counts the options that are typed, and names those that are missing', async () => {
    const { visit, id } = await begun('poll/quick-vote');
    const options = async (typed: Record<string, string>) =>
      ((await readIn(visit, { id, step: 'options' }, typed))['options'] as { label: string }[]).map(
        ({ label }) => label,
      );
    assert.deepEqual(await options({ 'options.0.label.fr': 'Oui' }), ['Oui', 'Option 2']);
    assert.deepEqual(
      await options({ 'options.0.label.fr': 'Oui', 'options.1.label.fr': '', 'options.2.label.fr': 'Peut-être' }),
      ['Oui', 'Peut-être'],
    );
  });

  it('says what is wrong with what is typed, and shows nothing of it', async () => {
    const { visit, id } = await begun('petition/petition');
    const long = await faultsOf(visit, id, 'text', { 'title.fr': 'é'.repeat(501) });
    assert.equal(long.length, 1);
    assert.match(long[0]!, /Titre.: Ce texte est trop long.: 500 caractères au plus/);
    assert.match((await faultsOf(visit, id, 'dates', { closesAt: '2026-02-30' }))[0] ?? '', /jour qui existe/);
    const read = encodeURIComponent(await sourceOf(visit, id));
    const refused = await visit.send(`/desk/drafts/${id}/preview?step=text&read=${read}`, {
      'title.fr': 'é'.repeat(501),
    });
    assert.equal(refused.status, 422);
    // What lies elsewhere is not read through it.
    for (const other of [
      '/petitions/velo',
      'https://example.org/desk',
      '/desk/preview/x/petitions/velo',
      '/desk/preview/x/desk',
    ]) {
      const path = `/desk/drafts/${id}/preview?step=text&read=${encodeURIComponent(other)}`;
      assert.equal((await visit.send(path, {})).status, 404, other);
    }
    assert.equal((await visit.send(`/desk/drafts/${id}/preview?step=none`, {})).status, 404);
    assert.equal((await visit.send(`/desk/drafts/${id}/preview?step=text`, { x: 'x'.repeat(2 ** 21) })).status, 413);
  });

  it('shows a correction on what stands there', async () => {
    const town = await deskTown();
    await town.appoint(editor, 'editor');
    const visit = await town.signedIn(editor);
    const id = draftIn(await visit.send('/desk/petitions/velo/correct', {}));
    const typed = fieldsOf((await visit.get(`/desk/drafts/${id}/text?lang=fr`)).html);
    const petition = await readIn(visit, { id, step: 'text' }, { ...typed, 'title.fr': 'Des pistes sûres' });
    assert.equal(petition['title'], 'Des pistes sûres');
    assert.equal((await town.read('/petitions/velo'))['title'], 'Des pistes cyclables');
  });

  it('is for those who may make, and asked for no more often than one types', async () => {
    const { town, visit, id } = await begun('petition/petition');
    await town.appoint('lecture@ville.example', 'observer');
    const stranger = await town.signedIn('lecture@ville.example');
    assert.equal((await stranger.get(`/desk/drafts/${id}/frame`)).status, 403);
    const path = `/desk/drafts/${id}/preview?step=text`;
    assert.equal((await stranger.send(path, {})).status, 403);
    assert.equal(
      (await visit.send(path, {}, { Origin: 'https://ailleurs.example', 'Sec-Fetch-Site': 'cross-site' })).status,
      403,
    );
    assert.doesNotMatch((await town.browser().send(path, {})).html, /"faults"/);
    const statuses = new Set<number>();
    for (let at = 0; at < 301; at += 1) statuses.add((await visit.send(path, {})).status);
    assert.deepEqual([...statuses], [200, 429]);
    town.wait(61_000);
    assert.equal((await visit.send(path, {})).status, 200);
  });

  for (const engine of ['memory', 'SQLite'] as const) {
    it(`keeps nothing on ${engine}: no row, no line of the log, no mail`, async () => {
      const store = await open[engine]();
      const { town, visit, id } = await begun('petition/petition', { store });
      const [before, mails] = [await rowsOf(store), town.mailbox.mails.length];
      const typed = { 'title.fr': 'Un titre que personne ne garde' };
      await faultsOf(visit, id, 'text', typed);
      assert.equal((await readIn(visit, { id, step: 'text' }, typed))['title'], typed['title.fr']);
      await faultsOf(visit, id, 'text', { 'title.fr': 'é'.repeat(501) });
      assert.equal(await rowsOf(store), before);
      assert.equal(town.mailbox.mails.length, mails);
      assert.equal(fieldsOf((await visit.get(`/desk/drafts/${id}/text`)).html)['title.fr'], '');
      await store.close();
    });
  }
});
