import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { PollDocument } from '../../../src/server/nouns/poll/document.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { at, day, newKey, petitionDocument } from '../support.ts';
import { draftIn, fill } from './forms.ts';
import { program } from './program.ts';
import { deskTown, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const answer = { author: { fr: 'La maire' }, text: { fr: 'Elle a eu lieu.' } };

/** What the log keeps of what was there before, the newest first, without the fields that say nothing. */
async function keptIn({ app }: DeskTown): Promise<Record<string, unknown>[]> {
  const response = await app.request('/log', { headers: { Accept: 'application/json' } });
  const { items } = (await response.json()) as { items: { before?: Record<string, unknown> }[] };
  return items.flatMap(({ before }) => (before ? [before] : []));
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what was promised for a number of signatures, on ${engine}`, () => {
    const [meeting, debate] = petitionDocument.thresholds as [
      (typeof petitionDocument.thresholds)[number],
      (typeof petitionDocument.thresholds)[number],
    ];
    const start = async (signers: number) => {
      const town = await deskTown({ store: await open[engine]() });
      for (let number = 0; number < signers; number += 1) {
        const key = newKey();
        const code = await town.sign({ key, email: `p${number}@exemple.fr` });
        assert.equal((await town.act('/confirm', { key, code })).status, 200);
      }
      const { send } = await program(town);
      const set = (...thresholds: object[]) => send('PATCH', '/petitions/velo', { thresholds });
      return { ...town, send, set };
    };

    it('stays as it is from the day on which it is reached until it is met', async () => {
      const { send, set, read, store } = await start(2);
      const others = [
        [debate],
        [{ ...meeting, at: 100_000 }, debate],
        [{ ...meeting, at: 1 }, debate],
        [{ ...meeting, duty: { fr: 'Rien du tout.', en: 'Nothing.' } }, debate],
        [{ ...meeting, label: { fr: 'réunion' } }, debate],
        [{ ...meeting, within: 'P99M' }, debate],
        [{ ...meeting, reachedAt: at(9 * day) }, debate],
      ];
      for (const thresholds of others) {
        const refused = await set(...thresholds);
        assert.deepEqual([refused.status, refused.body.errors?.map(({ field }) => field)], [422, ['thresholds']]);
        assert.match(refused.text, /Answer it first/);
      }
      const whole = { ...petitionDocument, thresholds: [debate] };
      assert.equal((await send('PUT', '/petitions/velo', whole)).status, 422);
      // Answered and taken away at once, nobody would have been told.
      const atOnce = { thresholds: [debate], answer: { ...answer, at: at(0), meets: [2] } };
      assert.equal((await send('PATCH', '/petitions/velo', atOnce)).status, 422);
      const { thresholds } = (await read('/petitions/velo')) as unknown as { thresholds: { at: number }[] };
      assert.deepEqual(
        thresholds.map((each) => each.at),
        [2, 5],
      );
      await store.close();
    });

    it('has a slip in its words mended by whoever says that it is one, and the log keeps them', async () => {
      const town = await start(2);
      const { send, store, page } = town;
      const put = async (means: string, ...thresholds: object[]) => {
        const { status, body, text } = await send('PATCH', `/petitions/velo?${means}`, { thresholds });
        return status === 200 ? 'done' : `${body.errors?.map(({ field }) => field).join()} ${/slip/.test(text)}`;
      };
      const mended = { ...meeting, duty: { ...meeting.duty, fr: 'Une réunion publique.' } };
      assert.equal(await put('', mended, debate), 'thresholds true', 'nobody said that it is one');
      assert.equal(await put('means=other', mended, debate), 'thresholds true');
      for (const other of [
        [debate],
        [{ ...mended, at: 3 }, debate],
        [{ ...mended, within: 'P12M' }, debate],
        [{ ...mended, reachedAt: at(9 * day) }, debate],
        [{ ...mended, duty: { en: 'A public meeting.' } }, debate],
        [{ ...mended, duty: { ...meeting.duty, fr: ' ' } }, debate],
      ]) {
        assert.notEqual(await put('means=same', ...other), 'done', JSON.stringify(other[0]));
      }
      assert.deepEqual(await keptIn(town), []);
      assert.equal(await put('means=same&why.fr=Coquille', debate, mended), 'done', 'wherever it stands');
      assert.deepEqual(await keptIn(town), [{ thresholds: [meeting, debate] }]);
      const log = await page('/log?lang=fr');
      assert.match(log, /Le sens reste le même\.[^]*Coquille[^]*<p>Une réunion\.<\/p>/);
      assert.equal((await send('GET', '/petitions/velo')).text.includes('Une réunion publique.'), true);
      await store.close();
    });

    it('may be said in another language, and changes once it is met; the log keeps it', async () => {
      const town = await start(2);
      const { send, set, store, page } = town;
      const title = { ...petitionDocument.title, de: 'Radwege' };
      const spoken = { ...meeting, duty: { ...meeting.duty, de: 'Ein Treffen.' } };
      assert.equal((await send('PATCH', '/petitions/velo?means=same', { title, textVersion: 'v2' })).status, 200);
      assert.equal((await set(spoken, debate)).status, 200);
      assert.equal((await send('POST', '/petitions/velo/answer', { ...answer, meets: [2] })).status, 200);
      town.wait(1000);
      assert.equal((await set({ ...debate, at: 500 })).status, 200);
      assert.deepEqual((await keptIn(town))[0], { thresholds: [spoken, debate] });
      assert.match(await page('/log?lang=fr'), /<p>2<\/p>\s*<p>réunion<\/p>\s*<p>Une réunion\.<\/p>/);
      await store.close();
    });

    it('keeps the answer and the step that met it: they are corrected, and stay', async () => {
      const { send, set, read, store } = await start(2);
      const before = { at: '2026-11-21', label: { fr: 'Une visite' } };
      assert.equal((await send('POST', '/petitions/velo/step', before)).status, 200);
      const step = { at: '2026-11-21', label: { fr: 'La réunion' }, meets: [2] };
      assert.equal((await send('POST', '/petitions/velo/step', step)).status, 200);
      const put = (...timeline: object[]) => send('PATCH', '/petitions/velo', { timeline });
      for (const refused of [
        await put(),
        await put(before),
        await send('PATCH', '/petitions/velo', { timeline: null }),
      ]) {
        assert.deepEqual([refused.status, refused.body.errors?.map(({ field }) => field)], [422, ['timeline']]);
        assert.match(refused.text, /it can be corrected, and stays/);
      }
      assert.equal((await send('PUT', '/petitions/velo', petitionDocument)).status, 422);
      // Removed and put under another name at once, it would be gone all the same.
      assert.equal((await put({ at: '2026-11-20', label: { fr: 'Autre chose' } })).status, 422);
      const corrected = { ...step, label: { fr: 'La réunion publique' } };
      assert.equal((await put(corrected)).status, 200, 'another step may go');
      assert.equal((await put({ ...corrected, at: '2026-11-20' }, before)).status, 200);
      // What is announced for a day to come has met nothing yet.
      const announced = { at: '2026-12-21', label: { fr: 'Un bilan' }, meets: [2] };
      const kept = [{ ...corrected, at: '2026-11-20' }, before];
      assert.equal((await put(...kept, announced)).status, 200);
      assert.equal((await put(...kept)).status, 200);
      assert.equal((await set(debate)).status, 200, 'it is met');
      assert.equal((await put(before)).status, 422);
      const { timeline } = (await read('/petitions/velo')) as unknown as { timeline: { label: string }[] };
      assert.deepEqual(
        timeline.slice(-2).map(({ label }) => label),
        ['La réunion publique', 'Une visite'],
      );
      await store.close();
    });

    it('is kept in the log where it was not reached yet, once someone has signed', async () => {
      const town = await start(1);
      assert.equal((await town.set({ ...meeting, at: 3 }, debate)).status, 200);
      assert.deepEqual(await keptIn(town), [{ thresholds: [meeting, debate] }]);
      town.wait(1000);
      assert.equal((await town.set({ ...meeting, at: 3 }, debate, { ...debate, at: 50 })).status, 200);
      assert.equal((await keptIn(town)).length, 1, 'a promise that comes besides changes none');
      await town.store.close();
    });

    it('is nobody’s as long as nobody has signed', async () => {
      const town = await start(0);
      assert.equal((await town.set({ ...meeting, at: 3 })).status, 200);
      assert.deepEqual(await keptIn(town), []);
      await town.store.close();
    });
  });

  describe(`what was promised for a quorum and after the close, on ${engine}`, () => {
    const promised = { quorum: { at: 1, duty: { fr: 'Un débat.' } }, afterClose: { duty: { fr: 'Un bilan.' } } };
    const start = async (document: Partial<PollDocument> = promised) => {
      const town = await deskTown({ store: await open[engine]() });
      const poll = await pollTown({ town, document });
      return { ...town, ...poll, ...(await program(town)) };
    };

    it('stays as it is once people have voted and it is due', async () => {
      const town = await start();
      const { send, cast, store, wait } = town;
      const fieldsOf = async (change: object) => {
        const { status, body } = await send('PATCH', '/polls/arbre', change);
        return status === 200 ? [] : body.errors?.map(({ field }) => field);
      };
      await cast(choose('chene'), 'un@exemple.fr');
      assert.deepEqual(await fieldsOf({ quorum: null }), ['quorum']);
      assert.deepEqual(await fieldsOf({ quorum: { ...promised.quorum, at: 900 } }), ['quorum']);
      assert.deepEqual(await fieldsOf({ afterClose: { duty: { fr: 'Un bilan public.' } } }), [], 'it is not due yet');
      assert.deepEqual((await keptIn(town))[0], { afterClose: promised.afterClose });
      wait(2 * day);
      assert.deepEqual(await fieldsOf({ afterClose: null, quorum: null }), ['quorum', 'afterClose']);
      const mended = {
        quorum: { ...promised.quorum, duty: { fr: 'Un débat public.' } },
        afterClose: { duty: { fr: 'Le bilan.' } },
      };
      assert.deepEqual(await fieldsOf(mended), ['quorum', 'afterClose']);
      assert.equal((await send('PATCH', '/polls/arbre?means=same', mended)).status, 200);
      assert.deepEqual((await keptIn(town))[0], { ...promised, afterClose: { duty: { fr: 'Un bilan public.' } } });
      assert.equal((await send('POST', '/polls/arbre/answer', { ...answer, meets: [0] })).status, 200);
      assert.deepEqual(await fieldsOf({ afterClose: null }), []);
      await store.close();
    });
  });
}

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`the form of a correction, on ${engine}`, () => {
    const start = async () => {
      const town = await deskTown({ store: await open[engine]() });
      const key = newKey();
      const document = { thresholds: [{ at: 1, label: { fr: 'réunion' }, duty: { fr: 'Une réunoin.' } }] };
      const owner = await program(town, 'owner');
      assert.equal(
        (await owner.send('PATCH', '/petitions/velo', { title: { fr: 'Des pistes' }, ...document })).status,
        200,
      );
      await town.act('/confirm', { key, code: await town.sign({ key }) });
      await town.appoint('elle@ville.exemple', 'editor');
      const visit = await town.signedIn('elle@ville.exemple');
      const begun = await visit.send('/desk/petitions/velo/correct', {});
      const change = async (fields: Record<string, string>) =>
        fill(visit, await visit.get(`/desk/drafts/${draftIn(begun)}/thresholds?back=summary`), fields);
      return { ...town, visit, change, owner };
    };

    it('says what to do before a promise that is due can change', async () => {
      const { visit, change, store } = await start();
      const refused = await fill(visit, await change({ 'thresholds.0.at': '900' }));
      assert.equal(refused.status, 422);
      assert.match(refused.html, /Pour une coquille[^<]*publiez d’abord la réponse officielle/);
      await store.close();
    });

    it('asks whether its meaning stays, and mends a slip where it does', async () => {
      const { visit, change, store, owner, page } = await start();
      const summary = await change({ 'thresholds.0.duty.fr': 'Une réunion.' });
      assert.match(summary.html, /Ce qui était promis est dû. Le sens change-t-il/);
      assert.doesNotMatch(summary.html, /numéro de version|reçoivent un courriel/);
      const unsaid = await fill(visit, summary);
      assert.equal(unsaid.status, 422);
      assert.match(unsaid.html, /<a href="#means"\s*>Dites si le sens change/);
      const other = await fill(visit, unsaid, { means: 'other' });
      assert.equal(other.status, 422);
      assert.match(other.html, /publiez d’abord la réponse officielle/);
      const done = await fill(visit, summary, { means: 'same' });
      assert.match(done.html, /La correction est publiée/);
      assert.match((await owner.send('GET', '/petitions/velo')).text, /Une réunion\./);
      assert.match(await page('/log?lang=fr'), /Le sens reste le même[^]*Une réunoin/);
      await store.close();
    });
  });
}
