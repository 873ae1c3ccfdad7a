import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, describe, it } from 'node:test';
import { archiveThing, pauseThing, closeThing } from '../../../src/server/desk/running.ts';
import { putThing, type Desk } from '../../../src/server/desk/things.ts';
import { isOpen, post } from '../../../src/server/desk/hooks/post.ts';
import { deskRoom } from '../../../src/server/desk/routes.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { at, day, minute, newKey, petitionDocument, start } from '../support.ts';
import { deskTown } from './support.ts';

interface Told {
  headers: IncomingHttpHeaders;
  body: string;
}

const limits = { actsPerMinute: 1000 };
const open = engines();
after(() => open.stop());

const told: Told[] = [];
let status = 204;
const receiver = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part: string) => (body += part));
  request.on('end', () => {
    told.push({ headers: request.headers, body });
    response.writeHead(status).end();
  });
}).listen(0, '127.0.0.1');
await once(receiver, 'listening');
after(() => receiver.close());
const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/here`;
afterEach(() => {
  told.length = 0;
  status = 204;
});

const typeOf = ({ body }: Told): string => (JSON.parse(body) as { type: string }).type;

/** A town with an owner who has added the receiver. */
async function hookedTown(engine: 'memory' | 'SQLite' | 'PostgreSQL' = 'memory') {
  const store = await open[engine]();
  const town = await deskTown({ store, rooms: [deskRoom({ nouns, limits, privateHooks: true })] });
  await town.appoint('maire@ville.exemple', 'owner');
  const owner = await town.signedIn('maire@ville.exemple');
  const page = await owner.send('/desk/hooks', {
    url: address,
    published: 'yes',
    threshold: 'yes',
    closed: 'yes',
    answered: 'yes',
  });
  const [secret = ''] = /whsec_[\w+/=]+/.exec(page.html) ?? [];
  let now = start;
  const wait = (time: number): void => {
    now += time;
    town.wait(time);
  };
  const desk = (): Desk => ({ store, nouns, timeZone: 'Europe/Paris', now, by: 'operator' });
  return { ...town, wait, owner, secret, desk };
}

describe('a hook', () => {
  for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
    it(`is told once of what is published and closed, signed, on ${engine}`, async () => {
      const town = await hookedTown(engine);
      town.wait(1000);
      await putThing(town.desk(), '/petitions/quai', { ...petitionDocument, closesAt: at(2 * day) });
      await pauseThing(town.desk(), '/petitions/quai', { fr: 'Une crue.' });
      town.wait(1000);
      await Promise.all([town.app.runDue(), town.app.runDue()]);
      await town.app.runDue();
      assert.equal(told.length, 1);
      const [{ headers, body }] = told as [Told];
      const { type, timestamp, data } = JSON.parse(body) as { type: string; timestamp: string; data: object };
      assert.equal(type, 'published');
      assert.equal(timestamp, new Date(start + 1000).toISOString());
      assert.deepEqual(data, { path: '/petitions/quai', url: 'https://participer.exemple/petitions/quai' });
      const signed = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`;
      const key = Buffer.from(town.secret.slice('whsec_'.length), 'base64');
      assert.equal(headers['webhook-signature'], `v1,${createHmac('sha256', key).update(signed).digest('base64')}`);

      await closeThing(town.desk(), '/petitions/quai', { fr: 'Tout est dit.' });
      town.wait(minute);
      await town.app.runDue();
      await town.app.runDue();
      assert.deepEqual(told.map(typeOf), ['published', 'closed']);
    });
  }

  it('is told of what closes by itself, and of a threshold that is reached', async () => {
    const town = await hookedTown();
    const thresholds = [{ at: 1, label: { fr: 'une réponse' }, duty: { fr: 'La mairie répond.' } }];
    await putThing(town.desk(), '/petitions/velo', { ...petitionDocument, thresholds, closesAt: at(day) });
    town.wait(minute);
    const key = newKey();
    const code = await town.sign({ key });
    await town.act('/confirm', { key, code });
    town.wait(minute);
    await town.app.runDue();
    assert.deepEqual(told.map(typeOf), ['threshold']);
    town.wait(day);
    await town.app.runDue();
    await town.app.runDue();
    assert.equal(told.map(typeOf).filter((type) => type === 'closed').length, 1);
  });

  for (const engine of ['SQLite', 'PostgreSQL'] as const) {
    for (const [end, results] of [
      ['close', 'after-close'],
      ['close', 'after-vote'],
      ['archive', 'after-close'],
    ] as const) {
      it(`learns of a hidden quorum (${results}) by the ${end}, not before, on ${engine}`, async () => {
        const town = await hookedTown(engine);
        const quorum = { at: 1, duty: { fr: 'Le conseil en débat.' }, within: 'P10D' };
        const valmont = await pollTown({ town, document: { results, quorum } });
        town.wait(minute);
        await valmont.cast(choose('chene'));
        town.wait(30 * minute);
        await town.app.runDue();
        await town.app.runDue();
        assert.ok(!told.some((each) => typeOf(each) === 'threshold'), 'nobody may know it yet');
        if (end === 'archive') await archiveThing(town.desk(), '/polls/arbre', { fr: 'Tout est dit.' });
        town.wait(end === 'archive' ? minute : day);
        await town.app.runDue();
        town.wait(day);
        await town.app.runDue();
        assert.equal(told.filter((each) => typeOf(each) === 'threshold').length, 1);
        await town.store.close();
      });
    }
  }

  it('is tried again after a pause when it fails, says so at the desk, and is given up in the end', async () => {
    const town = await hookedTown();
    status = 503;
    town.wait(1000);
    await putThing(town.desk(), '/petitions/quai', petitionDocument);
    await town.app.runDue();
    await town.app.runDue();
    assert.equal(told.length, 1);
    const page = await town.owner.get('/desk/hooks');
    assert.match(page.html, /en attente/);
    assert.match(page.html, /HTTP 503/);
    status = 200;
    town.wait(minute + 1000);
    await town.app.runDue();
    assert.equal(told.length, 2);
    assert.equal(told[0]?.headers['webhook-id'], told[1]?.headers['webhook-id']);
    assert.match((await town.owner.get('/desk/hooks')).html, /reçu/);
    status = 500;
    await putThing(town.desk(), '/petitions/quai-deux', { ...petitionDocument, closesAt: at(99 * day) });
    for (let attempt = 0; attempt < 12; attempt += 1) {
      town.wait(day);
      await town.app.runDue();
    }
    assert.equal(told.map(typeOf).filter((type) => type === 'published').length, 2 + 9);
    const owner = await town.signedIn('maire@ville.exemple');
    assert.match((await owner.get('/desk/hooks')).html, /abandonné/);
  });

  it('gets a test, and nothing any more once it is removed', async () => {
    const town = await hookedTown();
    const id = /name="id" value="([^"]+)"/.exec((await town.owner.get('/desk/hooks')).html)![1]!;
    assert.match((await town.owner.send('/desk/hooks/test', { id })).html, /essai part/);
    await town.app.runDue();
    assert.deepEqual(told.map(typeOf), ['test']);
    await town.owner.send('/desk/hooks/remove', { id });
    town.wait(1000);
    await putThing(town.desk(), '/petitions/quai', petitionDocument);
    await town.app.runDue();
    assert.equal(told.length, 1);
    const log = await (await town.app.request('/log', { headers: { Accept: 'application/json' } })).text();
    assert.match(log, /hook-added[^]*|hook-removed/);
    assert.ok(!log.includes('127.0.0.1'));
  });

  it('is refused with what is wrong, and what was typed stays', async () => {
    const town = await hookedTown();
    for (const [fields, fault] of [
      [{ url: 'pas une adresse', closed: 'yes' }, 'Écrivez une adresse complète'],
      [{ url: 'ftp://ville.exemple/', closed: 'yes' }, 'Écrivez une adresse complète'],
      [{ url: 'https://ville.exemple/' }, 'cochez au moins'],
      [{ url: address, closed: 'yes' }, 'déjà avertie'],
    ] as const) {
      const page = await town.owner.send('/desk/hooks', { ...fields });
      assert.equal(page.status, 422);
      assert.ok(page.html.includes(fault), fault);
      assert.ok(page.html.includes(`value="${fields.url}"`));
    }
  });

  it('is for owners alone', async () => {
    const town = await hookedTown();
    for (const role of ['editor', 'moderator', 'clerk', 'observer'] as const) {
      await town.appoint(`${role}@ville.exemple`, role);
      const visit = await town.signedIn(`${role}@ville.exemple`);
      assert.equal((await visit.get('/desk/hooks')).status, 403);
      assert.equal((await visit.send('/desk/hooks', { url: 'https://ville.exemple/', closed: 'yes' })).status, 403);
      assert.ok(!(await visit.get('/desk')).html.includes('/desk/hooks'));
    }
  });
});

