import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Hono } from 'hono';
import { people } from '../../../src/server/confirmation/tables.ts';
import { createCounts } from '../../../src/server/core/counts.ts';
import { recount } from '../../../src/server/core/recount.ts';
import type { Services } from '../../../src/server/core/services.ts';
import { findThing } from '../../../src/server/core/things.ts';
import { erasePersonOf, giveData, requestOf } from '../../../src/server/desk/person/requests.ts';
import { personRequests } from '../../../src/server/desk/person/tables.ts';
import { deskRoom } from '../../../src/server/desk/routes.ts';
import { nouns, schemas, tables } from '../../../src/server/nouns.ts';
import { ballots, invalidBallots, voters } from '../../../src/server/nouns/poll/tables.ts';
import type { PollDocument } from '../../../src/server/nouns/poll/document.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import type { Store, Table } from '../../../src/server/store/store.ts';
import { engines } from '../engines.ts';
import { at, day, hour, newKey, petitionDocument, put, start, type World } from '../support.ts';
import { threadDocument } from '../comments-support.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const path = '/desk/people';
const email = 'ada.secret@exemple.fr';
const secret = 'known to this server alone';

const poll: PollDocument = {
  type: 'poll',
  title: { fr: 'Quel jour de marché ?' },
  textVersion: 'v1',
  closesAt: at(5 * day),
  options: [
    { id: 'samedi', label: { fr: 'Samedi' } },
    { id: 'dimanche', label: { fr: 'Dimanche' } },
  ],
  form: { kind: 'choices', min: 1, max: 1 },
  method: 'plurality',
  results: 'always',
  who: { fr: 'tout le monde' },
  notice: petitionDocument.notice,
};

/** A town in which one person signed twice, voted, joined, wrote and waits for a code. */
async function town(store: Store) {
  const valmont = await deskTown({ store, secret });
  const { app, mailbox } = valmont;
  await put(store, 'close', { ...petitionDocument, closesAt: at(day) });
  await put(store, 'marche', poll);
  await put(store, 'place', threadDocument);
  await valmont.appoint('elle@valmont.fr', 'owner');
  const post = async (where: string, body: object) => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await app.request(where, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.ok(response.status < 300, `${where}: ${response.status}`);
    await app.idle();
    return response;
  };
  const versions = { textVersion: 'v1', noticeVersion: 'n1', lang: 'fr' };
  const codeFor = (to: string) => mailbox.mails.find((mail) => mail.to === to)?.code;
  const act = async (thing: string, acts: string, to: string, more: object): Promise<string> => {
    const key = newKey();
    await post(`${thing}/${acts}`, { key, email: to, ...versions, ...more });
    await post(`${thing}/${acts}/confirm`, { key, code: codeFor(to) });
    return key;
  };
  const signer = { name: 'Ada Secrète', place: 'Lieu Secret', displayPublicly: true, receiveNews: true };
  const keys = {
    open: await act('/petitions/velo', 'signatures', email, signer),
    closed: await act('/petitions/close', 'signatures', 'Ada.Secret+x@exemple.fr', signer),
    ballot: await act('/polls/marche', 'ballots', email, { ballot: { kind: 'choices', choices: ['samedi'] } }),
  };
  const other = { ...signer, name: 'Ben', place: 'Ici' };
  await act('/petitions/velo', 'signatures', 'ben@exemple.fr', other);
  const member = await act('/threads/place', 'participants', email, { name: 'Ada Secrète' });
  await post('/threads/place/posts', { key: member, act: newKey(), text: 'Mon texte secret.', lang: 'fr' });
  valmont.wait(2 * day);
  return { ...valmont, keys, post };
}

/** All that the database holds, as text. */
const everything = async (store: Store): Promise<string> =>
  JSON.stringify(await Promise.all(tables.map((table) => store.list(table as Table, {}))));

const tokenIn = ({ mailbox }: World): string => /token=([\w-]+)/.exec(mailbox.mails[0]?.text ?? '')?.[1] ?? '';

const answer = (valmont: World, token: string) =>
  valmont.app.request('/person', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' },
    body: new URLSearchParams({ token }).toString(),
  });

