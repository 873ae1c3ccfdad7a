import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { people } from '../../../src/server/confirmation/tables.ts';
import { createCounts } from '../../../src/server/core/counts.ts';
import { recount } from '../../../src/server/core/recount.ts';
import { eraseTimeOf } from '../../../src/server/core/retention.ts';
import { outgoingMails } from '../../../src/server/mail/tables.ts';
import { members } from '../../../src/server/nouns/comments/tables.ts';
import { nouns, tables } from '../../../src/server/nouns.ts';
import { holders } from '../../../src/server/nouns/petition/tables.ts';
import type { Store, Table } from '../../../src/server/store/store.ts';
import { engines } from '../engines.ts';
import { at, day, minute, newKey, petitionDocument, put, start, type World } from '../support.ts';
import { actionOf, draftIn, fill } from './forms.ts';
import { program } from './program.ts';
import { deskTown, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

const path = '/desk/petitions/velo/retention';
const promised = { ...petitionDocument, closesAt: at(10 * day), keepMonths: 2, thread: { votes: 'support' as const } };

async function sign(town: World, email: string, more: Record<string, unknown> = {}): Promise<string> {
  const key = newKey();
  const code = await town.sign({ key, email, ...more });
  assert.equal((await town.act('/confirm', { key, code })).status, 200);
  return key;
}

interface LogLine {
  act: string;
  by: string;
  people?: number;
  letters?: number;
}
const erasedIn = async (town: World): Promise<LogLine[]> => {
  const response = await town.app.request('/log', { headers: { Accept: 'application/json' } });
  return ((await response.json()) as { items: LogLine[] }).items.filter(({ act }) => act === 'erased');
};

/** All that the database holds, as text. */
const everything = async (store: Store): Promise<string> =>
  JSON.stringify(await Promise.all(tables.map((table) => store.list(table as Table, {}))));

async function mendedIn(store: Store): Promise<string[]> {
  const mended: string[] = [];
  const onMended = ({ what }: { what: string }): void => void mended.push(what);
  await recount({ store, counts: createCounts(() => start) }, { nouns, tables, onMended });
  return mended;
}

const signatures = async (town: World): Promise<number> =>
  ((await town.read()) as unknown as { numbers: { signatures: { value: number } } }).numbers.signatures.value;

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what a notice promises, on ${engine}`, () => {
    const town = async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      await put(valmont.store, 'velo', promised);
      await valmont.appoint('elle@valmont.fr', 'owner');
      return valmont;
    };
    const ask = async (valmont: World, where: string, body: object) =>
      valmont.app.request(`/petitions/velo/comments/${where}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });

    it('counts from the day on which it was archived, where it had not closed', async () => {
      const valmont = await town();
      const { store, app, wait } = valmont;
      await put(store, 'velo', { ...promised, closesAt: undefined });
      await sign(valmont, 'ada.secret@exemple.fr', { name: 'Ada Secrète' });
      const { send } = await program(valmont);
      assert.equal((await send('POST', '/petitions/velo/archive', {})).status, 200);
      wait(59 * day);
      await app.runDue();
      assert.match(await everything(store), /Ada Secrète/);
      wait(3 * day);
      await app.runDue();
      assert.doesNotMatch(await everything(store), /Ada Secrète|ada\.secret/);
      assert.deepEqual(
        (await erasedIn(valmont)).map(({ people: number }) => number),
        [1],
      );
      assert.equal(await signatures(valmont), 1);
      await store.close();
    });

    it('is done at its date, by any of two processes: nobody is named any more, and every count stays', async () => {
      const valmont = await town();
      const { store, app } = valmont;
      const key = await sign(valmont, 'ada.secret@exemple.fr', { name: 'Ada Secrète', displayPublicly: true });
      await sign(valmont, 'ben@exemple.fr', { name: 'Ben Secret', place: 'Lieu Secret' });
      await valmont.sign({ email: 'attend.secret@exemple.fr' });
      const joining = newKey();
      const who = { key: joining, name: 'Cleo Secrète', email: 'cleo.secret@exemple.fr' };
      assert.equal((await ask(valmont, 'participants', { ...who, noticeVersion: 'n1', lang: 'fr' })).status, 202);
      await app.idle();
      const code = valmont.mailbox.mails.find(({ to }) => to === who.email)?.code;
      assert.equal((await ask(valmont, 'participants/confirm', { key: joining, code })).status, 200);
      const said = await ask(valmont, 'posts', { key: joining, act: newKey(), text: 'Une piste, oui.', lang: 'fr' });
      assert.equal(said.status, 200);

      valmont.wait(65 * day);
      await app.runDue();
      assert.equal(await store.count(holders, {}), 2, 'not a day too early');
      valmont.wait(8 * day);
      await Promise.all([app.runDue(), app.runDue()]);
      for (const table of [people, holders, members, outgoingMails]) {
        assert.equal(await store.count(table as unknown as Table, {}), 0);
      }
      assert.doesNotMatch(await everything(store), /secr[eè]t/i);
      assert.deepEqual(
        (await erasedIn(valmont)).map(({ by, people: count }) => [by, count]),
        [['operator', 3]],
      );
      assert.equal(await signatures(valmont), 2);
      assert.match(await valmont.page('/petitions/velo/comments'), /Une piste, oui\./);
      assert.match(await valmont.page('/petitions/velo/signatures'), /Des pistes cyclables/);
      assert.deepEqual(await mendedIn(store), []);
      const receipt = await valmont.act('/receipt', { key });
      assert.equal(receipt.body.state, 'counted');
      await app.runDue();
      assert.equal((await erasedIn(valmont)).length, 1);
    });

    it('says how many letters wait for those who are erased, before and after: they never leave', async () => {
      const valmont = await town();
      const { store } = valmont;
      await sign(valmont, 'ada@exemple.fr');
      await sign(valmont, 'ben@exemple.fr');
      const { act } = (await store.list(people, {}))[0] ?? assert.fail();
      const held = { state: 'waiting', due_at: start + 99 * day, until: start + 99 * day, failures: 0 };
      const letter = { scope: 'velo', ...held, trouble: '', fault: '', since: 0, mail: '{}' };
      await store.write(async (writer) => {
        await writer.insert(outgoingMails, { ...letter, id: 'a', about: act });
        await writer.insert(outgoingMails, { ...letter, id: 'b', about: 'someone else' });
      });
      valmont.wait(12 * day);
      const visit = await valmont.signedIn('elle@valmont.fr');
      assert.match((await visit.get(`${path}/erase`)).html, /1 message à ces personnes n’est pas encore parti/);
      assert.match((await visit.get(`${path}/erase?lang=en`)).html, /1 letter to them has not left yet/);
      const { send } = await program(valmont);
      assert.equal((await send('GET', '/petitions/velo/retention')).body['letters'], 1);
      const told = await send('POST', '/petitions/velo/retention/erase', { understood: true });
      const { people: count, letters } = told.body['erasure'] as Record<string, unknown>;
      assert.deepEqual([count, letters, told.body['letters']], [2, 1, 0]);
      assert.match((await visit.get(path)).html, /2 personnes\. 1 message à ces personnes n’était pas parti/);
      const [line] = await erasedIn(valmont);
      assert.deepEqual([line?.people, line?.letters], [2, 1]);
      assert.match((await visit.get('/log?lang=en')).html, /Letters to them that had not left, and never will: 1\./);
      assert.deepEqual(
        (await store.list(outgoingMails, { scope: 'velo' })).map(({ id }) => id),
        ['b'],
      );
      await store.close();
    });

    it('is done at once where an officer asks, knowing what goes and what stays', async () => {
      const valmont = await town();
      const { store } = valmont;
      await sign(valmont, 'ada@exemple.fr');
      const early = await valmont.signedIn('elle@valmont.fr');
      const open_ = await early.get(path);
      assert.match(open_.html, /un an\./);
      assert.match(open_.html, /clôturez ou archivez d’abord/);
      assert.equal((await early.send(`${path}/erase`, { understood: 'yes' })).status, 409);
      assert.equal(await store.count(people, {}), 1);

      valmont.wait(10.5 * day);
      const closed = await (await valmont.signedIn('elle@valmont.fr')).get(path);
      assert.match(
        closed.html,
        /encore confirmer, jusqu’au 2\sdécembre 2026 à\s10\sh\. L’effacement est possible ensuite/,
      );
      assert.doesNotMatch(closed.html, /clôturez/);

      valmont.wait(1.5 * day);
      const visit = await valmont.signedIn('elle@valmont.fr');
      assert.match((await visit.get(path)).html, /href="[^"]*retention\/erase/);
      assert.match((await visit.get(`${path}/erase`)).html, /adresses électroniques de 1 personne vont être effacés/);
      const unsure = await visit.send(`${path}/erase`, {});
      assert.equal(unsure.status, 422);
      assert.match(unsure.html, /Cochez la case pour confirmer/);
      assert.equal(await store.count(people, {}), 1);
      const done = await visit.send(`${path}/erase`, { understood: 'yes' });
      assert.match(done.html, /Effacement fait le 3\sdécembre 2026[^<]*: 1 personne\./);
      assert.equal(await store.count(people, {}), 0);
      assert.deepEqual(
        (await erasedIn(valmont)).map(({ by, people: count }) => [by, count]),
        [['owner', 1]],
      );
      assert.equal(await signatures(valmont), 1);
      valmont.wait(80 * day);
      await valmont.app.runDue();
      assert.equal((await erasedIn(valmont)).length, 1, 'its date brings nothing more');
    });

    it('is done again for those who come after it, though its day is no other', async () => {
      const valmont = await town();
      const { store, app } = valmont;
      const keepUntil = '2026-12-04';
      await put(store, 'velo', { ...promised, keepMonths: undefined, keepUntil });
      await sign(valmont, 'ada@exemple.fr');
      valmont.wait(20 * day);
      await app.runDue();
      assert.equal(await store.count(people, {}), 0);
      await put(store, 'velo', { ...promised, keepMonths: undefined, keepUntil, closesAt: at(30 * day) });
      await sign(valmont, 'ben@exemple.fr');
      await app.runDue();
      assert.equal(await store.count(people, {}), 1, 'what is open knows who signs');
      valmont.wait(20 * day);
      await Promise.all([app.runDue(), app.runDue()]);
      assert.equal(await store.count(people, {}), 0);
      await app.runDue();
      assert.deepEqual(
        (await erasedIn(valmont)).map(({ people: count }) => count),
        [1, 1],
      );
    });

    it('waits for the close of what stood there with a later end, or with none, and the desk says so', async () => {
      for (const closesAt of [at(30 * day), undefined]) {
        const valmont = await town();
        const { store, app, read } = valmont;
        // As it may stand there from before it was asked that the end comes first.
        await put(store, 'velo', { ...promised, keepMonths: undefined, keepUntil: '2026-12-04', closesAt });
        await sign(valmont, 'ada@exemple.fr');
        const { send } = await program(valmont, 'owner');
        const visit = await valmont.signedIn('elle@valmont.fr');
        const says = {
          fr: /L’avis promettait d’effacer les noms et les adresses après le 4\sdécembre 2026/,
          en: /The notice promised to erase names and addresses after 4\sDecember 2026, and it stays open beyond that day\. Close it/,
        };
        for (const [lang, said] of Object.entries(says))
          for (const page of ['/desk', '/desk/petitions/velo'])
            assert.match((await visit.get(`${page}?lang=${lang}`)).html, said, page);
        valmont.wait(20 * day);
        await Promise.all([app.runDue(), app.purge()]);
        assert.equal(await store.count(people, {}), 1, 'nobody is erased of what is open');
        assert.deepEqual([(await read())['phase'], (await read())['closesAt']], ['open', closesAt]);
        await sign(valmont, 'ben@exemple.fr');
        const changed = await send('PATCH', '/petitions/velo', {
          countNote: { fr: 'Avec le papier.', en: 'With paper.' },
        });
        assert.deepEqual(
          (changed.body as { warnings?: { field: string }[] }).warnings?.map(({ field }) => field),
          ['keepUntil'],
        );
        const why = { why: { fr: 'Le jour promis est passé.' } };
        assert.equal((await send('POST', '/petitions/velo/close', why)).status, 200);
        await app.runDue();
        assert.equal(await store.count(people, {}), 2, 'the list can be handed over');
        assert.doesNotMatch((await visit.get('/desk?lang=en')).html, /The notice promised/);
        valmont.wait(day);
        await Promise.all([app.runDue(), app.runDue()]);
        assert.equal(await store.count(people, {}), 0);
        assert.equal(await signatures(valmont), 2);
        await store.close();
      }
    });

    it('waits until what came before the close can be confirmed no more', async () => {
      const valmont = await town();
      const { store, app } = valmont;
      // It ends with its last day of keeping, as it may from before a day was asked between the two: at midnight in Paris.
      await put(store, 'velo', { ...promised, keepMonths: undefined, keepUntil: '2026-11-21', closesAt: '2026-11-21' });
      const end = Date.parse('2026-11-21T23:00:00Z');
      valmont.wait(end - start - 10 * minute);
      const key = newKey();
      const code = await valmont.sign({ key, email: 'ada@exemple.fr' });
      valmont.wait(15 * minute);
      await Promise.all([app.runDue(), app.purge()]);
      assert.equal((await valmont.act('/confirm', { key, code })).status, 200);
      valmont.wait(day);
      await app.runDue();
      assert.equal(await store.count(people, {}), 0);
      await store.close();
    });

    it('counts who reported a comment and never joined, once, and also where they come after it', async () => {
      const valmont = await town();
      const { store, app } = valmont;
      const person = { name: 'Dan Dupont', email: 'dan@exemple.fr', noticeVersion: 'n1', lang: 'fr' };
      const key = newKey();
      await ask(valmont, 'participants', { key, ...person });
      await app.idle();
      const code = valmont.mailbox.mails.find(({ to }) => to === person.email)?.code;
      await ask(valmont, 'participants/confirm', { key, code });
      const post = async (text: string): Promise<string> => {
        const posted = (await (await ask(valmont, 'posts', { key, act: newKey(), text })).json()) as {
          comment: { id: string };
        };
        return posted.comment.id;
      };
      const [one, two] = [await post('Un mot.'), await post('Un autre mot.')];
      const report = async (id: string, { name, email }: { name: string; email: string }): Promise<void> => {
        const notice = { act: newKey(), id, reason: 'hate', explanation: 'Une injure.', name, email, goodFaith: true };
        assert.ok((await ask(valmont, 'reports', notice)).ok);
      };
      const eve = { name: 'Eve Durand', email: 'eve@exemple.fr' };
      await report(one, eve);
      await report(two, eve);
      await report(two, person);
      const known = async () => (await (await valmont.signedIn('elle@valmont.fr')).get(path)).html;
      assert.match(await known(), /leur adresse<\/dt> <dd>2</, 'Eve and Dan, who reported too');
      valmont.wait(75 * day);
      await Promise.all([app.runDue(), app.runDue()]);
      assert.deepEqual(
        (await erasedIn(valmont)).map(({ people: count }) => count),
        [2],
      );
      assert.doesNotMatch(await everything(store), /Durand|Dupont/);
      await report(one, { name: 'Flo Dubois', email: 'flo@exemple.fr' });
      assert.match(await known(), /leur adresse<\/dt> <dd>1</);
      await Promise.all([app.runDue(), app.runDue()]);
      assert.deepEqual(
        (await erasedIn(valmont)).map(({ people: count }) => count).sort(),
        [1, 2],
        'who came after it is erased too, and said to be',
      );
      assert.doesNotMatch(await everything(store), /Dubois/);
    });

    it('is done a second time where an officer asks, and at its date, after a thing was resumed', async () => {
      const valmont = await town();
      const { store, app } = valmont;
      const archived = { ...promised, override: 'archived' as const };
      const erase = async () =>
        (await valmont.signedIn('elle@valmont.fr')).send(`${path}/erase`, { understood: 'yes' });
      for (const email of ['ada@exemple.fr', 'ben@exemple.fr']) {
        await put(store, 'velo', promised);
        await sign(valmont, email);
        await put(store, 'velo', archived);
        assert.match((await erase()).html, /Effacement fait le [^<]*: 1 personne\./);
        assert.equal(await store.count(people, {}), 0);
      }
      await put(store, 'velo', promised);
      await sign(valmont, 'cleo@exemple.fr');
      valmont.wait(75 * day);
      await app.runDue();
      assert.equal(await store.count(people, {}), 0);
      assert.deepEqual((await erasedIn(valmont)).map(({ by }) => by).sort(), ['operator', 'owner', 'owner']);
    });

    it('writes no line where nobody is known, however often it is asked for, and says so', async () => {
      const valmont = await town();
      await sign(valmont, 'ada@exemple.fr');
      await put(valmont.store, 'velo', { ...promised, override: 'archived' });
      const visit = await valmont.signedIn('elle@valmont.fr');
      const { send } = await program(valmont);
      await visit.send(`${path}/erase`, { understood: 'yes' });
      for (let times = 0; times < 3; times += 1) {
        const again = await visit.send(`${path}/erase`, { understood: 'yes' });
        assert.match(again.html, /role="status"[^>]*>Il n’y avait rien à effacer/);
        const told = await send('POST', '/petitions/velo/retention/erase', { understood: true });
        assert.deepEqual([told.status, told.body['outcome'], told.body['known']], [200, 'nothing-to-erase', 0]);
      }
      assert.match((await visit.get(`${path}?lang=en&done=nothing`)).html, /There was nothing to erase/);
      assert.deepEqual(
        (await erasedIn(valmont)).map(({ by, people: count }) => [by, count]),
        [['owner', 1]],
      );
      assert.match((await visit.get(path)).html, /Effacement fait le [^<]*: 1 personne\./);
    });

    it('closes a thing for good: it is not resumed, extended or opened by any way, and the same address counts once', async () => {
      const valmont = await town();
      const { store } = valmont;
      await sign(valmont, 'ada@exemple.fr', { name: 'Ada' });
      const gone = await sign(valmont, 'parti@exemple.fr');
      await valmont.act('/withdraw', { key: gone });
      await sign(valmont, 'ben@exemple.fr', { name: 'Ben' });
      const { send } = await program(valmont);
      const at_ = '/petitions/velo';
      assert.equal((await send('POST', `${at_}/archive`, { why: { fr: 'Le conseil a répondu.' } })).status, 200);
      const visit = await valmont.signedIn('elle@valmont.fr');
      assert.match((await visit.get(`/desk${at_}`)).html, /value="resume"/);
      const before = await visit.get(`/desk${at_}`);
      assert.equal((await send('POST', `${at_}/retention/erase`, { understood: true })).status, 200);

      const { closesAt } = (await send('GET', at_)).body;
      const { override: _, ...unarchived } = { ...promised, closesAt };
      for (const [method, where, body] of [
        ['POST', `${at_}/resume`, undefined],
        ['POST', `${at_}/extend`, { until: '2027-05-01' }],
        ['PATCH', at_, { closesAt: null }],
        ['PATCH', at_, { override: null, closesAt: '2027-05-01' }],
        ['PATCH', at_, { override: 'paused' }],
        ['PUT', at_, promised],
        ['PUT', at_, unarchived],
      ] as const) {
        const { status, body: said } = await send(method, where, body);
        assert.equal(status, 409, `${method} ${where} ${JSON.stringify(said)}`);
        assert.match(
          String(said['detail']),
          /^\/petitions\/velo can’t be opened again: names and addresses were erased on 2026-11-21, .+\.$/,
        );
      }
      const late = await visit.send(`/desk${at_}`, { ...hiddenOf(before.html), act: 'resume' });
      assert.equal(late.status, 409);
      const { html } = await visit.get(`/desk${at_}`);
      assert.match(html, /effacées depuis le 21\snovembre 2026 : on ne peut ni reprendre ni prolonger/);
      assert.doesNotMatch(html, /value="(?:resume|extend)"/);
      assert.match((await visit.get(`/desk${at_}?lang=en`)).html, /can’t be resumed or extended/);
      assert.equal((await send('PATCH', at_, { keepMonths: 1 })).status, 200, 'the rest may change');

      valmont.wait(2 * day);
      assert.equal((await send('PATCH', at_, { override: null })).status, 200, 'what closed may leave the archive');
      const extended = await send('POST', `${at_}/extend`, { until: '2027-05-01' });
      assert.equal(extended.status, 409);
      assert.match(String(extended.body['detail']), /can’t be opened again/);
      const page = (await (await valmont.signedIn('elle@valmont.fr')).get(`/desk${at_}`)).html;
      assert.doesNotMatch(page, /value="(?:resume|extend)"/);
      assert.match(page, /value="archive"/);
      assert.equal(await signatures(valmont), 2);
      await store.close();
    });

    it('lets no correction open a thing again, and keeps what was typed', async () => {
      const valmont = await town();
      await sign(valmont, 'ada@exemple.fr');
      valmont.wait(12 * day);
      const { send } = await program(valmont);
      assert.equal((await send('POST', '/petitions/velo/retention/erase', { understood: true })).status, 200);
      const visit = await valmont.signedIn('elle@valmont.fr');
      const begun = await visit.send(actionOf((await visit.get('/desk/petitions/velo/correct')).html), {});
      const dates = await visit.get(`/desk/drafts/${draftIn(begun)}/dates?back=summary`);
      const typed = await fill(visit, dates, { closesAt: '2027-05-01' });
      const refused = await fill(visit, typed);
      assert.equal(refused.status, 409);
      assert.match(refused.html, /Les données personnelles sont effacées : on ne peut plus rouvrir/);
      assert.match((await visit.get(`/desk/drafts/${draftIn(begun)}/dates`)).html, /value="2027-05-01"/);
      assert.equal((await valmont.read())['phase'], 'closed');
    });

    it('leaves a list that says how many count besides', async () => {
      const valmont = await town();
      await sign(valmont, 'ada@exemple.fr');
      const gone = await sign(valmont, 'parti@exemple.fr');
      await valmont.act('/withdraw', { key: gone });
      await sign(valmont, 'ben@exemple.fr');
      const { send } = await program(valmont);
      const before = await send('POST', '/petitions/velo/deliveries', {});
      assert.match(before.text, /\r\nSignatures,2 signatures confirmées\r\n/);
      assert.doesNotMatch(before.text, /effacées/);
      await send('POST', '/petitions/velo/archive', { why: { fr: 'Le conseil a répondu.' } });
      await send('POST', '/petitions/velo/retention/erase', { understood: true });
      const { text } = await send('POST', '/petitions/velo/deliveries', {});
      assert.match(
        text,
        /\r\nSignatures,0 signature confirmée\r\n"Comptées en plus, données personnelles effacées",2 s/,
      );
      const visit = await valmont.signedIn('elle@valmont.fr');
      const asked = { list: 'signatures', perSheet: '25', as: 'page' };
      const { html } = await visit.send('/desk/petitions/velo/delivery', asked);
      assert.match(html, /S’y ajoutent, dans le compte, 2 signatures confirmées dont les données personnelles ont été/);
      const english = await visit.send('/desk/petitions/velo/delivery?lang=en', asked);
      assert.match(english.html, /Counted besides: 2 confirmed signatures of which personal data was erased/);
      assert.equal(await signatures(valmont), 2);
    });

    it('says nothing where its date comes and nobody is known', async () => {
      const valmont = await town();
      valmont.wait(75 * day);
      await valmont.app.runDue();
      assert.deepEqual(await erasedIn(valmont), []);
    });
  });
}

