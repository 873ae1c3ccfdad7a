import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Poll } from '../../src/schema/poll.ts';
import { sameResult } from '../../src/tally/same.ts';
import { settingsOf } from '../../src/tally/settings.ts';
import { tally } from '../../src/tally/tally.ts';
import { choose, kinds, pollTown, votesOf, type PollTown } from './poll-support.ts';
import { at, day, hour, newKey } from './support.ts';

/** Every answer that anyone gets who has not voted, in JSON and as pages, in both languages. */
async function outputs(town: PollTown): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const paths = ['/', '/polls', '/polls/arbre', '/polls/arbre?lang=en', '/polls/arbre/ballots', '/consultations'];
  for (const path of paths) {
    for (const accept of ['application/json', 'text/html', '*/*']) {
      const response = await town.app.request(path, { headers: { Accept: accept } });
      found[`GET ${path} ${accept}`] = `${JSON.stringify([...response.headers])} ${await response.text()}`;
    }
  }
  const key = newKey();
  const { textVersion, notice } = await town.poll();
  const versions = { textVersion, noticeVersion: notice?.version ?? '', lang: 'fr' };
  const act = { key, email: 'curieuse@exemple.fr', ...versions, ballot: choose('tilleul') };
  found['vote'] = JSON.stringify(await town.post('', act));
  found['receipt of a waiting one'] = JSON.stringify(await town.post('/receipt', { key }));
  found['unknown receipt'] = JSON.stringify(await town.post('/receipt', { key: newKey() }));
  found['resend'] = JSON.stringify(await town.post('/resend', { key }));
  found['mail'] = JSON.stringify(town.mailbox.mails[0]);
  found['withdraw'] = JSON.stringify(await town.post('/withdraw', { key }));
  found['refused'] = JSON.stringify(await town.post('', { ...act, key: newKey(), ballot: choose('baobab') }));
  found['refused form'] = (await town.send('', { key: newKey(), ...versions, choice: 'baobab', email: 'x' })).html;
  return found;
}

/** Numbers that occur nowhere else. */
const bundles = [
  { times: 7331, ballot: choose('chene') },
  { times: 4787, ballot: choose('frene') },
];
const telling = /7\D{0,8}331|4\D{0,8}787|12\D{0,8}11[89]|"result":|"offline":|"pending"|"lines"|%/;
const paper = tally('plurality', [choose('chene')], {
  options: ['chene', 'tilleul', 'frene'],
  form: { kind: 'choices', min: 1, max: 1 },
});
const offline = [{ label: { fr: 'Urne cachée' }, by: { fr: 'la mairie' }, at: at(-hour), result: paper }];

describe('a hidden result', () => {
  for (const results of ['after-close', 'after-vote'] as const) {
    it(`is in no output before its time: ${results}`, async () => {
      const town = await pollTown({ document: { results, bundles, offline } });
      for (const [name, text] of Object.entries(await outputs(town))) {
        assert.doesNotMatch(text.replace(/%[0-9A-F]{2}/g, ''), telling, name);
        assert.doesNotMatch(text, /Urne cachée/, name);
      }
      const poll = await town.poll();
      assert.deepEqual(poll.numbers, {});
      assert.equal((await town.app.request('/polls/arbre/ballots')).status, 404);

      town.wait(day);
      const after = await outputs(town);
      assert.match(after['GET /polls/arbre application/json'] ?? '', /"result":.*7331/);
      assert.match(after['GET /polls/arbre text/html'] ?? '', /7\u202f331/);
      assert.match(after['GET /polls/arbre/ballots application/json'] ?? '', /"times":7331/);
    });
  }

  it('is shown after voting to who has voted, and to nobody else', async () => {
    const town = await pollTown({ document: { results: 'after-vote' } });
    const key = await town.cast(choose('chene'));
    const response = await town.app.request('/polls/arbre/ballots/receipt', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': 'en' },
      body: JSON.stringify({ key }),
    });
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    const { state, thing } = (await response.json()) as { state: string; thing: Poll };
    assert.deepEqual([state, thing.lang, votesOf(thing.result)], ['counted', 'en', { chene: 1, tilleul: 0, frene: 0 }]);
    assert.equal((await town.poll()).result, undefined);
    assert.equal((await town.app.request('/polls/arbre/ballots')).status, 404);
    await town.post('/withdraw', { key });
    assert.equal((await town.post('/receipt', { key })).body.thing, undefined, 'who has withdrawn sees nothing');
  });

  it('is not even shown to voters where it comes after the close', async () => {
    const town = await pollTown({ document: { results: 'after-close' } });
    const key = await town.cast(choose('chene'));
    const { thing } = (await town.post('/receipt', { key })).body;
    assert.deepEqual([thing?.result, thing?.numbers], [undefined, {}]);
  });
});

describe('published ballots', () => {
  it('carry no time, no name, and an order that tells nothing', async () => {
    const published = async (order: number[]) => {
      const town = await pollTown({ document: kinds['ranking']!.changes });
      for (const number of order) {
        await town.cast(kinds['ranking']!.ballots[number % 2], `p${number}@exemple.fr`);
        town.wait(hour);
      }
      return (await town.published()).lines;
    };
    const lines = await published([0, 1, 2, 3, 4]);
    assert.deepEqual(lines, await published([4, 1, 0, 3, 2]), 'cast in another order, they are the same');
    assert.deepEqual(
      lines.map((line) => Object.keys(line)),
      [
        ['times', 'ballot'],
        ['times', 'ballot'],
      ],
    );
  });

  it('leave out what is under the minimum cell, and say how many', async () => {
    const town = await pollTown({ minimumCell: 3 });
    for (const [number, id] of ['chene', 'chene', 'chene', 'tilleul', 'frene', 'frene'].entries()) {
      await town.cast(choose(id), `p${number}@exemple.fr`);
    }
    const { lines, withheld } = await town.published();
    assert.deepEqual(lines, [{ times: 3, ballot: choose('chene') }]);
    assert.equal(withheld, 3);
    const poll = await town.poll();
    const partial = tally(poll.method, lines, settingsOf(poll));
    assert.equal(partial.ballots + (withheld ?? 0), poll.result?.ballots);
    assert.ok(!sameResult(partial, poll.result));
  });

  it('may be kept for a while, by anyone, until something changes', async () => {
    const town = await pollTown();
    await town.cast(choose('chene'));
    const ask = (tag = '') => town.app.request('/polls/arbre/ballots', { headers: { 'If-None-Match': tag } });
    const first = await ask();
    assert.equal(first.headers.get('Cache-Control'), 'public, max-age=10');
    assert.equal(first.headers.get('Access-Control-Allow-Origin'), '*');
    const tag = first.headers.get('ETag') ?? '';
    town.wait(2000);
    assert.equal((await ask(tag)).status, 304);
    await town.cast(choose('frene'), 'b@exemple.fr');
    assert.equal((await ask(tag)).status, 200);
  });
});