describe('an address of a private network', () => {
  it('is not reached, by number, by name or without TLS', async () => {
    const { port } = receiver.address() as AddressInfo;
    for (const url of [
      `https://127.0.0.1:${port}/`,
      `https://localhost:${port}/`,
      `https://[::1]:${port}/`,
      `https://[::ffff:127.0.0.1]:${port}/`,
      'https://169.254.169.254/latest/meta-data/',
      `https://0x7f.1:${port}/`,
      // The same by a translator of the network, or through a tunnel.
      `https://[64:ff9b::127.0.0.1]:${port}/`,
      'https://[64:ff9b::a9fe:a9fe]/latest/meta-data/',
      'https://[64:ff9b::10.0.0.1]/',
      'https://[64:ff9b:1::1]/',
      'https://[2002:0a00:0001::]/',
    ]) {
      await assert.rejects(post(url, {}, '{}', false), /private network/, url);
    }
    await assert.rejects(post(address, {}, '{}', false), /https:/);
    assert.equal(told.length, 0);
    assert.equal(await post(address, {}, '{}', true), 204);
    // What a translator leads on to the open internet is open.
    for (const open of ['64:ff9b::203.0.113.5', '2606:4700::1111', '203.0.113.5']) assert.ok(isOpen(open), open);
  });
});