describe('who ends it', () => {
  for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
    it(`publishes, in this thing, on ${engine}`, async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      for (const role of ['moderator', 'clerk', 'observer'] as const) {
        await valmont.appoint(`${role}@valmont.fr`, role);
        const visit = await valmont.signedIn(`${role}@valmont.fr`);
        for (const where of [path, `${path}/erase`]) assert.equal((await visit.get(where)).status, 403);
        assert.equal((await visit.send(`${path}/erase`, { understood: 'yes' })).status, 403);
      }
      await put(valmont.store, 'autre', petitionDocument);
      await valmont.appoint('autre@valmont.fr', 'editor', 'autre');
      assert.equal((await (await valmont.signedIn('autre@valmont.fr')).get(path)).status, 403);
      await valmont.store.close();
    });
  }
});

describe('the date at which people are erased', () => {
  const zone = 'Europe/Paris';
  const told = (document: Parameters<typeof eraseTimeOf>[0]): string | undefined => {
    const time = eraseTimeOf(document, zone);
    return time === undefined ? undefined : new Date(time).toISOString();
  };

  it('is some months after the close, or the end of a day', () => {
    assert.equal(told({ closesAt: '2027-01-31', keepMonths: 12 }), '2028-01-31T23:00:00.000Z');
    assert.equal(told({ closesAt: '2027-01-30', keepMonths: 1 }), '2027-02-28T23:00:00.000Z');
    assert.equal(told({ closesAt: '2027-01-31', keepUntil: '2027-06-30', keepMonths: 99 }), '2027-06-30T22:00:00.000Z');
    assert.equal(told({ keepMonths: 12 }), undefined);
    assert.equal(told({ closesAt: '2027-01-31' }), undefined);
  });
});
