import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Hono } from 'hono';
import { createApp } from '../../../src/server/app.ts';
import type { Services } from '../../../src/server/core/services.ts';
import { deskCalls } from '../../../src/server/desk/calls.ts';
import { callCommands } from '../../../src/server/desk/command-calls.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { threadDocument } from '../comments-support.ts';
import { minute, newKey, petitionDocument, put, start } from '../support.ts';
import { program } from './program.ts';
import { addSigners, deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const day = '2026-11-20';
const counted = (signatures: number) => ({
  document: 'Registre, p. 1',
  countedBy: 'le service des élections',
  day,
  figures: { signatures },
});

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`programs at the desk, on ${engine}`, () => {
    const town = async () => deskTown({ store: await open[engine]() });

    it('count on paper, by two keys: no key alone, and the second is blind', async () => {
      const valmont = await town();
      const [one, other] = [await program(valmont, 'clerk'), await program(valmont, 'clerk')];
      const first = await one.send('POST', '/petitions/velo/papers', counted(120));
      assert.equal(first.status, 201, first.text);
      const id = String(first.body['id']);
      const waiting = async (who: typeof one) =>
        ((await who.send('GET', '/petitions/velo/papers')).body['waiting'] as Record<string, unknown>[])[0];
      assert.deepEqual((await waiting(one))?.['figures'], { signatures: 120 });
      assert.equal((await waiting(other))?.['figures'], undefined, 'the second sees nothing of the first');
      const own = (number: number) => ({ figures: { signatures: number } });
      const enter = (who: typeof one, number: number) =>
        who.send('POST', `/petitions/velo/papers/${id}/figures`, own(number));
      assert.equal((await enter(one, 121)).body['outcome'], 'waits', 'the same key is the same person');
      assert.equal((await enter(other, 120)).body['outcome'], 'differs');
      const shared = await waiting(other);
      assert.deepEqual([shared?.['figures'], shared?.['differsFrom']], [own(120).figures, own(121).figures]);
      const third = await program(valmont, 'clerk');
      assert.equal((await enter(third, 120)).status, 409);
      assert.equal((await enter(one, 120)).body['outcome'], 'counted');
      assert.equal((await enter(one, 120)).status, 412, 'it counts already');
      const { numbers } = (await valmont.read()) as unknown as { numbers: { signatures: { offline?: number } } };
      assert.equal(numbers.signatures.offline, 120);
      const counting = (await one.send('GET', '/petitions/velo/papers')).body['counted'] as { at: string }[];
      assert.match(counting[0]?.at ?? '', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      const gone = await one.send('POST', `/petitions/velo/papers/${id}/remove`, {});
      assert.deepEqual([gone.status, gone.body.errors?.[0]?.field], [422, 'why']);
      const why = { why: { fr: 'Compté deux fois.' } };
      assert.equal((await one.send('POST', `/petitions/velo/papers/${id}/remove`, why)).body['outcome'], 'removed');
      await valmont.store.close();
    });

    it('name each field of a count that is wrong, in words', async () => {
      const valmont = await town();
      const { send } = await program(valmont, 'clerk');
      const refused = await send('POST', '/petitions/velo/papers', {
        ...{ document: '', day: '2031-02-30' },
        figures: { signatures: 0, chats: 2 },
      });
      assert.deepEqual([refused.status, refused.type], [422, 'application/problem+json']);
      assert.deepEqual(
        refused.body.errors?.map(({ field, detail }) => `${field}: ${detail}`),
        [
          'document: Name the document.',
          'countedBy: Say who counted, without naming anybody.',
          'day: Give a day that exists, such as 31/03/2027.',
          'figures.signatures: All are 0: there is nothing to count.',
          'figures.chats: This is not counted here: signatures is.',
        ],
      );
      for (const body of [{}, { ...counted(1), more: 1 }, '[]', '{', { ...counted(1), figures: { signatures: 1.5 } }]) {
        assert.equal((await send('POST', '/petitions/velo/papers', body)).status, 422);
      }
      assert.equal((await send('GET', '/petitions/rien/papers')).status, 404);
      await valmont.store.close();
    });

    it('take out of the count what they have looked at, and put it back, with a reason', async () => {
      const valmont = await town();
      await addSigners(valmont.store, 7);
      const { send } = await program(valmont);
      const post = (path: string, body: object) => send('POST', `/petitions/velo/invalidations${path}`, body);
      const seen = await post('/preview', { domain: 'exemple.fr', from: '2026-11-21T09:00:00Z' });
      assert.deepEqual([seen.status, seen.body['number']], [200, 7], seen.text);
      const why = { fr: 'Un programme.' };
      const version = String(seen.body['version']);
      const criteria = { domain: 'exemple.fr', from: '2026-11-21T09:00:00Z' };
      assert.equal((await post('', { ...criteria, why, version: 'another' })).status, 412);
      const done = await post('', { ...criteria, why, version });
      assert.deepEqual([done.status, done.body['number']], [201, 7], done.text);
      for (const [body, field] of [
        [{}, 'from'],
        [{ source: 'nulle part' }, 'source'],
        [{ from: 'hier' }, 'from'],
        [{ domain: 'ailleurs.fr' }, 'criteria'],
        [{ domaine: 'exemple.fr' }, 'domaine'],
      ] as const) {
        const refused = await post('/preview', body);
        assert.deepEqual([refused.status, refused.body.errors?.[0]?.field], [422, field], refused.text);
      }
      const id = String(done.body['id']);
      assert.equal((await post('/nothing/restore', { why })).status, 404);
      assert.equal((await post(`/${id}/restore`, { why: {} })).body.errors?.[0]?.field, 'why');
      const back = await post(`/${id}/restore`, { why });
      assert.equal(back.body['number'], 7, back.text);
      assert.equal((await post(`/${id}/restore`, { why })).status, 412, 'it is back already');
      const { items } = (await send('GET', '/petitions/velo/invalidations')).body as unknown as { items: object[] };
      assert.equal(items.length, 1);
      await valmont.store.close();
    });

    it('erase what has closed for good, once they say that they know what it means', async () => {
      const valmont = await town();
      const key = newKey();
      await valmont.act('/confirm', { key, code: await valmont.sign({ key }) });
      const { send } = await program(valmont);
      const erase = (body: object) => send('POST', '/petitions/velo/retention/erase', body);
      assert.equal((await erase({ understood: true })).status, 409, 'it is open');
      await send('POST', '/petitions/velo/archive', { reason: { fr: 'Tout est dit.' } });
      assert.equal((await send('GET', '/petitions/velo/retention')).body['known'], 1);
      assert.equal((await erase({ understood: false })).body.errors?.[0]?.field, 'understood');
      const done = await erase({ understood: true });
      assert.deepEqual([done.status, done.body['known']], [200, 0], done.text);
      const figures = await send('GET', '/petitions/velo/figures?by=day');
      assert.deepEqual((figures.body['totals'] as { confirmed: number }).confirmed, 1);
      assert.equal((await send('GET', '/petitions/velo/figures?by=year')).body.errors?.[0]?.field, 'by');
      await valmont.store.close();
    });

    it('moderate what waits, with a reason, in what is theirs', async () => {
      const valmont = await town();
      await put(valmont.store, 'place', threadDocument);
      const { send } = await program(valmont, 'moderator');
      const empty = await send('GET', '/moderation');
      assert.deepEqual([empty.status, empty.body['count']], [200, 0], empty.text);
      const decide = (body: object) => send('POST', '/moderation/decisions', body);
      const none = await decide({ cases: [], verdict: 'publish', reason: '', ground: '' });
      assert.deepEqual(
        none.body.errors?.map(({ field }) => field),
        ['cases', 'reason', 'ground'],
        none.text,
      );
      const guessed = { of: 'thread', scope: 'place', thing: 'place', id: 'x', version: 'v' };
      const statement = { verdict: 'remove', reason: 'Insultes', ground: 'Charte, point 2' };
      const gone = await decide({ cases: [guessed], ...statement });
      assert.deepEqual((gone.body['items'] as { outcome: string }[])[0]?.outcome, 'gone', gone.text);
      const many = await decide({ cases: Array.from({ length: 101 }, () => guessed), ...statement });
      assert.deepEqual([many.status, many.body.errors?.[0]?.field], [422, 'cases'], 'all others would wait for it');
      await put(valmont.store, 'quai', petitionDocument);
      const other = await program(valmont, 'moderator', 'quai');
      assert.equal((await other.send('POST', '/moderation/decisions', { cases: [guessed], ...statement })).status, 404);
      assert.equal((await other.send('GET', '/moderation?only=place')).status, 404);
      await valmont.store.close();
    });

    it('write to those who asked for news: a draft upon its version, a test, and the way to stop', async () => {
      const valmont = await town();
      await addSigners(valmont.store, 150);
      await valmont.appoint('maire@valmont.fr', 'owner');
      const { send } = await program(valmont);
      const news = '/petitions/velo/news';
      assert.equal((await send('POST', `${news}/send`, { version: 1 })).status, 412, 'nothing is written yet');
      const none = await send('PUT', `${news}/draft`, { subject: { fr: '' }, text: {} });
      assert.deepEqual(
        none.body.errors?.map(({ field }) => field),
        ['subject.fr', 'text.fr'],
        none.text,
      );
      const letter = { subject: { fr: 'Un pont' }, text: { fr: 'Le premier pont ouvre.' } };
      const written = await send('PUT', `${news}/draft`, letter, { 'If-Match': '"0"' });
      assert.deepEqual([written.status, written.tag], [200, '"1"'], written.text);
      const again = await send('PUT', `${news}/draft`, letter, { 'If-Match': '"0"' });
      assert.deepEqual([again.status, again.tag], [200, '"1"'], 'the same words once more are no conflict');
      const other = { ...letter, subject: { fr: 'Deux ponts' } };
      assert.equal((await send('PUT', `${news}/draft`, other, { 'If-Match': '"0"' })).status, 412);
      const seen = await send('GET', `${news}/draft`);
      assert.match((seen.body['mails'] as { text: string }[])[0]!.text, /Le premier pont ouvre\./);
      await put(valmont.store, 'quai', petitionDocument);
      await valmont.appoint('agent@valmont.fr', 'editor', 'quai');
      const strange = await Promise.all(
        ['qui@ailleurs.fr', 'agent@valmont.fr'].map((to) => send('POST', `${news}/test`, { to })),
      );
      assert.equal(strange[0]!.body.errors?.[0]?.field, 'to');
      assert.equal(strange[1]!.text, strange[0]!.text, 'who has a role elsewhere is not told from anyone');
      assert.equal((await send('POST', `${news}/test`, { to: 'maire@valmont.fr' })).status, 202);
      assert.equal((await send('POST', `${news}/send`, { version: 1 })).status, 202);
      await valmont.app.runDue();
      const list = async () => (await send('GET', news)).body as { letters?: { id: string; state: string }[] };
      const [sending] = (await list()).letters!;
      assert.equal(sending?.state, 'sending');
      assert.equal((await send('POST', `${news}/${sending?.id}/stop`)).body['outcome'], 'stopped');
      valmont.wait(minute);
      await valmont.app.runDue();
      await valmont.app.idle();
      const got = valmont.mailbox.mails.filter(({ to }) => to.startsWith('act-'));
      assert.deepEqual([got.length, (await list()).letters?.[0]?.state], [100, 'stopped']);
      assert.equal((await send('POST', `${news}/${sending?.id}/stop`)).status, 409);
      const { tag: next } = await send('PUT', `${news}/draft`, letter);
      const version = Number(next?.replaceAll('"', ''));
      const tooSoon = await send('POST', `${news}/send`, { version });
      assert.deepEqual([version > 1, tooSoon.status], [true, 409], 'three days have not passed');
      const urgent = { version, urgent: { fr: '' } };
      assert.equal((await send('POST', `${news}/send`, urgent)).body.errors?.[0]?.field, 'urgent');
      await valmont.store.close();
    });

    it('change what is chosen of the site, upon its version, as an owner', async () => {
      const valmont = await town();
      const { send } = await program(valmont, 'owner');
      const first = await send('GET', '/settings');
      const change = (body: object, headers = {}) => send('PATCH', '/settings', body, headers);
      const named = await change({ name: 'Valmont participe' }, { 'If-Match': first.tag });
      assert.deepEqual([named.status, named.body['name']], [200, 'Valmont participe'], named.text);
      assert.equal((await change({ name: 'Autre' }, { 'If-Match': first.tag })).status, 412);
      assert.match(await valmont.page('/petitions/velo'), /Valmont participe/);
      for (const [body, field] of [
        [{ accent: 'rouge' }, 'accent'],
        [{ accent: '#ffffee' }, 'accent'],
        [{ timeZone: 'Valmont' }, 'timeZone'],
        [{ home: 'javascript:x' }, 'home'],
        [{ nom: 'x' }, 'nom'],
      ] as const) {
        const refused = await change(body);
        assert.deepEqual([refused.status, refused.body.errors?.[0]?.field], [422, field], refused.text);
      }
      assert.equal((await change({ name: null })).body['name'], undefined);
      const logo = await send('PUT', '/settings/logo', { data: btoa('<svg xmlns="http://www.w3.org/2000/svg"/>') });
      assert.match(String(logo.body['logo']), /^\/civic-logo\/.*\.svg$/, logo.text);
      assert.equal((await send('PUT', '/settings/logo', { data: btoa('texte') })).body.errors?.[0]?.field, 'data');
      await valmont.store.close();
    });

    it('hand over a list, and pass on what a person asks for', async () => {
      const valmont = await town();
      await addSigners(valmont.store, 3);
      const { send } = await program(valmont);
      const list = await send('POST', '/petitions/velo/deliveries', { list: 'signatures' });
      assert.match(list.type, /^text\/csv/);
      assert.match(list.text, /\r\nSHA-256,[0-9a-f]{64}\r\n/);
      assert.equal((await send('GET', '/petitions/velo/deliveries')).status, 200);
      const refused = await send('POST', '/petitions/velo/deliveries', { list: 'chats', rows: 3 });
      assert.deepEqual(
        refused.body.errors?.map(({ field }) => field),
        ['list', 'rows'],
      );
      const asked = await send('POST', '/people', { email: 'ana@exemple.fr', what: 'export' });
      assert.equal(asked.status, 202, asked.text);
      await valmont.app.idle();
      assert.equal(valmont.mailbox.mails[0]?.to, 'ana@exemple.fr');
      assert.equal((await send('POST', '/people', { email: 'ana', what: 'export' })).body.errors?.[0]?.field, 'email');
      await valmont.store.close();
    });

    it('run the site as an owner: webhooks, officers and keys', async () => {
      const valmont = await town();
      const { send } = await program(valmont, 'owner');
      const hook = await send('POST', '/hooks', { url: 'https://intranet.exemple/ici', events: ['published'] });
      assert.match(String(hook.body['secret']), /^whsec_/, hook.text);
      assert.equal((await send('POST', '/hooks', { url: 'ici' })).body.errors?.[0]?.field, 'url');
      assert.equal((await send('POST', `/hooks/${String(hook.body['id'])}/test`)).status, 202);
      assert.doesNotMatch((await send('GET', '/hooks')).text, /whsec_/);
      assert.equal((await send('POST', `/hooks/${String(hook.body['id'])}/remove`)).status, 200);
      assert.equal((await send('POST', '/hooks/rien/remove')).status, 404);
      const officer = { email: 'redaction@valmont.fr', role: 'editor' };
      assert.deepEqual(
        [(await send('POST', '/officers', officer)).status, (await send('POST', '/officers', officer)).status],
        [201, 200],
      );
      assert.equal((await send('POST', '/officers', { ...officer, email: '@' })).body.errors?.[0]?.field, 'email');
      assert.match((await send('GET', '/officers')).text, /redaction@valmont\.fr/);
      const why = { fr: 'Elle part.', en: 'She leaves.' };
      const reasoned = { email: 'presse@valmont.fr', role: 'observer', why };
      assert.equal((await send('POST', '/officers', reasoned)).status, 201);
      assert.match((await send('GET', '/officers')).text, /"role":"observer","scope":"","why":\{"fr":"Elle part\."/);
      const long = { ...reasoned, why: { fr: 'a'.repeat(501) } };
      assert.equal((await send('POST', '/officers', long)).body.errors?.[0]?.field, 'why.fr');
      assert.equal((await send('POST', '/officers', { ...reasoned, why: { xx: 'a' } })).status, 422);
      assert.equal((await send('POST', '/officers/remove', reasoned)).status, 200);
      const said = await valmont.app.request('/log', { headers: { Accept: 'application/json' } });
      const { items } = (await said.json()) as { items: { act: string; role?: string; why?: object }[] };
      const told = items.flatMap(({ act, role, why: reason }) => (role === 'observer' ? [[act, reason]] : [])).sort();
      assert.deepEqual(told, [
        ['appointed', why],
        ['dismissed', why],
      ]);
      // Two addresses of its own would make one program the two people who count.
      for (const [role, only] of [['clerk'], ['clerk', 'velo'], ['owner']] as const) {
        const one = await send('POST', '/officers', { email: 'urne@valmont.fr', role, ...(only && { only }) });
        assert.deepEqual([one.status, one.body.errors?.map(({ field }) => field)], [422, ['role']]);
        assert.match(one.body.errors?.[0]?.detail ?? '', /appoints nobody who counts on paper, since it takes two/);
      }
      assert.doesNotMatch((await send('GET', '/officers')).text, /urne@valmont\.fr/);
      assert.equal((await send('POST', '/officers/remove', officer)).status, 200);
      assert.equal((await send('POST', '/officers/remove', officer)).status, 404);
      const key = await send('POST', '/keys', { name: 'site', role: 'observer', only: 'velo' });
      const own = { Authorization: `Bearer ${String(key.body['key'])}` };
      assert.equal((await send('GET', '/petitions/velo', undefined, own)).status, 200);
      assert.equal((await send('POST', '/keys', { name: 'site', role: 'observer' })).status, 409);
      assert.equal((await send('POST', '/keys', { name: 'roi', role: 'owner' })).body.errors?.[0]?.field, 'role');
      const counting = await send('POST', '/keys', { name: 'urne', role: 'clerk' });
      assert.equal(counting.status, 422);
      assert.deepEqual(
        counting.body.errors?.map(({ field }) => field),
        ['role'],
      );
      assert.match(counting.body.errors?.[0]?.detail ?? '', /no key that counts on paper, since it takes two people/);
      assert.equal((await send('POST', '/keys/site/remove')).status, 200);
      assert.equal((await send('GET', '/petitions/velo', undefined, own)).status, 401);
      const next = await send('POST', '/keys', { name: 'site', role: 'observer' });
      const lastUsed = async () =>
        ((await send('GET', '/keys')).body['items'] as { name: string; lastUsed: string | null }[]).find(
          ({ name }) => name === 'site',
        )?.lastUsed;
      assert.equal(await lastUsed(), null);
      await send('GET', '/petitions/velo', undefined, { Authorization: `Bearer ${String(next.body['key'])}` });
      assert.equal(await lastUsed(), '2026-11-21');
      const wrong = await send('POST', '/keys/site/remove', { raison: 'Perdue.' });
      assert.deepEqual([wrong.status, wrong.body.errors?.[0]?.field], [422, 'raison']);
      const lost = { fr: 'La clé a été vue.' };
      assert.equal((await send('POST', '/keys/site/remove', { why: lost })).status, 200);
      const log = await valmont.app.request('/log', { headers: { Accept: 'application/json' } });
      const { items: lines } = (await log.json()) as { items: { act: string; why?: object }[] };
      const taken = lines.flatMap((each) => (each.act === 'key-taken' ? [each.why] : []));
      assert.deepEqual(taken.filter(Boolean), [lost]);
      await valmont.store.close();
    });
  });
}

describe('every call of a program', () => {
  it('is for who has a key, and one of a role that may', async () => {
    const town = await deskTown();
    await (await program(town)).send('PUT', '/petitions/quai', petitionDocument);
    const plan = { type: 'consultation', title: { fr: 'Plan arbres' } };
    await (await program(town)).send('PUT', '/consultations/plan', plan);
    const petition = nouns.find(({ type }) => type === 'petition')!;
    const [none, elsewhere] = [await program(town, 'observer'), await program(town, 'editor', 'quai')];
    for (const { of, method, path, duty, anywhere } of deskCalls) {
      // What petitions do not have is asked of a consultation.
      const thing = of && (of(petition) ? '/petitions/velo' : '/consultations/plan');
      const at = `${thing ?? ''}${path.replace(/\{\w+\}/g, 'x')}`;
      const stranger = await none.send(method, at, method === 'GET' ? undefined : {}, { Authorization: '' });
      assert.equal(stranger.status, 401, at);
      const refused = await none.send(method, at, method === 'GET' ? undefined : {});
      assert.equal(refused.status === 403, duty !== 'read', `${at}: ${refused.status}`);
      if (anywhere) continue;
      const other = await elsewhere.send(method, at, method === 'GET' ? undefined : {});
      assert.equal(other.status, 403, at);
    }
  });
});

describe('the same at the command line', () => {
  /** A town and its commands; the store stays open for the next one. */
  async function operated() {
    const town = await deskTown();
    const services: Services[] = [];
    const app = createApp({
      ...{ store: town.store, baseUrl: 'https://participer.exemple', mailer: town.mailbox, clock: () => start },
      rooms: [(made) => (services.push(made), { routes: new Hono() })],
    });
    const commands = callCommands(async () => ({
      options: { services: services[0]!, nouns },
      idle: () => app.idle(),
    }));
    const run = async (name: string, ...given: string[]): Promise<unknown> => {
      const command = commands.find((each) => each.name === name) ?? assert.fail(name);
      const open = async () => ({ ...town.store, close: async () => undefined });
      return JSON.parse(
        (await command.run(given, { open, say: () => undefined, warn: () => undefined })) ?? 'null',
      ) as unknown;
    };
    return { ...town, run, commands };
  }

  it('is done with what a file says, or the words themselves, as one person', async () => {
    const town = await operated();
    const first = (await town.run('papers', 'enter', '/petitions/velo', JSON.stringify(counted(40)))) as { id: string };
    const own = '{"figures":{"signatures":40}}';
    assert.deepEqual(await town.run('papers', 'second', '/petitions/velo', first.id, own), {
      ...first,
      outcome: 'waits',
    });
    const clerk = await program(town, 'clerk');
    const second = await clerk.send('POST', `/petitions/velo/papers/${first.id}/figures`, own);
    assert.equal(second.body['outcome'], 'counted');
    const listed = (await town.run('papers', 'list', '/petitions/velo')) as { waiting: object[]; counted: object[] };
    assert.deepEqual([listed.waiting.length, listed.counted.length], [0, 1]);
    assert.equal(((await town.run('figures', '/petitions/velo', '--by', 'day')) as { step: string }).step, 'day');
  });

  it('says how it is written, and what is wrong by field', async () => {
    const town = await operated();
    for (const [given, said] of [
      [['papers'], /^Write it like: civic-widgets papers list <path>, or enter <path> <file>/],
      [['papers', 'second', '/petitions/velo'], /papers second <path> <entry> <file>$/],
      [['papers', 'enter', '/petitions/velo', '{"figures":{}}'], /document: .*\n {2}day: /],
      [['papers', 'enter', '/petitions/velo', '{'], /holds no JSON/],
      [['papers', 'enter', '/petitions/rien', '{}'], /Nothing stands at \/petitions\/rien/],
      [['retention', 'erase', '/petitions/velo', '{"understood":true}'], /has not closed for good/],
      [['figures', '/petitions/velo', '--by', 'year'], /by: /],
    ] as const) {
      const [name, ...rest] = given;
      await assert.rejects(town.run(name, ...rest), (error: Error) => {
        assert.match(error.message, said);
        return true;
      });
    }
  });
});
