import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Context } from 'hono';
import { things } from '../../../src/server/core/tables.ts';
import { mostOfClient } from '../../../src/server/live/live.ts';
import { putThing } from '../../../src/server/nouns.ts';
import { choose, pollDocument, pollTown } from '../poll-support.ts';
import { day, engines, petitionDocument, put, start } from '../support.ts';
import { betweenBeats, follow, liveTown, numbersOf, second, type Follower } from './support.ts';

const velo = '/petitions/velo?lang=fr';

/** Follows a thing that the reader has as it is now: nothing but the sign of life comes. */
async function followNow(town: Awaited<ReturnType<typeof liveTown>>, path?: string): Promise<Follower> {
  const follower = await town.follow(await town.announced(path));
  assert.equal(follower.status, 200);
  assert.deepEqual(await follower.next(), { event: 'beat', data: '' });
  // What was begun is read once more.
  await town.pass(second);
  return follower;
}

for (const [engine, open] of Object.entries(engines)) {
  describe(`those who follow a thing (${engine})`, () => {
    it('hear of a change within a second, as a read tells it, and of nothing but changes', async () => {
      const { store, end } = await open();
      const town = await liveTown({ store });
      const followers = [await followNow(town), await town.follow(await town.announced())];
      assert.equal((await followers[1]!.next())?.event, 'beat');
      await town.sign({});
      await town.pass(second);
      const read = await town.read();
      for (const follower of followers) {
        const event = await follower.next();
        assert.equal(event?.event, velo);
        assert.equal(numbersOf(event)['signatures']?.pending, 1);
        assert.deepEqual(JSON.parse(event.data), read);
      }
      await town.pass(betweenBeats);
      for (const follower of followers) assert.equal((await follower.next())?.event, 'beat');
      for (const follower of followers) await follower.leave();
      await end();
    });

    it('hear nothing of hidden ballots, not even that there was one, until everyone may know', async () => {
      const { store, end } = await open();
      const town = await liveTown({ store });
      const poll = await pollTown({ town, document: { ...pollDocument, results: 'after-close' } });
      const follower = await followNow(town, '/polls/arbre');
      for (const voter of ['a', 'b', 'c']) {
        await poll.cast(choose('chene'), `${voter}@exemple.fr`);
        await town.pass(second);
        // What is sent has been read before the next beat, and the beat comes first.
        await town.pass(betweenBeats);
        await town.pass(betweenBeats);
        assert.equal((await follower.next())?.event, 'beat');
      }
      town.wait(day);
      await town.pass(betweenBeats);
      let event = await follower.next();
      while (event?.event === 'beat') event = await follower.next();
      assert.equal(event?.event, '/polls/arbre?lang=fr');
      assert.equal(numbersOf(event)['votes']?.value, 3);
      await follower.leave();
      await end();
    });

    it('hear that a thing is gone, and nothing more', async () => {
      const { store, end } = await open();
      const town = await liveTown({ store });
      await put(store, 'bus', petitionDocument);
      const both = await town.follow([velo, '/petitions/bus?lang=en']);
      for (let events = 0; events < 3; events += 1) await both.next();
      await store.write((writer) => writer.remove(things, { scope: 'bus', id: 'bus' }));
      await town.pass(betweenBeats);
      const heard = [await both.next(), await both.next()];
      assert.deepEqual(heard.at(1), { event: 'gone', data: '/petitions/bus?lang=en' });
      assert.equal((await town.follow('/petitions/bus?lang=en')).status, 404);
      await both.leave();
      await end();
    });
  });
}

