import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Duty } from '../../../src/schema/answering.ts';
import { daysBetween, dueDay } from '../../../src/server/core/answering.ts';
import type { Role } from '../../../src/server/desk/roles.ts';
import { giveKey, newKey as newProgramKey } from '../../../src/server/desk/keys.ts';
import { engines } from '../engines.ts';
import { day, minute, newKey, petitionDocument, start, type World } from '../support.ts';
import { addStep, answerThing } from '../../../src/server/desk/answering/answer.ts';
import { nouns, seedDemo } from '../../../src/server/nouns.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { program } from './program.ts';
import { addSigners, archiveOf, deskTown, hiddenOf, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const thing = '/desk/petitions/velo';
const [meeting, debate] = petitionDocument.thresholds;
const document = { thresholds: [{ ...meeting!, within: 'P10D' }, debate!] };

/** Fills the form of the answer. */
const answer = {
  'author.fr': 'La maire de Valmont',
  'author.en': 'The mayor of Valmont',
  at: '2026-11-21',
  'text.fr': 'Les travaux commencent en mai.\r\n\r\nVoici le plan.',
  'text.en': 'Works begin in May.',
  url: 'https://valmont.exemple/plan.pdf',
};

async function signs(town: World, times: number): Promise<void> {
  for (let number = 0; number < times; number += 1) {
    const key = newKey();
    const code = await town.sign({ key, email: `personne${number}@exemple.fr` });
    await town.act('/confirm', { key, code });
  }
}

interface LogLine {
  by: string;
  act: string;
  why?: Record<string, string>;
  before?: { answer?: { text: Record<string, string> } };
}
const logOf = async ({ app }: DeskTown): Promise<LogLine[]> => {
  const response = await app.request('/log', { headers: { Accept: 'application/json' } });
  return ((await response.json()) as { items: LogLine[] }).items;
};

interface Shown {
  answer?: { author: string; text: string; at: string; url?: string };
  timeline: { at: string; label: string; author?: string }[];
  duties?: Duty[];
  thresholds: { reachedAt?: string }[];
}
const shown = async (town: DeskTown, lang = 'fr') =>
  (await town.read(`/petitions/velo?lang=${lang}`)) as unknown as Shown;

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`an official answer, on ${engine}`, () => {
    const town = async (role: Role = 'editor') => {
      const valmont = await deskTown({ store: await open[engine](), document });
      await valmont.appoint('qui@valmont.fr', role);
      return { ...valmont, visit: await valmont.signedIn('qui@valmont.fr') };
    };

    it('corrects the one that came at the same time, which the log keeps', async () => {
      const valmont = await town();
      const desk = { store: valmont.store, nouns, timeZone: 'Europe/Paris', now: start, by: 'editor' as const };
      const say = (text: string) =>
        answerThing(desk, '/petitions/velo', { author: { fr: 'La maire' }, text: { fr: text } });
      await Promise.all([say('Oui.'), say('Non.')]);
      const lines = await logOf(valmont);
      assert.deepEqual(
        lines
          .map(({ act }) => act)
          .filter((act) => /^answer/.test(act))
          .sort(),
        ['answer-corrected', 'answered'],
      );
      const { answer: last } = await shown(valmont);
      const kept = lines.find(({ act }) => act === 'answer-corrected')?.before?.answer?.text['fr'];
      assert.deepEqual([last?.text, kept].sort(), ['Non.', 'Oui.']);
      await say(last!.text);
      assert.equal((await logOf(valmont)).length, lines.length, 'the same again changes nothing');
      await valmont.store.close();
    });

    it('is shown to people in each language, signed and dated, and settles what is due', async () => {
      const valmont = await town();
      const { visit, store } = valmont;
      await signs(valmont, 2);
      const empty = await visit.get(`${thing}/answer`);
      assert.match(
        empty.html,
        /2 signatures, atteint le 21\snovembre 2026\. À faire au plus tard le 1er\sdécembre 2026\./,
      );
      assert.match((await visit.get('/desk')).html, /réponse due le 1er\sdécembre 2026/);
      const done = await visit.send(`${thing}/answer`, { ...hiddenOf(empty.html), ...answer, 'meets.2': 'yes' });
      assert.match(done.html, /role="status"[^>]*>La réponse est publiée\./);
      assert.match(done.html, /Fait le 21\snovembre 2026\./);
      assert.doesNotMatch((await visit.get('/desk')).html, /réponse due/);
      const { answer: french } = await shown(valmont);
      assert.deepEqual(french, {
        author: 'La maire de Valmont',
        at: '2026-11-21',
        text: 'Les travaux commencent en mai.\n\nVoici le plan.',
        url: 'https://valmont.exemple/plan.pdf',
      });
      assert.equal((await shown(valmont, 'en')).answer?.author, 'The mayor of Valmont');
      assert.match(
        await valmont.page('/petitions/velo?lang=fr'),
        /La maire de Valmont[^]*Les travaux commencent en mai/,
      );
      assert.deepEqual(
        (await logOf(valmont)).map(({ by, act }) => [by, act]),
        [
          ['editor', 'answered'],
          ['operator', 'appointed'],
        ],
      );
      await store.close();
    });

    it('is due in public as long as it waits: since when, until when, how late, and when it was given', async () => {
      const valmont = await town();
      const { store, wait } = valmont;
      const dutiesAt = async (lang = 'fr') => (await shown(valmont, lang)).duties;
      const { duties: none } = await shown(valmont);
      assert.equal(none, undefined, 'no threshold is reached');
      assert.doesNotMatch(await valmont.page('/petitions/velo?lang=fr'), /Engagements/);
      await signs(valmont, 2);
      wait(2000);
      const [due, ...others] = (await dutiesAt()) ?? [];
      assert.deepEqual([due?.text, due?.due, due?.metAt, others], [meeting?.duty['fr'], '2026-12-01', undefined, []]);
      assert.equal(due?.since, (await shown(valmont)).thresholds[0]?.reachedAt);
      assert.equal((await dutiesAt('en'))?.[0]?.text, meeting?.duty['en']);
      const page = await valmont.page('/petitions/velo?lang=fr');
      assert.match(page, /Engagements[^]*À faire au plus tard le[^]*1er\sdécembre 2026/);
      assert.doesNotMatch(page, /En retard/);
      wait(12 * day);
      assert.match(await valmont.page('/petitions/velo?lang=fr'), /Engagements[^]*En retard de 2 jours\./);
      assert.match(await valmont.page('/petitions/velo?lang=en'), /What is due[^]*2 days late\./);
      const later = await valmont.signedIn('qui@valmont.fr');
      const form = hiddenOf((await later.get(`${thing}/answer`)).html);
      await later.send(`${thing}/answer`, { ...form, ...answer, at: '2026-12-03', 'meets.2': 'yes' });
      wait(2000);
      assert.equal((await dutiesAt())?.[0]?.metAt, '2026-12-03');
      assert.match(await valmont.page('/petitions/velo?lang=fr'), /Engagements[^]*Fait le[^]*3\sdécembre 2026/);
      const files = await archiveOf(valmont, start + 12 * day);
      const archived = JSON.parse(files.get('petitions/velo.json') ?? '{}') as { things: Record<string, Shown> };
      assert.deepEqual(archived.things['fr']?.duties, await dutiesAt());
      await store.close();
    });

    it('is for the one duty that is due unless told otherwise, and the page leads to what stays due', async () => {
      const valmont = await town();
      const { visit, store, wait } = valmont;
      assert.doesNotMatch((await visit.get(`${thing}/answer`)).html, /name="meets/);
      await signs(valmont, 2);
      const ticked = /<input(?=[^>]*name="meets\.2")(?=[^>]* checked)/;
      const empty = await visit.get(`${thing}/answer`);
      assert.match(empty.html, ticked);
      assert.doesNotMatch((await visit.get(`${thing}/step`)).html, ticked, 'a step is mostly for none');
      const wrong = await visit.send(`${thing}/answer`, { ...hiddenOf(empty.html), ...answer, 'text.fr': '' });
      assert.doesNotMatch(wrong.html, ticked, 'what was unticked stays so');
      const left = await visit.send(`${thing}/answer`, { ...hiddenOf(empty.html), ...answer });
      assert.match(left.html, /Un engagement dû reste sans suite\. <a href="#meets">Cochez les engagements/);
      assert.match(left.html, /<fieldset id="meets"/);
      assert.doesNotMatch(left.html, ticked, 'a correction changes nothing that nobody ticked');
      assert.equal((await shown(valmont)).duties?.[0]?.metAt, undefined);
      wait(1000);
      const ahead = { ...hiddenOf(left.html), ...answer, at: '2026-11-25', 'meets.2': 'yes' };
      const settled = await visit.send(`${thing}/answer`, ahead);
      assert.match(settled.html, /La réponse est publiée\./);
      assert.doesNotMatch(settled.html, /reste sans suite/, 'it is settled from the day of the answer on');
      await store.close();
    });

    it('leaves it to whoever answers where several duties are due', async () => {
      const valmont = await town();
      const { visit, store } = valmont;
      await signs(valmont, 5);
      const empty = await visit.get(`${thing}/answer`);
      assert.match(empty.html, /name="meets\.5"/);
      assert.doesNotMatch(empty.html, /<input(?=[^>]*name="meets)(?=[^>]* checked)/);
      const sent = await visit.send(`${thing}/answer`, { ...hiddenOf(empty.html), ...answer });
      assert.match(sent.html, /2 engagements dus restent sans suite\./);
      await store.close();
    });

    it('that is corrected stands in the log as it was', async () => {
      const valmont = await town();
      const { visit, store, wait } = valmont;
      const send = async (fields: Record<string, string>) =>
        visit.send(`${thing}/answer`, { ...hiddenOf((await visit.get(`${thing}/answer`)).html), ...answer, ...fields });
      await send({});
      wait(1000);
      await send({ 'text.fr': 'Les travaux commencent en juin.' });
      assert.equal((await shown(valmont)).answer?.text, 'Les travaux commencent en juin.');
      const [corrected] = await logOf(valmont);
      assert.equal(corrected?.act, 'answer-corrected');
      assert.match(corrected.before?.answer?.text['fr'] ?? '', /commencent en mai/);
      assert.match(await valmont.page('/log?lang=fr'), /La version précédente[^]*Les travaux commencent en mai\./);
      await send({ 'text.fr': 'Les travaux commencent en juin.' });
      assert.equal((await logOf(valmont)).length, 3, 'the same answer again is no act');
      await store.close();
    });

    it('is given upon what was seen: the second of two sees both, and loses nothing', async () => {
      const valmont = await town();
      const { visit, store, signedIn, appoint } = valmont;
      await appoint('autre@valmont.fr', 'owner');
      const other = await signedIn('autre@valmont.fr');
      const [mine, theirs] = [await visit.get(`${thing}/answer`), await other.get(`${thing}/answer`)];
      await visit.send(`${thing}/answer`, { ...hiddenOf(mine.html), ...answer });
      const typed = { ...answer, 'text.fr': 'Une tout autre réponse.' };
      const late = await other.send(`${thing}/answer`, { ...hiddenOf(theirs.html), ...typed });
      assert.equal(late.status, 409);
      assert.match(late.html, /Quelqu’un d’autre vient de changer/);
      assert.match(late.html, /<blockquote lang="fr">.*Les travaux commencent en mai/);
      assert.match(late.html, /<textarea[^>]*> ?Une tout autre réponse\./);
      const again = await other.send(`${thing}/answer`, { ...hiddenOf(late.html), ...typed });
      assert.equal(again.status, 200);
      assert.equal((await shown(valmont)).answer?.text, 'Une tout autre réponse.');
      await store.close();
    });

    it('comes with steps, in the order of their days', async () => {
      const valmont = await town();
      const { visit, store } = valmont;
      await signs(valmont, 2);
      const step = async (fields: Record<string, string>) =>
        visit.send(`${thing}/step`, { ...hiddenOf((await visit.get(`${thing}/step`)).html), ...fields });
      const form = (await visit.get(`${thing}/step`)).html;
      assert.match(form, /<input type="text" value="Ville"[^>]*name="author\.fr"/, 'the institution');
      const told = await step({
        at: '2026-11-20',
        'author.fr': 'La <i>maire</i>',
        'label.fr': 'Rencontre avec la maire',
        'meets.2': 'yes',
      });
      valmont.wait(1000);
      assert.match(told.html, /L’étape est publiée\./);
      assert.match(told.html, /Fait le 20\snovembre 2026, par avance\./);
      const next = (await visit.get(`${thing}/step`)).html;
      assert.match(
        next,
        /<input type="text" value="La &lt;i&gt;maire&lt;\/i&gt;"[^>]*name="author\.fr"/,
        'who signed last',
      );
      const long = await step({ at: '2026-11-13', 'label.fr': 'Le dossier', 'author.fr': 'a'.repeat(301) });
      assert.equal(long.status, 422);
      assert.match(long.html, /href="#author\.fr"/);
      await step({ at: '2026-11-13', 'label.fr': 'Le dossier est complet' });
      assert.match(
        (await valmont.page('/petitions/velo?lang=fr')).replace(/\s+/g, ' '),
        /<bdi>La &lt;i&gt;maire&lt;\/i&gt;<\/bdi>\s?·\s?<time [^>]*>20\snovembre 2026<\/time>\s?–\s?Rencontre avec la maire/,
      );
      assert.deepEqual((await shown(valmont)).timeline.map(({ label, author }) => [label, author]).slice(1, 3), [
        ['Le dossier est complet', undefined],
        ['Rencontre avec la maire', 'La <i>maire</i>'],
      ]);
      const labels = (await shown(valmont)).timeline.map(({ label }) => label);
      assert.deepEqual(labels.slice(0, 3), [
        'Ouverture du recueil des signatures',
        'Le dossier est complet',
        'Rencontre avec la maire',
      ]);
      assert.deepEqual((await logOf(valmont))[0]?.why, { fr: 'Le dossier est complet' });
      await store.close();
    });

    it('leads to those who asked for news, where there are any and the role may write to them', async () => {
      const valmont = await town();
      const { visit, store } = valmont;
      const way = /<a href="\/desk\/petitions\/velo\/news\?lang=en">Write now to those who asked for news<\/a>/;
      const send = async (form: string, fields: Record<string, string>) =>
        visit.send(`${thing}/${form}?lang=en`, { ...hiddenOf((await visit.get(`${thing}/${form}`)).html), ...fields });
      const alone = await send('answer', answer);
      assert.match(alone.html, /The answer is public/);
      assert.doesNotMatch(alone.html, /asked for news/);
      await addSigners(store, 1);
      const told = await send('answer', { ...answer, 'text.fr': 'Les travaux ont commencé.' });
      assert.match(told.html, way);
      assert.equal((await visit.get('/desk/petitions/velo/news?lang=en')).status, 200);
      assert.match((await send('step', { at: '2026-11-21', 'label.fr': 'Chantier' })).html, way);
      assert.doesNotMatch((await visit.get(`${thing}/answer?lang=en`)).html, /asked for news/);
      await store.close();
    });

    it('stands behind what it is about, where all of it was on one day', async () => {
      const valmont = await town();
      const { visit, store } = valmont;
      const send = async (form: string, fields: Record<string, string>) =>
        visit.send(`${thing}/${form}`, { ...hiddenOf((await visit.get(`${thing}/${form}`)).html), ...fields });
      await send('answer', answer);
      await send('step', { at: '2026-11-21', 'label.fr': 'Rencontre avec la maire' });
      valmont.wait(minute);
      await signs(valmont, 2);
      const labels = (await shown(valmont)).timeline.map(({ label }) => label);
      assert.deepEqual(labels.slice(1), [
        'Seuil de 2 signatures atteint\u00a0: réunion',
        'Rencontre avec la maire',
        'Réponse officielle publiée',
      ]);
      const page = await valmont.page('/petitions/velo?lang=fr');
      const places = ['Seuil de 2 signatures atteint', 'Rencontre avec la maire', 'Réponse officielle publiée'];
      const found = places.map((label) => page.indexOf(label, page.indexOf('id="timeline"')));
      assert.ok(found[0]! > 0 && found[0]! < found[1]! && found[1]! < found[2]!, String(found));
      await store.close();
    });

    it('keeps, when it is corrected at its page, what it settles ahead', async () => {
      const ahead = { author: { fr: 'La maire' }, at: '2026-11-20', text: { fr: 'Oui.' }, meets: [2, 5] };
      const store = await open[engine]();
      const valmont = await deskTown({ store, document: { ...document, answer: ahead } });
      await valmont.appoint('qui@valmont.fr', 'editor');
      const visit = await valmont.signedIn('qui@valmont.fr');
      const editor = await program(valmont);
      const correct = async (fields: Record<string, string>) => {
        const { html } = await visit.get(`${thing}/answer`);
        assert.equal((await visit.send(`${thing}/answer`, { ...hiddenOf(html), ...fields })).status, 200);
        const kept = (await editor.send('GET', '/petitions/velo')).body['answer'] as { meets?: number[] };
        return kept.meets;
      };
      const typed = { 'author.fr': 'La maire', at: '2026-11-20' };
      assert.deepEqual(await correct({ ...typed, 'text.fr': 'Oui, en mai.' }), [2, 5]);
      await signs(valmont, 2);
      valmont.wait(minute);
      // What is reached has a box, and goes where it is not ticked.
      assert.deepEqual(await correct({ ...typed, 'text.fr': 'Oui, en juin.', 'meets.2': 'yes' }), [2, 5]);
      assert.deepEqual(await correct({ ...typed, 'text.fr': 'Oui, en juillet.' }), [5]);
      await store.close();
    });

    it('loses no step to another that is added at the same moment, and takes none twice', async () => {
      const valmont = await town();
      const { store } = valmont;
      const desk = { store, nouns, timeZone: 'Europe/Paris', now: start, by: 'operator' as const };
      const at = '/petitions/velo';
      const [mine, theirs] = [{ label: { fr: 'Débat' } }, { label: { fr: 'Vote' } }];
      const meanwhile = (given: { label: { fr: string } }): Store => ({
        ...store,
        write: async (work) => {
          await addStep(desk, at, given);
          return store.write(work);
        },
      });
      await addStep({ ...desk, store: meanwhile(theirs) }, at, mine);
      await addStep({ ...desk, store: meanwhile(mine) }, at, mine);
      const labels = (await shown(valmont)).timeline.map(({ label }) => label);
      assert.deepEqual(labels.filter((label) => label === 'Débat' || label === 'Vote').sort(), ['Débat', 'Vote']);
      assert.equal((await logOf(valmont)).filter(({ act }) => act === 'noted').length, 2);
      await store.close();
    });

    for (const role of ['moderator', 'clerk', 'observer'] as const) {
      it(`is not for the role ${role}`, async () => {
        const valmont = await town(role);
        const { visit, store } = valmont;
        for (const form of ['answer', 'step']) {
          assert.equal((await visit.get(`${thing}/${form}`)).status, 403);
          assert.equal((await visit.send(`${thing}/${form}`, answer)).status, 403);
        }
        assert.doesNotMatch((await visit.get(thing)).html, /velo\/answer/);
        assert.equal((await shown(valmont)).answer, undefined);
        await store.close();
      });
    }

    it('is given by a program with its key, and what is wrong is told by field', async () => {
      const valmont = await town();
      const { key, id } = await newProgramKey();
      const grant = { id, name: 'ville', role: 'editor', scope: '' } as const;
      await valmont.store.write((writer) => giveKey(writer, grant, { nouns, by: 'operator', now: start }));
      const send = async (path: string, body: unknown) => {
        const response = await valmont.app.request(`/desk/api${path}`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        });
        return { status: response.status, body: (await response.json()) as { errors?: { field: string }[] } };
      };
      const given = { author: { fr: 'La maire' }, text: { fr: 'Oui.' } };
      const twice = async (path: string, body: unknown) => [
        (await send(path, body)).status,
        (await send(path, body)).status,
      ];
      assert.deepEqual(await twice('/petitions/velo/answer', given), [200, 200]);
      assert.deepEqual((await shown(valmont)).answer, { author: 'La maire', at: '2026-11-21', text: 'Oui.' });
      assert.equal((await logOf(valmont)).filter(({ act }) => act === 'answered').length, 1);
      const wrong = await send('/petitions/velo/answer', { ...given, at: '2026-02-30', url: 'plan.pdf' });
      assert.deepEqual([wrong.status, wrong.body.errors?.map(({ field }) => field)], [422, ['url']]);
      const early = await send('/petitions/velo/answer', { ...given, at: '2026-11-01' });
      assert.deepEqual([early.status, early.body.errors?.map(({ field }) => field)], [422, ['at']]);
      const step = { at: '2026-11-21', label: { fr: 'Débat' }, author: { fr: 'Le conseil' } };
      assert.deepEqual(await twice('/petitions/velo/step', step), [200, 200]);
      const debate = { at: '2026-11-21', label: 'Débat', author: 'Le conseil' };
      assert.deepEqual(
        (await shown(valmont)).timeline.filter(({ label }) => label === 'Débat'),
        [debate],
      );
      await valmont.store.close();
    });
  });
}

describe('the page of an answer', () => {
  it('says what is wrong by field, and keeps what was typed', async () => {
    const valmont = await deskTown({ document });
    await valmont.appoint('qui@valmont.fr', 'editor');
    const visit = await valmont.signedIn('qui@valmont.fr');
    const { html } = await visit.get(`${thing}/answer`);
    for (const [fields, said] of [
      [{ 'author.fr': ' ' }, /href="#author\.fr">Indiquez qui signe\./],
      [{ 'text.fr': '' }, /href="#text\.fr">Écrivez la réponse\./],
      [{ at: '' }, /href="#at">Indiquez la date\./],
      [{ at: '2026-02-30' }, /href="#at">Indiquez un jour qui existe/],
      [{ at: '2026-11-01' }, /href="#at">Ce jour est avant l’ouverture/],
      [{ url: 'javascript:alert(1)' }, /href="#url">Indiquez une adresse qui commence par https/],
      [{ 'text.en': 'x'.repeat(10_001) }, /href="#text\.en">Ce texte est trop long/],
    ] as const) {
      const refused = await visit.send(`${thing}/answer`, { ...hiddenOf(html), ...answer, ...fields });
      assert.equal(refused.status, 422, JSON.stringify(fields).slice(0, 60));
      assert.match(refused.html, said);
      assert.match(refused.html, /The mayor of Valmont/);
    }
    assert.equal((await shown(valmont)).answer, undefined);
  });

  it('says how late a duty is, by the days of the place', async () => {
    const valmont = await deskTown({ document: { ...document, closesAt: '2027-06-30' } });
    await signs(valmont, 2);
    valmont.wait(22 * day);
    await valmont.appoint('qui@valmont.fr', 'editor');
    const visit = await valmont.signedIn('qui@valmont.fr');
    assert.match(
      (await visit.get('/desk')).html,
      /due le 1er\sdécembre 2026, <strong class="late">en retard de 12 jours/,
    );
    assert.match((await visit.get(`${thing}?lang=en`)).html, /12 days late/);
    const page = await visit.get(`${thing}/answer`);
    assert.match(page.html, /<p class="late">En retard de 12 jours\./);
    const late = { ...hiddenOf(page.html), ...answer, at: '2026-12-13', 'meets.2': 'yes' };
    assert.match(
      (await visit.send(`${thing}/answer`, late)).html,
      /Fait le 13\sdécembre 2026, 12 jours après le délai/,
    );
  });

  it('waits for the day of an answer that is dated ahead', async () => {
    const valmont = await deskTown({ document });
    await valmont.appoint('qui@valmont.fr', 'editor');
    const visit = await valmont.signedIn('qui@valmont.fr');
    const { html } = await visit.get(`${thing}/answer`);
    await visit.send(`${thing}/answer`, { ...hiddenOf(html), ...answer, at: '2026-11-23' });
    assert.equal((await shown(valmont)).answer, undefined);
    valmont.wait(2 * day);
    assert.equal((await shown(valmont)).answer?.at, '2026-11-23');
  });

  it('is not there for another thing, nor for one that is not answered', async () => {
    const valmont = await deskTown({ document });
    await valmont.appoint('qui@valmont.fr', 'editor', 'velo');
    const visit = await valmont.signedIn('qui@valmont.fr');
    const statuses = [`${thing}/answer`, '/desk/petitions/autre/answer', '/desk/polls/velo/answer'].map(
      async (path) => (await visit.get(path)).status,
    );
    assert.deepEqual(await Promise.all(statuses), [200, 403, 404]);
  });
});

describe('the day on which something is due', () => {
  const due = (reachedAt: string, within: string) =>
    dueDay({ at: 1, label: {}, duty: {}, reachedAt: Date.parse(reachedAt), within }, 'Europe/Paris');

  it('is counted as administrations count, by the days of the place', () => {
    assert.equal(due('2026-11-21T09:00:00Z', 'P2M'), '2027-01-21');
    assert.equal(due('2026-12-31T12:00:00Z', 'P2M'), '2027-02-28');
    assert.equal(due('2026-11-21T23:30:00Z', 'P15D'), '2026-12-07');
    assert.equal(due('2026-11-21T12:00:00Z', 'P6W'), '2027-01-02');
    assert.equal(daysBetween('2026-12-31', '2027-01-12'), 12);
  });
});

describe('the demonstration', () => {
  it('has one promise that is late, others that were kept, and comments that wait for a decision', async () => {
    const town = await deskTown();
    await seedDemo(town.store, start);
    await town.appoint('qui@valmont.fr', 'owner');
    const visit = await town.signedIn('qui@valmont.fr');
    const { html } = await visit.get('/desk');
    assert.equal(html.match(/class="late"/g)?.length, 1);
    assert.match(
      html,
      /Des pistes cyclables séparées(?:(?!<tr).)*réponse due le \d+ novembre 2026(?:(?!<tr).)*en retard/,
    );
    assert.match((await visit.get('/desk/petitions/ecole-jean-mace/answer')).html, /Fait le/);
    assert.match(html, /Modération \(\d+\)/);
  });
});

it('proposes today for an answer that is written today', async () => {
  const valmont = await deskTown();
  await valmont.appoint('elle@valmont.fr', 'editor');
  const visit = await valmont.signedIn('elle@valmont.fr');
  assert.match((await visit.get('/desk/petitions/velo/answer')).html, /value="2026-11-21" id="at"/);
});