const logOf = async (valmont: World) => {
  const response = await valmont.app.request('/log', { headers: { Accept: 'application/json' } });
  return response.text();
};

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`one person, on ${engine}`, () => {
    it('gets all that is kept of them, within an hour, by the link that only they have', async () => {
      const valmont = await town(await open[engine]());
      const visit = await valmont.signedIn('elle@valmont.fr');
      const asked = await visit.send(path, { email, what: 'export' });
      assert.match(asked.html, /Le lien est parti/);
      await valmont.app.idle();
      assert.equal(valmont.mailbox.mails[0]?.to, email);
      const token = tokenIn(valmont);
      assert.match(await valmont.page(`/person?token=${token}`), /Télécharger mes données/);
      const file = await answer(valmont, token);
      assert.match(file.headers.get('Content-Disposition') ?? '', /attachment/);
      const { data } = (await file.json()) as { data: { what: string; name?: string; of?: string }[] };
      assert.deepEqual(data.map(({ what }) => what).sort(), [
        'ballot',
        'participant in a discussion',
        'signature',
        'signature',
      ]);
      const text = JSON.stringify(data);
      assert.match(text, /Mon texte secret\./);
      assert.match(text, /Ada\.Secret\+x@exemple\.fr/);
      assert.doesNotMatch(text, /samedi|Ben/);
      const again = await answer(valmont, token);
      assert.deepEqual(((await again.json()) as { data: object[] }).data, data, 'a download that failed loses nothing');
      const log = await logOf(valmont);
      assert.match(log, /"by":"owner","act":"person-exported"/);
      assert.equal(log.split('person-exported').length, 2, 'it is told once');
      valmont.wait(hour);
      assert.equal((await answer(valmont, token)).status, 404);
      assert.doesNotMatch(log, /exemple\.fr/);
    });

    it('is erased everywhere after their press: what is open is taken back, what has closed stays counted', async () => {
      const store = await open[engine]();
      const valmont = await town(store);
      await valmont.app.runDue();
      const visit = await valmont.signedIn('elle@valmont.fr');
      await visit.send(path, { email: 'ada.secret@EXEMPLE.fr', what: 'erase' });
      await valmont.app.idle();
      const token = tokenIn(valmont);
      assert.match(await valmont.page(`/person?token=${token}`), /Effacer mes données pour toujours/);
      assert.equal(await store.count(people, { scope: 'velo' }), 2, 'opening the link erases nothing');
      const done = await answer(valmont, token);
      assert.equal(done.status, 200);
      assert.match(await done.text(), /plus rien n’est conservé/);
      assert.doesNotMatch(await everything(store), /secr[eè]t/i);
      const count = async (of: string) =>
        ((await valmont.read(`/petitions/${of}`)) as unknown as { numbers: { signatures: { value: number } } }).numbers
          .signatures.value;
      assert.deepEqual([await count('velo'), await count('close')], [1, 1]);
      assert.equal(await store.count(ballots, { scope: 'marche' }), 0);
      assert.equal((await valmont.act('/receipt', { key: valmont.keys.open })).body.state, 'not-counted');
      const closed = await valmont.post('/petitions/close/signatures/receipt', { key: valmont.keys.closed });
      assert.match(await closed.text(), /"state":"counted"/);
      const mended: string[] = [];
      const onMended = ({ what }: { what: string }): void => void mended.push(what);
      await recount({ store, counts: createCounts(() => start) }, { nouns, tables, onMended });
      assert.deepEqual(mended, []);
      assert.equal((await answer(valmont, token)).status, 404);
      const log = await logOf(valmont);
      assert.match(log, /"act":"person-erased"/);
      assert.doesNotMatch(log, /exemple/i);
    });

    it('is told of what was taken out of the count, and it is erased too', async () => {
      const store = await open[engine]();
      const valmont = await town(store);
      const takeOut = async (type: string, id: string, receipt: string): Promise<void> => {
        const noun = nouns.find((each) => each.type === type)!;
        const invalidating = noun.invalidating!;
        const stored = (await findThing(store, noun, id))!;
        const act = await invalidating.actOf(stored, receipt);
        await store.write(async (writer) => {
          assert.deepEqual(await invalidating.invalidate(writer, stored, [act], start, { secret }), [act]);
        });
      };
      await takeOut('poll', 'marche', valmont.keys.ballot);
      await takeOut('petition', 'velo', valmont.keys.open);
      await valmont.post('/petitions/velo/signatures/withdraw', { key: valmont.keys.open });
      const visit = await valmont.signedIn('elle@valmont.fr');
      await visit.send(path, { email, what: 'export' });
      await valmont.app.idle();
      const file = await answer(valmont, tokenIn(valmont));
      const { data } = (await file.json()) as { data: { what: string }[] };
      const told = data.map(({ what }) => what);
      assert.ok(told.includes('ballot, taken out of the count'));
      assert.ok(told.includes('address of a signature that was taken out of the count'));
      await visit.send(path, { email, what: 'erase' });
      await valmont.app.idle();
      assert.equal((await answer(valmont, tokenIn(valmont))).status, 200);
      assert.equal(await store.count(invalidBallots, { scope: 'marche' }), 0);
      assert.equal(await store.count(voters, { scope: 'marche' }), 0);
      assert.doesNotMatch(await everything(store), /secr[eè]t/i);
      const receipt = await valmont.post('/polls/marche/ballots/receipt', { key: valmont.keys.ballot });
      assert.match(await receipt.text(), /"state":"not-counted"/);
      const mended: string[] = [];
      const onMended = ({ what }: { what: string }): void => void mended.push(what);
      await recount({ store, counts: createCounts(() => start) }, { nouns, tables, onMended });
      assert.deepEqual(mended, []);
    });

    it('leaves a ballot of a closed vote where it is, with nothing that leads to it but the device', async () => {
      const store = await open[engine]();
      const valmont = await town(store);
      valmont.wait(5 * day);
      const before = await store.list(ballots, { scope: 'marche' });
      const visit = await valmont.signedIn('elle@valmont.fr');
      await visit.send(path, { email, what: 'erase' });
      await valmont.app.idle();
      assert.equal((await answer(valmont, tokenIn(valmont))).status, 200);
      const [now] = await store.list(ballots, { scope: 'marche' });
      assert.equal(now?.choice, before[0]?.choice);
      assert.notEqual(now?.voter, before[0]?.voter);
      const receipt = await valmont.post('/polls/marche/ballots/receipt', { key: valmont.keys.ballot });
      assert.match(await receipt.text(), /"state":"counted"/);
    });
  });
}