describe('whoever follows', () => {
  it('gets at once what they do not have', async () => {
    const town = await liveTown();
    const follower = await town.follow('/petitions/velo', { 'Accept-Language': 'en' });
    assert.equal((await follower.next())?.event, 'beat');
    const event = await follower.next();
    assert.equal(event?.event, '/petitions/velo?lang=en');
    assert.deepEqual(JSON.parse(event.data), await town.read('/petitions/velo?lang=en'));
    await follower.leave();
  });

  it('may follow several things, each in its language, by what their addresses said together', async () => {
    const town = await liveTown();
    await put(town.store, 'bus', petitionDocument);
    const [one, other] = [await town.announced(), await town.announced('/petitions/bus?lang=en')];
    const follower = await town.follow(`${one}&${other.split('?')[1]}`);
    assert.equal((await follower.next())?.event, 'beat');
    await town.pass(second);
    await town.store.write((writer) =>
      putThing(writer, 'bus', { ...petitionDocument, title: { fr: 'Des bus', en: 'Buses' } }, start),
    );
    await town.pass(betweenBeats);
    assert.equal((await follower.next())?.event, 'beat');
    const event = await follower.next();
    assert.equal(event?.event, '/petitions/bus?lang=en');
    assert.equal((JSON.parse(event.data) as { title: string }).title, 'Buses');
    await follower.leave();
  });

  it('goes on where they were cut off', async () => {
    const town = await liveTown();
    const first = await town.follow(velo);
    await first.next();
    const { id = '' } = (await first.next()) ?? {};
    assert.match(id, /^[\w-]+$/);
    await first.leave();
    const same = await town.follow(velo, { 'Last-Event-ID': id });
    assert.equal((await same.next())?.event, 'beat');
    await same.leave();
    await town.sign({});
    const late = await town.follow(velo, { 'Last-Event-ID': id });
    assert.equal((await late.next())?.event, 'beat');
    assert.equal(numbersOf(await late.next())['signatures']?.pending, 1);
    await late.leave();
    const strange = await town.follow(velo, { 'Last-Event-ID': 'a.b.c' });
    assert.deepEqual([(await strange.next())?.event, (await strange.next())?.event], ['beat', velo]);
    await strange.leave();
  });

  it('gets the last of what they were too slow for, and none of what was before it', async () => {
    const town = await liveTown();
    const [slow, quick] = [await followNow(town), await town.follow(await town.announced())];
    assert.equal((await quick.next())?.event, 'beat');
    for (const count of [1, 2, 3]) {
      await town.sign({ email: `p${count}@exemple.fr` });
      await town.pass(second);
      assert.equal(numbersOf(await quick.next())['signatures']?.pending, count);
    }
    assert.equal(numbersOf(await slow.next())['signatures']?.pending, 3);
    await town.pass(betweenBeats);
    assert.equal((await slow.next())?.event, 'beat');
    await slow.leave();
    await quick.leave();
  });

  it('sees every twenty seconds that the connection lives, and is given up where they take nothing for two minutes', async () => {
    const town = await liveTown({ readers: 1 });
    const follower = await followNow(town);
    for (let beats = 0; beats < 10; beats += 1) {
      await town.pass(betweenBeats);
      assert.equal((await follower.next())?.event, 'beat');
    }
    for (let beats = 0; beats < 6; beats += 1) await town.pass(betweenBeats);
    assert.equal((await town.follow(velo)).status, 503);
    await town.pass(betweenBeats);
    await assert.rejects(follower.next());
    assert.equal((await town.follow(velo)).status, 200);
  });

  it('has to find a place, and is told when to come back', async () => {
    const town = await liveTown({ readers: 2 });
    const followers = [await followNow(town), await town.follow(velo)];
    await followers[1]!.next();
    const refused = await town.follow(velo, { Origin: 'https://journal.example', 'Accept-Language': 'en' });
    assert.deepEqual([refused.status, refused.headers.get('Retry-After')], [503, '60']);
    assert.equal(refused.headers.get('Access-Control-Allow-Origin'), '*');
    assert.match((await refused.problem()).detail, /As many follow/);
    await followers[0]!.leave();
    const next = await town.follow(velo);
    assert.equal(next.status, 200);
    await next.leave();
    await followers[1]!.leave();
  });

  it('has a share of the places, that of one address', async () => {
    const client = (c: Context): string => c.req.header('X-Client') ?? 'someone';
    const town = await liveTown({ readers: 1000, limits: { client } });
    const from = (name: string) => town.follow(velo, { 'X-Client': name });
    const followers = await Promise.all(Array.from({ length: mostOfClient }, () => from('school')));
    for (const each of followers) await each.next();
    assert.equal((await from('school')).status, 503);
    const other = await from('home');
    assert.deepEqual([other.status, (await other.next())?.event], [200, 'beat']);
    await followers[0]!.leave();
    assert.equal((await from('school')).status, 200);
    for (const each of [...followers.slice(1), other]) await each.leave();
  });

  it('is from any origin, and what they get is kept by nobody', async () => {
    const town = await liveTown();
    const follower = await town.follow(velo, { Origin: 'null' });
    const header = (name: string): string | null => follower.headers.get(name);
    assert.equal(header('Content-Type'), 'text/event-stream; charset=utf-8');
    assert.equal(header('Cache-Control'), 'no-store');
    assert.equal(header('X-Accel-Buffering'), 'no');
    assert.equal(header('Access-Control-Allow-Origin'), '*');
    assert.equal(header('Access-Control-Allow-Credentials'), null);
    const read = await town.app.request('/petitions/velo', { headers: { Accept: 'application/json', Origin: 'null' } });
    assert.match(read.headers.get('Access-Control-Expose-Headers') ?? '', /Link/);
    await follower.leave();
  });

  it('takes no place by asking for the head alone', async () => {
    const town = await liveTown({ readers: 1 });
    for (let time = 0; time < 3; time += 1) {
      const head = await town.app.request(`/events?of=${encodeURIComponent(velo)}`, { method: 'HEAD' });
      assert.deepEqual([head.status, await head.text()], [200, '']);
    }
    const follower = await town.follow(velo);
    assert.equal((await follower.next())?.event, 'beat');
    await follower.leave();
  });

  it('can follow nothing that nobody can read', async () => {
    const town = await liveTown();
    const nowhere = [
      '/petitions/nothing',
      '/petitions/%00',
      '/petitions',
      '/',
      '/desk',
      'https://autre.example/petitions/velo',
      '//[',
      '',
    ];
    for (const path of nowhere) assert.equal((await town.follow([path])).status, 404, path);
    assert.equal((await town.follow([velo, '/petitions/nothing'])).status, 404);
    assert.equal((await town.follow(['https://participer.exemple/petitions/velo'])).status, 200);
  });

  it('is told how many things can be followed at a time', async () => {
    const town = await liveTown();
    for (const asked of [[], Array<string>(51).fill(velo), [`/petitions/${'x'.repeat(2000)}`]]) {
      const { status, detail, fields } = await (await town.follow(asked, { 'Accept-Language': 'fr' })).problem();
      assert.equal(status, 400);
      assert.match(detail, /de 1 à 50 adresses/);
      assert.deepEqual(Object.keys(fields ?? {}), ['of']);
    }
    assert.equal((await town.follow(Array<string>(50).fill(velo))).status, 200);
  });

  it('is cut off when the server ends, and nobody new is taken', async () => {
    const town = await liveTown();
    const follower = await followNow(town);
    town.app.hangUp();
    assert.equal(await follower.next(), undefined);
    assert.equal((await town.follow(velo)).status, 503);
  });

  it('hears of what could not be read once it can be', async () => {
    const town = await liveTown();
    let isAway = false;
    const { get } = town.store;
    const store = {
      ...town.store,
      get: ((...args) => (isAway ? Promise.reject(new Error('away')) : get(...args))) as typeof get,
    };
    const other = town.other({ store, clock: () => start });
    const follower = await follow(other.app, velo);
    await follower.next();
    await follower.next();
    await other.pass(second);
    await town.store.write((writer) => putThing(writer, 'velo', { ...petitionDocument, textVersion: 'v2' }, start));
    const { error } = console;
    const logged = new Promise<string>((resolve) => (console.error = resolve));
    isAway = true;
    await other.pass(betweenBeats);
    assert.match(await logged.finally(() => (console.error = error)), /^\[live\] \/petitions\/velo could not be read/);
    isAway = false;
    await other.pass(betweenBeats);
    let event = await follower.next();
    while (event?.event === 'beat') event = await follower.next();
    assert.equal((JSON.parse(event!.data) as { textVersion: string }).textVersion, 'v2');
    await follower.leave();
  });
});

