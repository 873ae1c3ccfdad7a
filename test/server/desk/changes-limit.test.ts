import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { mostChanges } from '../../../src/server/desk/changes-limit.ts';
import { writeLog } from '../../../src/server/desk/log.ts';
import { pauseThing, resumeThing } from '../../../src/server/desk/running.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { hour, minute, start } from '../support.ts';
import { actionOf, draftIn, fill } from './forms.ts';
import { program } from './program.ts';
import { deskTown, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

const thing = '/desk/petitions/velo';
const flood = { reason: { fr: 'Une crue.' } };

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a thing that is changed again and again, on ${engine}`, () => {
    it('is changed 60 times within an hour, by pages and programs together, and then later', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const { store, wait } = town;
      await town.appoint('elle@ville.exemple', 'editor');
      const visit = await town.signedIn('elle@ville.exemple');
      const summary = await visit.send(actionOf((await visit.get(`${thing}/correct`)).html), {});
      const step = await visit.get(`/desk/drafts/${draftIn(summary)}/text?back=summary`);
      const correction = await fill(visit, step, { 'title.fr': 'Pistes' });
      const { send } = await program(town);
      for (let times = 0; times < mostChanges; times += 2) {
        assert.equal((await send('POST', '/petitions/velo/pause', flood)).status, 200);
        assert.equal((await send('POST', '/petitions/velo/resume')).status, 200);
        wait(1000);
      }
      // What else stands in the log is no change, and what changes nothing is none.
      const moderated = { scope: 'velo', path: '/petitions/velo', by: 'moderator', act: 'hidden', now: start + minute };
      await store.write(async (writer) => {
        for (let times = 0; times < 250; times += 1) await writeLog(writer, { ...moderated, details: {} } as never);
      });
      assert.equal((await send('POST', '/petitions/velo/resume')).status, 200);

      const before = await town.read();
      for (const [method, path, body] of [
        ['POST', '/petitions/velo/extend', { until: '2027-03-30' }],
        ['PATCH', '/petitions/velo', { closesAt: '2027-03-31' }],
        ['POST', '/petitions/velo/answer', { author: { fr: 'La maire' }, text: { fr: 'Oui.' } }],
      ] as const) {
        const refused = await send(method, path, body);
        assert.deepEqual([refused.status, refused.type], [429, 'application/problem+json'], path);
        assert.match(String(refused.body['detail']), /changed 60 times within an hour.*Nothing was changed.*60 min/);
      }
      const heard = await town.app.request('/desk/api/petitions/velo/extend', {
        method: 'POST',
        headers: { ...(await program(town)).bearer, 'Content-Type': 'application/json' },
        body: JSON.stringify({ until: '2027-03-30' }),
      });
      const seconds = Number(heard.headers.get('Retry-After'));
      assert.ok(seconds > 3500 && seconds <= 3600, String(seconds));

      const paused = await visit.send(thing, {
        ...hiddenOf((await visit.get(thing)).html),
        act: 'extend',
        until: '2027-03-30',
        'why.fr': 'Une crue.',
      });
      assert.equal(paused.status, 429);
      assert.ok(Number(paused.headers.get('Retry-After')) > 0);
      assert.match(paused.html, /role="alert"[^>]*> ?<p>Cette participation a changé 60 fois en une heure/);
      assert.match(paused.html, /Une crue\./, 'what was typed stays');
      const english = await visit.send(`${thing}?lang=en`, {
        ...hiddenOf((await visit.get(thing)).html),
        act: 'extend',
        until: '2027-03-30',
        'why.fr': 'Une crue.',
      });
      assert.match(english.html, /changed 60 times within an hour/);
      const form = hiddenOf((await visit.get(`${thing}/answer`)).html);
      const answered = await visit.send(`${thing}/answer`, {
        ...form,
        at: '2026-11-21',
        'author.fr': 'La maire',
        'text.fr': 'Oui, dès mai.',
      });
      assert.equal(answered.status, 429);
      assert.match(answered.html, /60 fois en une heure.*Oui, dès mai\./);
      const corrected = await fill(visit, correction);
      assert.equal(corrected.status, 429);
      assert.match(corrected.html, /60 fois en une heure/);
      assert.deepEqual({ ...(await town.read()) }, { ...before });

      // What ends something waits for nothing: one who goes round keeps nobody from it, and what begins again is bound.
      assert.equal((await send('POST', '/petitions/velo/pause', flood)).status, 200);
      assert.equal((await send('POST', '/petitions/velo/resume')).status, 429);
      // Another thing has an hour of its own, and whoever runs the server is not bound.
      assert.equal((await send('POST', '/petitions/quai/pause', flood)).status, 404);
      const desk = { store, nouns, timeZone: 'Europe/Paris', now: start + minute, by: 'operator' } as const;
      await pauseThing(desk, '/petitions/velo', flood.reason);
      await resumeThing(desk, '/petitions/velo');
      wait(hour);
      assert.match((await fill(visit, corrected)).html, /La correction est publiée/);
      assert.equal((await send('POST', '/petitions/velo/pause', flood)).status, 200);
      await store.close();
    });
  });
}