describe('who passes on a request', () => {
  for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
    it(`publishes on the whole site, sees nothing of the person, and sends three mails a day at most, on ${engine}`, async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      for (const role of ['moderator', 'clerk', 'observer'] as const) {
        await valmont.appoint(`${role}@valmont.fr`, role);
        const visit = await valmont.signedIn(`${role}@valmont.fr`);
        assert.equal((await visit.get(path)).status, 403);
        assert.equal((await visit.send(path, { email, what: 'erase' })).status, 403);
        assert.ok(!(await visit.get('/desk')).html.includes(path));
      }
      await valmont.appoint('velo@valmont.fr', 'editor', 'velo');
      assert.equal((await (await valmont.signedIn('velo@valmont.fr')).get(path)).status, 403);
      await valmont.appoint('elle@valmont.fr', 'editor');
      const visit = await valmont.signedIn('elle@valmont.fr');
      assert.equal((await visit.send(path, { email: 'nulle part', what: 'erase' })).status, 422);
      for (let time = 0; time < 3; time += 1) {
        assert.match(
          (await visit.send(path, { email: 'personne@exemple.fr', what: 'erase' })).html,
          /Le lien est parti/,
        );
      }
      const fourth = await visit.send(path, { email: 'Personne@exemple.fr', what: 'export' });
      assert.equal(fourth.status, 409);
      assert.match(fourth.html, /a déjà reçu trois liens/);
      const token = tokenIn(valmont);
      valmont.wait(8 * day);
      assert.equal((await answer(valmont, token)).status, 404);
      await valmont.app.runDue();
      assert.equal(await valmont.store.count(personRequests, {}), 0, 'the address of who did not answer is forgotten');
      for (const wrong of ['', 'x', '\0']) assert.equal((await answer(valmont, wrong)).status, 404);
      await valmont.store.close();
    });
  }
});