describe('a server that nobody can follow', () => {
  it('says nothing of it', async () => {
    const town = await liveTown({ readers: 0 });
    const read = await town.app.request('/petitions/velo', { headers: { Accept: 'application/json' } });
    assert.equal(read.headers.get('Link'), null);
    assert.equal((await town.follow(velo)).status, 404);
  });
});

describe('what a read says of following', () => {
  it('stays the same as long as nothing changes, whatever was counted when, and is said with a 304 too', async () => {
    const town = await liveTown();
    const first = await town.announced();
    assert.equal(new URLSearchParams(first.split('?')[1]).get('of'), velo);
    town.wait(second);
    assert.equal(await town.announced(), first);
    const headers = { Accept: 'application/json' };
    const read = await town.app.request('/petitions/velo', { headers });
    const tag = read.headers.get('ETag') ?? '';
    const again = await town.app.request('/petitions/velo', { headers: { ...headers, 'If-None-Match': tag } });
    assert.deepEqual([again.status, again.headers.get('Link')], [304, read.headers.get('Link')]);
    await town.sign({});
    assert.notEqual(await town.announced(), first);
  });

  it('is for programs: pages and what is refused do not have it', async () => {
    const town = await liveTown();
    for (const [path, accept] of [
      ['/petitions/velo', 'text/html'],
      ['/petitions/nothing', 'application/json'],
    ] as const) {
      const { headers } = await town.app.request(path, { headers: { Accept: accept } });
      assert.doesNotMatch(headers.get('Link') ?? '', /monitor/);
    }
  });

  it('begins with the path of a server below one', async () => {
    const town = await liveTown({ baseUrl: 'https://ville.example/participer' });
    const address = await town.announced();
    assert.ok(address.startsWith('/participer/events?of=%2Fpetitions%2Fvelo%3Flang%3Dfr&have='), address);
  });
});