describe('a hook of what comes as fields of a document', () => {
  for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
    it(`is told once of an answer, a close and an archive, on ${engine}`, async () => {
      const town = await hookedTown(engine);
      const change = async (fields: object) => {
        town.wait(minute);
        const document = { ...petitionDocument, ...fields };
        await putThing({ ...town.desk(), why: { fr: 'Tout est dit.' } }, '/petitions/velo', document);
        town.wait(minute);
        await town.app.runDue();
        await town.app.runDue();
        return told.splice(0).map(typeOf);
      };
      const answer = { author: { fr: 'La maire' }, at: at(0), text: { fr: 'Oui.' } };
      assert.deepEqual(await change({ answer }), ['answered']);
      assert.deepEqual(await change({ answer, closesAt: at(0) }), ['closed']);
      assert.deepEqual(await change({ answer, closesAt: at(20 * day) }), []);
      assert.deepEqual(await change({ answer, closesAt: at(20 * day), override: 'archived' }), ['closed']);
      await town.store.close();
    });

    it(`is told of an answer on the day from which on it is read, on ${engine}`, async () => {
      const town = await hookedTown(engine);
      const answer = (from: string, text = 'Oui.') => ({
        answer: { author: { fr: 'La maire' }, at: from, text: { fr: text } },
      });
      const due = async (after = minute) => {
        town.wait(after);
        await town.app.runDue();
        await town.app.runDue();
        return told.splice(0).map(typeOf);
      };
      const change = (fields: object) =>
        putThing(town.desk(), '/petitions/velo', { ...petitionDocument, closesAt: at(90 * day), ...fields });
      const log = async () => {
        const response = await town.app.request('/log', { headers: { Accept: 'application/json' } });
        const text = await response.text();
        const { items } = JSON.parse(text) as { items: { act: string }[] };
        return { text, acts: items.map(({ act }) => act).filter((act) => /answer|changed/.test(act)) };
      };
      await change({});
      assert.deepEqual(await due(), []);
      await change(answer(at(day)));
      town.wait(minute);
      await change(answer(at(day), 'Peut-être.'));
      assert.deepEqual(await due(), []);
      assert.deepEqual((await log()).acts, ['changed', 'changed']);
      assert.doesNotMatch((await log()).text, /Oui|Peut/, 'nobody has read it');
      assert.deepEqual(await due(2 * 60 * minute), []);
      assert.deepEqual(await due(day), ['answered']);
      assert.deepEqual((await log()).acts, ['answered', 'changed', 'changed']);
      assert.deepEqual(await due(day), [], 'once');

      await change(answer(at(0), 'Non.'));
      assert.deepEqual((await log()).acts[0], 'answer-corrected');
      assert.match((await log()).text, /Peut-être/, 'what was read stays known');
      await change({ answer: undefined });
      await change(answer(at(9 * day)));
      assert.deepEqual(await due(), []);
      // Brought forward, it is given at once; taken away, never.
      await change(answer(at(2 * day)));
      assert.deepEqual(await due(), ['answered']);
      await change(answer(at(9 * day)));
      await change({ answer: undefined });
      assert.deepEqual(await due(30 * day), []);
      await town.store.close();
    });
  }
});