describe('who presses their link several times at once', () => {
  /** A town in which a person has links, and how often they were looked for; nobody is found before `release`. */
  async function asking(...wishes: ('export' | 'erase')[]) {
    const seen = { times: 0 };
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const counted = nouns.map((noun) =>
      noun.type !== 'petition'
        ? noun
        : {
            ...noun,
            holdings: async (...asked: Parameters<NonNullable<typeof noun.holdings>>) => {
              seen.times += 1;
              await held;
              return noun.holdings!(...asked);
            },
          },
    );
    const limits = { actsPerMinute: 1000 };
    let services: Services | undefined;
    const room = (made: Services) => {
      services = made;
      return { routes: new Hono() };
    };
    const valmont = await deskTown({ limits, rooms: [deskRoom({ nouns, limits }), room] });
    await valmont.appoint('elle@valmont.fr', 'owner');
    const visit = await valmont.signedIn('elle@valmont.fr');
    const requests = [];
    for (const what of wishes) {
      await visit.send(path, { email, what });
      await valmont.app.idle();
      requests.push((await requestOf(services!, tokenIn(valmont)))!);
    }
    return { valmont, services: services!, counted, requests, seen, release };
  }

  it('gets their data each time, and lets them be looked for once', async () => {
    const { valmont, services, counted, requests, seen, release } = await asking('export', 'export');
    const give = (at = 0) => giveData(services, counted, requests[at]!);
    const files = [give(), give(), give(1)];
    for (const file of files) assert.equal((await file.next()).value, '{');
    const rest = files.map(async (file) => (await file.next()).value as string);
    release();
    const [first, ...others] = await Promise.all(rest);
    assert.match(first!, /"data": \[\]/);
    assert.deepEqual(others, [first, first]);
    assert.equal(seen.times, 1);
    for await (const part of give()) assert.ok(part);
    assert.equal(seen.times, 2, 'what was added since is looked for');
    assert.equal((await logOf(valmont)).match(/"person-exported"/g)?.length, 2, 'once for each link');
  });

  it('is erased once, told so each time, and looked for once, by whichever link', async () => {
    const { valmont, services, counted, requests, seen, release } = await asking('erase', 'erase');
    const [one, other] = requests;
    const pressed = [one!, one!, other!].map((request) => erasePersonOf(services, counted, request));
    release();
    assert.deepEqual(await Promise.all(pressed), [0, 0, 0]);
    assert.equal(seen.times, 1);
    assert.equal((await logOf(valmont)).match(/"person-erased"/g)?.length, 1);
    assert.equal(await erasePersonOf(services, counted, one!), undefined, 'the links are used up');
  });
});

describe('the command person', () => {
  const cli = fileURLToPath(new URL('../../../src/server/main/cli.ts', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'civic-person-'));
  after(() => rmSync(folder, { recursive: true }));
  const run = async (...given: string[]): Promise<string> => {
    const env = {
      ...process.env,
      DATA: folder,
      DATABASE_URL: '',
      SECRET: 'a-secret-of-this-test-alone-and-long-enough',
    };
    return (await promisify(execFile)(process.execPath, [cli, 'person', ...given], { env })).stdout;
  };

  it('prints what is kept, and erases it', async () => {
    assert.match(await run('export', email), /"data": \[\]/);
    const store = await sqliteStore(join(folder, 'civic-widgets.sqlite'), schemas);
    const valmont = await deskTown({ store });
    const key = newKey();
    await valmont.act('/confirm', { key, code: await valmont.sign({ key, email, name: 'Ada Secrète' }) });
    await store.close();
    assert.match(await run('export', email), /"what": "signature"[^]*Ada Secrète/);
    assert.match(await run('erase', email), /Erased: 1 things/);
    assert.match(await run('erase', email), /Nothing is kept/);
    await assert.rejects(run('erase', 'nobody'), /Write it like: civic-widgets person/);
  });
});
