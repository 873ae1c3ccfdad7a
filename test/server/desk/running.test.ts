import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { changeThing } from '../../../src/server/desk/things.ts';
import { nouns } from '../../../src/server/nouns.ts';
import type { Role } from '../../../src/server/desk/roles.ts';
import { engines } from '../engines.ts';
import { day, minute, newKey, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown, hiddenOf, type Browser } from './support.ts';

const open = engines();
after(() => open.stop());

const thing = '/desk/petitions/velo';

/** Does something to the petition, as its page is now. */
const act = async (visit: Browser, fields: Record<string, string>) =>
  visit.send(thing, { ...hiddenOf((await visit.get(thing)).html), ...fields });

interface LogLine {
  at: string;
  by: string;
  act: string;
  path?: string;
  why?: Record<string, string>;
  fields?: string[];
  role?: string;
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what officers do to a thing, on ${engine}`, () => {
    const town = async (role: Role = 'editor') => {
      const valmont = await deskTown({ store: await open[engine]() });
      await valmont.appoint('qui@valmont.fr', role);
      const visit = await valmont.signedIn('qui@valmont.fr');
      const phase = async () => String((await valmont.read())['phase']);
      const log = async () => {
        const response = await valmont.app.request('/log', { headers: { Accept: 'application/json' } });
        return ((await response.json()) as { items: LogLine[] }).items;
      };
      return { ...valmont, visit, phase, log };
    };

    it('is shown to people at once, and stands in the log that everyone reads', async () => {
      const { visit, phase, log, store, wait, app, page } = await town();
      const paused = await act(visit, {
        act: 'pause',
        'why.fr': ' Le plan est corrigé. ',
        'why.en': 'The plan is mended.',
      });
      assert.match(paused.at, /done=pause/);
      assert.match(paused.html, /role="status"[^>]*>La participation est en pause\./);
      assert.equal(await phase(), 'paused');
      const public_ = await app.request('/petitions/velo?lang=fr', { headers: { Accept: 'application/json' } });
      assert.match(await public_.text(), /Le plan est corrigé\./);
      wait(1000);
      await act(visit, { act: 'resume' });
      assert.equal(await phase(), 'open');
      wait(1000);
      await act(visit, { act: 'extend', until: '2027-03-31' });
      assert.match((await visit.get(thing)).html, /ferme le 31\smars 2027/);
      wait(1000);
      await act(visit, { act: 'close', 'why.fr': 'Tout est dit.' });
      assert.equal(await phase(), 'closed');
      wait(1000);
      await act(visit, { act: 'archive', 'why.fr': 'La piste est ouverte.' });
      assert.equal(await phase(), 'archived');
      const lines = await log();
      assert.deepEqual(
        lines.map((line) => [line.by, line.act, line.path]),
        [
          ['editor', 'archived', '/petitions/velo'],
          ['editor', 'closed', '/petitions/velo'],
          ['editor', 'extended', '/petitions/velo'],
          ['editor', 'resumed', '/petitions/velo'],
          ['editor', 'paused', '/petitions/velo'],
          ['operator', 'appointed', undefined],
        ],
      );
      assert.deepEqual(lines.at(4)?.why, { fr: 'Le plan est corrigé.', en: 'The plan is mended.' });
      assert.ok(!JSON.stringify(lines).includes('valmont.fr'), 'no address stands in the log');
      const shown = await page('/log?lang=en');
      assert.match(shown, /<strong>Archived<\/strong>/);
      assert.match(shown, /La piste est ouverte\./);
      assert.match(shown, /href="\/petitions\/velo"/);
      await store.close();
    });

    it('is done upon what was seen: of two at once, the second is told and does nothing', async () => {
      const { visit, phase, log, store, appoint, signedIn } = await town();
      await appoint('autre@valmont.fr', 'owner');
      const other = await signedIn('autre@valmont.fr');
      const [mine, theirs] = [await visit.get(thing), await other.get(thing)];
      await visit.send(thing, { ...hiddenOf(mine.html), act: 'pause', 'why.fr': 'Première raison.' });
      const late = await other.send(thing, { ...hiddenOf(theirs.html), act: 'archive', 'why.fr': 'Seconde raison.' });
      assert.equal(late.status, 409);
      assert.match(late.html, /Quelqu’un d’autre vient de changer/);
      assert.match(late.html, /Seconde raison\./, 'what was typed stays');
      assert.equal(await phase(), 'paused');
      assert.equal((await log()).filter(({ act: done }) => done === 'archived').length, 0);
      const both = await Promise.all(
        ['Une', 'Deux'].map(async (why, index) => {
          const by = index === 0 ? visit : other;
          const { html } = await by.get(thing);
          return { by, fields: { ...hiddenOf(html), act: 'archive', 'why.fr': why } };
        }),
      );
      const statuses = await Promise.all(both.map(async ({ by, fields }) => (await by.send(thing, fields)).status));
      assert.deepEqual(statuses.sort(), [200, 409]);
      await store.close();
    });

    it('says what is wrong with a day, and keeps what was typed', async () => {
      const { visit, phase, store, log } = await town();
      for (const [until, said] of [
        ['', /Indiquez le dernier jour ouvert/],
        ['2027-02-30', /un jour qui existe/],
        ['demain', /un jour qui existe/],
        ['2026-11-20', /Ce jour est passé/],
        ['2026-11-25', /pas plus tard que la fin annoncée/],
      ] as const) {
        const refused = await act(visit, { act: 'extend', until, 'why.fr': 'Plus de temps.' });
        assert.equal(refused.status, 422, until);
        assert.match(refused.html, said);
        assert.match(refused.html, /Plus de temps\./);
      }
      assert.equal(await phase(), 'open');
      assert.equal((await log()).length, 1);
      await store.close();
    });

    it('pauses, and ends early, with a reason alone, and keeps what was typed', async () => {
      const { visit, phase, store, log, app } = await town();
      for (const name of ['pause', 'close', 'archive']) {
        const form = (await visit.get(thing)).html.split(`value="${name}"`)[0]!.split('<form').at(-1)!;
        assert.match(form, RegExp(`id="${name}-why-fr"[^>]* required`), 'it is asked for');
        assert.match(form, RegExp(`id="${name}-why-fr-hint"[^>]*>Ce texte est public`));
        const refused = await act(visit, { act: name, 'why.fr': ' \n', 'why.en': 'The plan is mended.' });
        assert.equal(refused.status, 422, name);
        assert.match(refused.html, RegExp(`<a href="#${name}-why-fr">Dites pourquoi.: le public le lit`));
        assert.match(refused.html, RegExp(`id="${name}-why-fr"[^>]*aria-invalid="true"`));
        assert.match(refused.html, RegExp(`<p class="error" id="${name}-why-fr-error">Dites pourquoi`));
        assert.match(refused.html, /The plan is mended\./);
        const english = await visit.send(`${thing}?lang=en`, {
          ...hiddenOf((await visit.get(thing)).html),
          act: name,
        });
        assert.match(english.html, /Say why: people read it on the page\./);
      }
      const may = (await visit.get(thing)).html.split('value="extend"')[0]!.split('<form').at(-1)!;
      assert.match(may, /Facultatif et public/, 'nothing need be said');
      const { send } = await program({ app, store });
      for (const name of ['pause', 'close', 'archive']) {
        for (const body of [undefined, {}, { reason: {} }, { reason: { fr: ' ' } }, { reason: { en: 'A flood.' } }]) {
          const refused = await send('POST', `/petitions/velo/${name}`, body);
          assert.equal(refused.status, 422, name);
          assert.deepEqual(
            refused.body.errors?.map(({ field, detail }) => [field, detail]),
            [['why.fr', 'say why, in "fr" at least: people read it on the page and in the log.']],
          );
        }
      }
      const put = await send('PATCH', '/petitions/velo', { override: 'paused' });
      assert.deepEqual([put.status, put.body.errors?.[0]?.field], [422, 'reason.fr']);
      assert.equal(await phase(), 'open');
      assert.equal((await log()).length, 2, 'nothing was done but to give a role and a key');
      const reason = { reason: { fr: 'Une crue.' } };
      assert.equal((await send('PATCH', '/petitions/velo', { override: 'paused', ...reason })).status, 200);
      assert.equal((await send('PATCH', '/petitions/velo', { closesAt: '2027-01-31' })).status, 200);
      await store.close();
    });

    it('ends without a reason what had no end, or has come to it', async () => {
      const { visit, phase, store, app } = await town();
      const { send } = await program({ app, store });
      assert.equal((await send('PATCH', '/petitions/velo', { closesAt: null })).status, 200);
      assert.equal((await act(visit, { act: 'close' })).status, 200);
      assert.equal(await phase(), 'closed');
      assert.equal((await act(visit, { act: 'archive' })).status, 200);
      assert.equal(await phase(), 'archived');
      await store.close();
    });

    it('takes any reason that the field takes, whole, and keeps no pile of marks', async () => {
      const { visit, phase, log, store, wait } = await town();
      for (const [given, kept] of [
        ['a'.repeat(300), 'a'.repeat(300)],
        [`${'a'.repeat(498)}😀`, `${'a'.repeat(498)}😀`],
        [`Une\r\ncrue${'\u0315\u0316'.repeat(500)}`, /^Une\ncrue\p{M}{30}$/u],
      ] as const) {
        assert.equal((await act(visit, { act: 'pause', 'why.fr': given })).status, 200);
        assert.equal(await phase(), 'paused');
        const said = (await log()).find(({ act: done }) => done === 'paused')?.why?.['fr'] ?? '';
        if (typeof kept === 'string') assert.equal(said, kept);
        else assert.match(said, kept);
        await act(visit, { act: 'resume' });
        wait(minute);
      }
      await store.close();
    });

    it('opens at once what was to open later, with the reason in the log, upon what was seen', async () => {
      const { visit, phase, log, store, appoint, signedIn, wait } = await town();
      await changeThing(
        { store, nouns, timeZone: 'Europe/Paris', now: start, by: 'operator' },
        '/petitions/velo',
        () => ({ opensAt: '2026-11-24', closesAt: '2027-03-31' }),
      );
      assert.equal(await phase(), 'not-open');
      await appoint('autre@valmont.fr', 'owner');
      const other = await signedIn('autre@valmont.fr');
      const theirs = await other.get(thing);
      wait(1000);
      const opened = await act(visit, { act: 'open', 'why.fr': 'Tout est prêt.' });
      assert.match(opened.html, /role="status"[^>]*>La participation est ouverte\./);
      assert.doesNotMatch(opened.html, /Ouvrir maintenant/);
      assert.equal(await phase(), 'open');
      const [line] = await log();
      assert.deepEqual([line?.by, line?.act, line?.why], ['editor', 'opened', { fr: 'Tout est prêt.' }]);
      const late = await other.send(thing, { ...hiddenOf(theirs.html), act: 'open', 'why.fr': 'Moi aussi.' });
      assert.equal(late.status, 409);
      assert.match(late.html, /Quelqu’un d’autre vient de changer/);
      assert.equal((await log()).filter(({ act: done }) => done === 'opened').length, 1);
      await store.close();
    });

    it('opens again what has closed', async () => {
      const { visit, phase, store, wait } = await town();
      wait(10 * day + 1000);
      assert.equal(await phase(), 'closed');
      // Who was signed in then is not any more.
      assert.match((await visit.get(thing)).at, /sign-in/);
      await store.close();
      const again = await town();
      await act(again.visit, { act: 'close', 'why.fr': 'Tout est dit.' });
      await act(again.visit, { act: 'extend', until: '2026-12-31' });
      assert.equal(await again.phase(), 'open');
      await again.store.close();
    });

    for (const role of ['moderator', 'clerk', 'observer'] as const) {
      it(`is not for the role ${role}, which reads`, async () => {
        const { visit, phase, store, log } = await town(role);
        const page = await visit.get(thing);
        assert.equal(page.status, 200);
        assert.doesNotMatch(page.html, /name="act"/);
        const version = 'x';
        const refused = await visit.send(thing, { act: 'close', version });
        assert.equal(refused.status, 403);
        assert.match(refused.html, /pas dans votre rôle/);
        for (const path of ['/desk/officers']) assert.equal((await visit.get(path)).status, 403);
        assert.equal((await visit.send('/desk/officers', { email: 'moi@valmont.fr', role: 'owner' })).status, 403);
        assert.equal(await phase(), 'open');
        assert.equal((await log()).length, 1);
        await store.close();
      });
    }
  });
}

describe('an officer of one thing', () => {
  it('sees and changes that one, and no other', async () => {
    const valmont = await deskTown();
    await valmont.appoint('velo@valmont.fr', 'editor', 'velo');
    const visit = await valmont.signedIn('velo@valmont.fr');
    assert.equal((await visit.get(thing)).status, 200);
    assert.match((await act(visit, { act: 'pause', 'why.fr': 'Une crue.' })).at, /done=pause/);
    const other = await visit.get('/desk/petitions/autre');
    const unknown = await visit.get('/desk/polls/velo');
    assert.deepEqual([other.status, unknown.status], [403, 404]);
    assert.equal((await visit.send('/desk/petitions/autre', { act: 'close', version: 'x' })).status, 403);
    assert.equal((await visit.get('/desk/officers')).status, 403);
    const list = await visit.get('/desk');
    assert.equal(list.status, 200);
    assert.match(list.html, /Des pistes cyclables/);
  });
});

describe('the log', () => {
  it('is found from every page of the site, where it has one', async () => {
    const valmont = await deskTown({ site: { log: '/log' }, baseUrl: 'https://ville.exemple/participer' });
    for (const path of ['/', '/petitions/velo', '/log']) {
      assert.match(await valmont.page(`${path}?lang=en`), /<a href="\/participer\/log\?lang=en">Log of decisions<\/a>/);
    }
    const without = await deskTown();
    assert.doesNotMatch(await without.page('/petitions/velo'), /href="[^"]*\/log/);
  });
});

describe('the page of a thing at the desk', () => {
  it('shows its state, its figures, its next date and what can be done now', async () => {
    const valmont = await deskTown();
    await valmont.appoint('qui@valmont.fr', 'editor');
    const visit = await valmont.signedIn('qui@valmont.fr');
    const key = newKey();
    await valmont.act('/confirm', { key, code: await valmont.sign({ key }) });
    const list = await visit.get('/desk');
    assert.match(list.html, /<th scope="row"><a href="\/desk\/petitions\/velo\?lang=fr">Des pistes cyclables<\/a>/);
    assert.match(list.html, /data-phase="open">Ouverte</);
    assert.match(list.html, /1 signature[^s]/);
    assert.match(list.html, /ferme le 1er\sdécembre 2026/);
    const page = await visit.get(`${thing}?lang=en`);
    const offered = [...page.html.matchAll(/name="act" value="(\w+)"/g)].map(([, name]) => name);
    assert.deepEqual(offered, ['pause', 'extend', 'close', 'archive']);
    assert.match(page.html, /<h1>Cycle tracks<\/h1>/);
  });

  it('says where one looks for it that what was published is not deleted, and what to do', async () => {
    const town = await deskTown();
    await town.appoint('qui@valmont.fr', 'editor');
    await town.appoint('lit@valmont.fr', 'observer');
    const said = /<summary>Supprimer<\/summary> <p>Ce qui a été publié ne se supprime pas[^<]*clore, puis archiver/;
    assert.match((await (await town.signedIn('qui@valmont.fr')).get(`${thing}?lang=fr`)).html, said);
    assert.doesNotMatch((await (await town.signedIn('lit@valmont.fr')).get(`${thing}?lang=fr`)).html, /Supprimer/);
  });

  it('is not kept by any cache, nor found by search engines', async () => {
    const valmont = await deskTown();
    await valmont.appoint('qui@valmont.fr', 'editor');
    const visit = await valmont.signedIn('qui@valmont.fr');
    const { headers, html } = await visit.get(thing);
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
    assert.match(html, /<meta name="robots" content="noindex"/);
    assert.doesNotMatch(html, /<script/);
  });
});
