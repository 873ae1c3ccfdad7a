import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createCounts } from '../../../src/server/core/counts.ts';
import type { Mended } from '../../../src/server/core/mending.ts';
import { recount } from '../../../src/server/core/recount.ts';
import type { Wait } from '../../../src/server/core/wait.ts';
import { histogramOf } from '../../../src/server/desk/invalidating/histogram.ts';
import type { Role } from '../../../src/server/desk/roles.ts';
import { nouns, tables } from '../../../src/server/nouns.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { engines } from '../engines.ts';
import { day, hour, linkIn, minute, newKey, put, signature, start, type World } from '../support.ts';
import { choose, pollDocument } from '../poll-support.ts';
import { addSigners, deskTown, hiddenOf, type Browser, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const page = '/desk/petitions/velo/invalidate';
const why = { 'why.fr': 'Envoyées par un programme.', 'why.en': 'Sent by a program.' };

/** Signs and confirms; answers the receipt. */
async function signs(town: World, person: Record<string, unknown>): Promise<string> {
  const key = newKey();
  const code = await town.sign({ key, ...person });
  await town.act('/confirm', { key, code });
  return key;
}

interface Signatures {
  value: number;
  invalidated?: number;
  why?: { text: string; url: string };
}
const countOf = async (town: World): Promise<Signatures> =>
  ((await town.read()) as unknown as { numbers: { signatures: Signatures } }).numbers.signatures;

interface LogLine {
  act: string;
  by: string;
  why?: Record<string, string>;
  count?: { of: string; by: number };
}
const logOf = async ({ app }: DeskTown): Promise<LogLine[]> => {
  const response = await app.request('/log', { headers: { Accept: 'application/json' } });
  return ((await response.json()) as { items: LogLine[] }).items;
};

/** Proves every count from its rows; answers what was wrong. */
async function wrongCounts(store: Store): Promise<Mended[]> {
  const wrong: Mended[] = [];
  const services = { store, counts: createCounts(() => start) };
  await recount(services, { nouns, tables, onMended: (one) => wrong.push(one) });
  return wrong;
}

/** Looks at what would be taken out. */
const previews = (visit: Browser, criteria: Record<string, string>) =>
  visit.send(page, { step: 'preview', ...why, ...criteria });

/** Takes out what is previewed. */
const takesOut = async (visit: Browser, criteria: Record<string, string>) =>
  visit.send(page, hiddenOf((await previews(visit, criteria)).html));

/** The fields of the form that puts the last ones back. */
const undoFields = (html: string): Record<string, string> =>
  hiddenOf(html.slice(html.indexOf('id="past"')).replace(/^/, '<main'));

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`signatures that are taken out of the count, on ${engine}`, () => {
    const town = async (role: Role = 'editor') => {
      const valmont = await deskTown({ store: await open[engine]() });
      await valmont.appoint('qui@valmont.fr', role);
      return { ...valmont, visit: await valmont.signedIn('qui@valmont.fr') };
    };
    /** Three people, and two addresses of one domain that were counted a minute later. */
    const fill = async (valmont: World) => {
      const people = [];
      for (const name of ['ana', 'bo', 'cy']) people.push(await signs(valmont, { email: `${name}@exemple.fr` }));
      valmont.wait(minute);
      const shown = { displayPublicly: true, name: 'Robot', source: 'https://ferme.exemple/page' };
      const robots = [];
      for (const name of ['r1', 'r2'])
        robots.push(await signs(valmont, { ...shown, email: `${name}@jetable.exemple` }));
      return { people, robots };
    };

    it('are shown before without the people, then taken out and put back, with a public reason', async () => {
      const valmont = await town();
      const { visit, store, wait } = valmont;
      await fill(valmont);
      const seen = await previews(visit, { domain: 'jetable.exemple' });
      assert.match(seen.html, /À retirer du compte : 2 signatures confirmées\./);
      assert.match(seen.html, /<th scope="row">21\snovembre 2026 à\s10\sh\s01<\/th> <td>2<\/td>/);
      assert.match(seen.html, /jetable\.exemple, https:\/\/ferme\.exemple/);
      assert.doesNotMatch(seen.html, /Robot|r1@/);
      assert.equal((await countOf(valmont)).value, 5, 'nothing is done yet');
      const done = await visit.send(page, hiddenOf(seen.html));
      assert.match(done.html, /C’est retiré du compte\./);
      assert.deepEqual([(await countOf(valmont)).value, (await countOf(valmont)).invalidated], [3, 2]);
      assert.deepEqual((await countOf(valmont)).why, {
        text: 'Retrait du compte le 21\u00a0novembre 2026\u00a0: 2 signatures confirmées. Envoyées par un programme.',
        url: 'https://participer.exemple/log?of=%2Fpetitions%2Fvelo',
      });
      const english = await valmont.page('/petitions/velo?lang=en');
      assert.match(
        english,
        /href="https:\/\/participer\.exemple\/log\?of=%2Fpetitions%2Fvelo">[^<]*2 confirmed signatures\. Sent by a program\./,
      );
      const list = await valmont.page('/petitions/velo/signatures?lang=fr');
      assert.doesNotMatch(list, /Robot/);
      assert.deepEqual(await wrongCounts(store), []);
      const [line] = await logOf(valmont);
      assert.deepEqual([line?.act, line?.by, line?.count], ['invalidated', 'editor', { of: 'signatures', by: -2 }]);
      assert.deepEqual(line?.why, { fr: 'Envoyées par un programme.', en: 'Sent by a program.' });
      assert.match(
        await valmont.page('/log?lang=fr'),
        /Retrait du compte[^]*-2 dans le compte\.[^]*Envoyées par un programme/,
      );
      wait(1000);
      const back = await visit.send(page, { ...undoFields(done.html), 'why.fr': 'C’était une école.' });
      assert.match(back.html, /C’est remis dans le compte\./);
      assert.deepEqual([(await countOf(valmont)).value, (await countOf(valmont)).invalidated], [5, undefined]);
      assert.equal((await countOf(valmont)).why, undefined);
      assert.match(await valmont.page('/petitions/velo/signatures?lang=fr'), /Robot/);
      assert.deepEqual((await logOf(valmont))[0]?.count, { of: 'signatures', by: 2 });
      assert.deepEqual(await wrongCounts(store), []);
      const again = await visit.send(page, { ...undoFields(done.html), 'why.fr': 'Encore.' });
      assert.equal(again.status, 409);
      assert.equal((await countOf(valmont)).value, 5);
      await store.close();
    });

    it('are chosen by time, by site and by receipt, all at once', async () => {
      const valmont = await town();
      const { visit, store } = valmont;
      const { people, robots } = await fill(valmont);
      for (const [criteria, number] of [
        [{ from: '2026-11-21T10:01' }, 2],
        [{ until: '2026-11-21T10:01' }, 3],
        [{ source: 'https://ferme.exemple/autre' }, 2],
        [{ receipts: `${people[0]}\n ${robots[0]} inconnu` }, 2],
        [{ receipts: people[0]!, domain: 'exemple.fr' }, 1],
      ] as const) {
        const { html } = await previews(visit, criteria);
        assert.match(html, new RegExp(`À retirer du compte : ${number} signature`), JSON.stringify(criteria));
      }
      await store.close();
    });

    it('are told of truthfully to who holds their receipt, and can still be withdrawn', async () => {
      const valmont = await town();
      const { visit, store } = valmont;
      const { robots } = await fill(valmont);
      const { token } = linkIn(valmont, 'withdraw');
      await takesOut(visit, { domain: 'jetable.exemple' });
      const told = await valmont.act('/receipt', { key: robots[1] });
      assert.deepEqual([told.body.state, told.body['why']], ['not-counted', 'invalidated']);
      const again = await valmont.act('', signature({ key: robots[1], email: 'r2@jetable.exemple' }));
      assert.deepEqual([again.status, again.body.reason], [409, 'invalidated']);
      await valmont.sign({ email: 'r1@jetable.exemple' });
      assert.match(valmont.mailbox.mails[0]?.text ?? '', /a été retiré du compte par l’équipe du site/);
      assert.doesNotMatch(valmont.mailbox.mails[0]?.text ?? '', /elle reste comptée/);
      assert.equal((await countOf(valmont)).value, 3);
      const link = await valmont.submit('/withdraw', { token, lang: 'fr' });
      assert.equal(link.status, 200);
      assert.equal((await countOf(valmont)).value, 3);
      const { html } = await visit.get(page);
      valmont.wait(1000);
      await visit.send(page, { ...undoFields(html), 'why.fr': 'C’était une école.' });
      assert.deepEqual([(await countOf(valmont)).value, (await countOf(valmont)).invalidated], [4, 1]);
      const [line] = await logOf(valmont);
      assert.deepEqual(line?.count, { of: 'signatures', by: 1 });
      assert.deepEqual(await wrongCounts(store), []);
      await store.close();
    });

    it('are not signed anew by who withdraws one of them', async () => {
      const valmont = await town();
      const { visit, store, mailbox } = valmont;
      const { robots } = await fill(valmont);
      const early = newKey();
      const email = 'r1@jetable.exemple';
      await takesOut(visit, { domain: 'jetable.exemple' });
      assert.equal((await valmont.act('/withdraw', { key: robots[0] })).status, 200);
      await valmont.sign({ key: early, email });
      assert.match(mailbox.mails[0]?.text ?? '', /a été retiré du compte par l’équipe du site/);
      assert.equal(mailbox.mails[0]?.code, undefined, 'no code confirms another one');
      const { token } = linkIn(valmont, 'withdraw');
      await valmont.submit('/confirm', { token, lang: 'fr' });
      assert.deepEqual([(await countOf(valmont)).value, (await countOf(valmont)).invalidated], [3, 2]);
      assert.deepEqual(await wrongCounts(store), []);
      await store.close();
    });

    it('are signed anew neither by a code that was mailed before', async () => {
      const valmont = await town();
      const { visit, store } = valmont;
      const email = 'r1@jetable.exemple';
      const late = newKey();
      const code = await valmont.sign({ key: late, email });
      const key = await signs(valmont, { email });
      await takesOut(visit, { domain: 'jetable.exemple' });
      await valmont.act('/withdraw', { key });
      const again = await valmont.act('/confirm', { key: late, code });
      assert.deepEqual([again.status, again.body.reason], [409, 'invalidated']);
      assert.equal((await countOf(valmont)).value, 0);
      assert.deepEqual(await wrongCounts(store), []);
      await store.close();
    });

    it('are those that were shown: where they have changed since, nothing is done', async () => {
      const valmont = await town();
      const { visit, store } = valmont;
      await fill(valmont);
      const seen = await previews(visit, { domain: 'jetable.exemple' });
      await signs(valmont, { email: 'r3@jetable.exemple' });
      const late = await visit.send(page, hiddenOf(seen.html));
      assert.equal(late.status, 409);
      assert.match(late.html, /vient de changer[^]*À retirer du compte : 3 signatures confirmées\./);
      assert.equal((await countOf(valmont)).value, 6);
      const both = await Promise.all([1, 2].map(() => visit.send(page, hiddenOf(late.html))));
      // The other one is told that they have changed, or that nothing fits any more.
      assert.equal(both.filter(({ status }) => status === 200).length, 1);
      assert.equal((await countOf(valmont)).value, 3);
      assert.equal((await logOf(valmont)).filter(({ act }) => act === 'invalidated').length, 1);
      await store.close();
    });

    it('are taken out all at once, however many, with one line in the log', async () => {
      const valmont = await town();
      const { visit, store } = valmont;
      // Two slices at least.
      const many = engine === 'PostgreSQL' ? 1200 : 5200;
      await addSigners(store, many);
      await signs(valmont, { email: 'ana@ailleurs.exemple' });
      const done = await takesOut(visit, { domain: 'exemple.fr' });
      assert.match(done.html, /C’est retiré du compte\./);
      assert.deepEqual([(await countOf(valmont)).value, (await countOf(valmont)).invalidated], [1, many]);
      const lines = (await logOf(valmont)).filter(({ act }) => act === 'invalidated');
      assert.deepEqual(
        lines.map(({ count }) => count),
        [{ of: 'signatures', by: -many }],
      );
      valmont.wait(1000);
      const back = await visit.send(page, { ...undoFields(done.html), 'why.fr': 'C’était une école.' });
      assert.match(back.html, /C’est remis dans le compte\./);
      assert.equal((await countOf(valmont)).value, many + 1);
      assert.deepEqual(await wrongCounts(store), []);
      await store.close();
    });

    it('do not take back a threshold that was reached', async () => {
      const valmont = await town();
      const { visit, store } = valmont;
      await fill(valmont);
      await takesOut(visit, { domain: 'exemple.fr' });
      const { thresholds } = (await valmont.read()) as unknown as { thresholds: { reachedAt?: string }[] };
      assert.deepEqual(
        thresholds.map(({ reachedAt }) => reachedAt !== undefined),
        [true, true],
      );
      await store.close();
    });

    for (const role of ['moderator', 'clerk', 'observer'] as const) {
      it(`are not for the role ${role}`, async () => {
        const valmont = await town(role);
        const { visit, store } = valmont;
        await fill(valmont);
        assert.equal((await visit.get(page)).status, 403);
        assert.equal((await previews(visit, { domain: 'jetable.exemple' })).status, 403);
        assert.doesNotMatch((await visit.get('/desk/petitions/velo')).html, /velo\/invalidate/);
        assert.equal((await countOf(valmont)).value, 5);
        await store.close();
      });
    }
  });

  describe(`ballots that are taken out of the count, on ${engine}`, () => {
    const poll = '/desk/polls/place/invalidate';
    const votes = async ({ app, mailbox }: World, number: number): Promise<string> => {
      const key = newKey();
      const send = (path: string, body: unknown) =>
        app.request(`/polls/place/ballots${path}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        });
      const ballot = choose(number % 2 === 0 ? 'chene' : 'frene');
      const act = { key, ballot, email: `v${number}@exemple.fr`, textVersion: 'q1', noticeVersion: 'n1', lang: 'fr' };
      assert.equal((await send('', act)).status, 202);
      assert.equal((await send('/confirm', { key, code: mailbox.mails[0]?.code })).status, 200);
      return key;
    };
    interface Shown {
      numbers: { votes: { value: number; invalidated?: number } };
      result: { ballots: number };
    }

    it('are not cast anew by who withdraws one, nor come back then', async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      const { store, appoint, signedIn } = valmont;
      await put(store, 'place', { ...pollDocument, results: 'always' });
      await appoint('qui@valmont.fr', 'owner');
      const visit = await signedIn('qui@valmont.fr');
      const keys = [];
      for (let number = 0; number < 5; number += 1) keys.push(await votes(valmont, number));
      const seen = await visit.send(poll, { step: 'preview', ...why, from: '2026-11-21T09:00' });
      const done = await visit.send(poll, hiddenOf(seen.html));
      assert.match(done.html, /C’est retiré du compte/);
      const send = async (path: string, body: object) => {
        const headers = { 'Content-Type': 'application/json' };
        const at = `/polls/place/ballots${path}`;
        const response = await valmont.app.request(at, { method: 'POST', headers, body: JSON.stringify(body) });
        return { status: response.status, body: (await response.json()) as { reason?: string } };
      };
      assert.equal((await send('/withdraw', { key: keys[0] })).status, 200);
      const key = newKey();
      const act = { key, ballot: choose('frene'), email: 'v0@exemple.fr', textVersion: 'q1', noticeVersion: 'n1' };
      await send('', { ...act, lang: 'fr' });
      const again = await send('/confirm', { key, code: valmont.mailbox.mails[0]?.code });
      assert.deepEqual([again.status, again.body.reason], [409, 'invalidated']);
      valmont.wait(1000);
      await visit.send(poll, { ...undoFields(done.html), 'why.fr': 'Un lycée.' });
      valmont.wait(2000);
      const { numbers, result } = (await valmont.read('/polls/place')) as unknown as Shown;
      assert.deepEqual([numbers.votes.value, numbers.votes.invalidated, result.ballots], [4, 1, 4]);
      assert.deepEqual(await wrongCounts(store), []);
      await store.close();
    });

    it('tell of no few, however takings overlap', async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      const { store, appoint, signedIn } = valmont;
      await put(store, 'place', { ...pollDocument, results: 'always' });
      await appoint('qui@valmont.fr', 'owner');
      const visit = await signedIn('qui@valmont.fr');
      // One ballot each minute.
      for (let number = 0; number < 12; number += 1) {
        await votes(valmont, number);
        valmont.wait(minute);
      }
      const look = (criteria: Record<string, string>) => visit.send(poll, { step: 'preview', ...why, ...criteria });
      const overlap = /ce que moins de cinq personnes ont voté/;
      const six = { until: '2026-11-21T10:06' };
      const first = await look(six);
      assert.equal(first.status, 200);
      const refuses = async (criteria: Record<string, string>): Promise<void> => {
        const seen = await look(criteria);
        assert.equal(seen.status, 422, JSON.stringify(criteria));
        assert.match(seen.html, overlap);
      };
      // What is left would be one ballot, or four.
      await refuses({ from: '2026-11-21T10:01' });
      await refuses({ until: '2026-11-21T10:08' });
      const done = await visit.send(poll, hiddenOf(first.html));
      valmont.wait(1000);
      await visit.send(poll, { ...undoFields(done.html), 'why.fr': 'Un lycée.' });
      // The difference to what was taken out before would be one ballot.
      await refuses({ ...six, from: '2026-11-21T10:01' });
      await refuses({ until: '2026-11-21T10:07' });
      assert.equal((await look(six)).status, 200, 'the same again tells nothing new');
      assert.equal((await look({ from: '2026-11-21T10:06' })).status, 200, 'and neither do all others');
      await store.close();
    });

    it('leave the result with them, and come back as they were cast', async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      const { store, appoint, signedIn } = valmont;
      await put(store, 'place', { ...pollDocument, results: 'always' });
      await appoint('qui@valmont.fr', 'owner');
      const visit = await signedIn('qui@valmont.fr');
      for (let number = -2; number < 3; number += 1) await votes(valmont, number);
      valmont.wait(hour);
      const keys = [];
      for (let number = 3; number < 8; number += 1) keys.push(await votes(valmont, number));
      valmont.wait(hour);
      for (const number of [8, 9]) await votes(valmont, number);
      const shown = async () => (await valmont.read('/polls/place')) as unknown as Shown;
      const before = await shown();
      assert.equal(before.numbers.votes.value, 12);
      const few = await visit.send(poll, { step: 'preview', ...why, from: '2026-11-21T11:30' });
      assert.equal(few.status, 422);
      assert.match(few.html, /on en retire cinq au moins à la fois/);
      const seen = await visit.send(poll, {
        step: 'preview',
        ...why,
        from: '2026-11-21T10:30',
        until: '2026-11-21T11:30',
      });
      assert.match(seen.html, /À retirer du compte : 5 votes\./);
      assert.doesNotMatch(seen.html, /Quelques exemples/);
      const done = await visit.send(poll, hiddenOf(seen.html));
      assert.match(done.html, /C’est retiré du compte/);
      const after_ = await shown();
      assert.deepEqual(
        [after_.numbers.votes.value, after_.numbers.votes.invalidated, after_.result.ballots],
        [7, 5, 7],
      );
      const receipt = await valmont.app.request('/polls/place/ballots/receipt', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ key: keys[0] }),
      });
      assert.equal(((await receipt.json()) as { why?: string }).why, 'invalidated');
      assert.deepEqual(await wrongCounts(store), []);
      valmont.wait(1000);
      await visit.send(poll, { ...undoFields(done.html), 'why.fr': 'Un lycée.' });
      valmont.wait(2000);
      const again = await shown();
      assert.deepEqual(again.result, before.result);
      assert.deepEqual(await wrongCounts(store), []);
      await store.close();
    });
  });
}

describe('the page at which acts are taken out', () => {
  it('says what is wrong by field, and keeps what was typed', async () => {
    const valmont = await deskTown();
    await valmont.appoint('qui@valmont.fr', 'editor');
    const visit = await valmont.signedIn('qui@valmont.fr');
    await signs(valmont, { email: 'ana@exemple.fr' });
    for (const [fields, said] of [
      [{}, /href="#from">Remplissez un critère au moins/],
      [{ domain: 'exemple.fr', 'why.fr': ' ' }, /href="#why\.fr">Dites pourquoi/],
      [{ from: '2026-02-30T10:00' }, /href="#from">Indiquez un jour et une heure qui existent/],
      [{ from: '2026-11-21T10:00', until: '2026-11-21T09:00' }, /href="#until">Indiquez un jour et une heure/],
      [{ source: 'ftp://exemple.fr' }, /href="#source">Indiquez l’adresse du site/],
      [{ domain: 'ailleurs.fr' }, /href="#from">Rien de ce qui compte ne correspond/],
      [{ receipts: 'x '.repeat(5001) }, /href="#receipts">Collez 5/],
    ] as const) {
      const refused = await previews(visit, fields);
      assert.equal(refused.status, 422, JSON.stringify(fields).slice(0, 80));
      assert.match(refused.html, said);
      assert.match(refused.html, /Sent by a program\./);
    }
    const seen = await previews(visit, { domain: 'exemple.fr' });
    const forms = seen.html.slice(seen.html.lastIndexOf('<form')).replace(/^/, '<main');
    const again = await visit.send(page, hiddenOf(forms));
    assert.match(again.html, /name="domain"[^>]*|value="exemple\.fr"/);
    assert.equal((await visit.get('/desk/petitions/autre/invalidate')).status, 404);
    assert.match((await visit.get(page)).html, /Heure locale\s: Paris \(Europe\)\./);
  });

  it('says so where it takes longer than an answer may, and goes on', async () => {
    let isLate = false;
    const waiting: Wait = () => (isLate ? Promise.resolve() : new Promise<never>(() => undefined));
    const valmont = await deskTown({ waiting });
    await valmont.appoint('qui@valmont.fr', 'editor');
    const visit = await valmont.signedIn('qui@valmont.fr');
    await signs(valmont, { email: 'ana@exemple.fr' });
    const taking = hiddenOf((await previews(visit, { domain: 'exemple.fr' })).html);
    isLate = true;
    const told = await visit.send(page, taking);
    assert.match(told.at, /done=under-way/);
    assert.match(told.html, /Cela prend du temps et se poursuit tout seul/);
    // Writes are done one after the other.
    await valmont.store.write(async () => undefined);
    assert.deepEqual(
      (await logOf(valmont)).filter(({ act }) => act === 'invalidated').map(({ count }) => count),
      [{ of: 'signatures', by: -1 }],
    );
  });

  it('gives who is put back their day of the place in the public list', async () => {
    const valmont = await deskTown();
    await valmont.appoint('qui@valmont.fr', 'editor');
    valmont.wait(14.5 * 60 * minute);
    const visit = await valmont.signedIn('qui@valmont.fr');
    await signs(valmont, { email: 'ana@exemple.fr', displayPublicly: true });
    const night = /<time datetime="2026-11-22">22\snovembre 2026</;
    assert.match(await valmont.page('/petitions/velo/signatures'), night);
    const done = await takesOut(visit, { domain: 'exemple.fr' });
    assert.doesNotMatch(await valmont.page('/petitions/velo/signatures'), night);
    await visit.send(page, { ...undoFields(done.html), 'why.fr': 'C’était une école.' });
    assert.match(await valmont.page('/petitions/velo/signatures'), night);
  });

  it('finds a domain however it is spelt, in addresses and in the form', async () => {
    const valmont = await deskTown();
    await valmont.appoint('qui@valmont.fr', 'editor');
    const visit = await valmont.signedIn('qui@valmont.fr');
    for (const domain of ['mairie-épinal.fr', 'xn--mairie-pinal-heb.fr', 'MAIRIE-E\u0301PINAL.fr', 'mairie-epinal.fr'])
      await signs(valmont, { email: `${domain.length}@${domain}` });
    for (const domain of ['mairie-épinal.fr', 'xn--mairie-pinal-heb.fr', '@Mairie-Épinal.FR']) {
      const seen = await previews(visit, { domain });
      assert.match(seen.html, /À retirer du compte : 3 signatures confirmées\./, domain);
    }
  });

  it('counts by the minute, the hour or the day, in some dozens of bars', () => {
    const every = (step: number, number: number) =>
      histogramOf(Array.from({ length: number }, (_, at) => start + at * step));
    assert.equal(every(1000, 60).bars.length, 1);
    assert.equal(every(hour, 40).bars.length, 40);
    assert.equal(every(day, 40).bars.length, 40);
    assert.ok(every(day, 900).bars.length <= 51);
    assert.equal(
      every(hour, 40).bars.reduce((sum, { number }) => sum + number, 0),
      40,
    );
  });
});
