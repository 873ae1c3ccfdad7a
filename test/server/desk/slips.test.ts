import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { putThing } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { at, day, newKey, petitionDocument, start } from '../support.ts';
import { program } from './program.ts';
import { proposalTown, stance } from './proposal-town.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const path = '/petitions/velo';

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a slip, on ${engine}`, () => {
    const town = async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      return { ...valmont, ...(await program(valmont)) };
    };
    const signed = async () => {
      const valmont = await town();
      const key = newKey();
      await valmont.act('/confirm', { key, code: await valmont.sign({ key }) });
      return valmont;
    };

    it('in the name of a language is refused by its field, and one that is stored takes no page away', async () => {
      const { store, send, app } = await town();
      for (const lang of ['en_GB', 'français', 'x', 'a\u0001b']) {
        const put = await send('PUT', '/petitions/quai', { ...petitionDocument, title: { fr: 'Un', [lang]: 'One' } });
        assert.deepEqual([put.status, put.body.errors?.map(({ field }) => field)], [422, [`title.${lang}`]]);
        assert.match(put.body.errors?.[0]?.detail ?? '', /is no language: write it like fr, or like pt-BR/);
      }
      assert.equal(
        (await send('PUT', '/petitions/quai', { ...petitionDocument, title: { fr: 'Un', 'pt-BR': 'Um' } })).status,
        201,
      );
      await store.write((writer) =>
        putThing(writer, 'vieux', { ...petitionDocument, title: { fr: 'Un', en_GB: 'One' } }, start),
      );
      for (const Accept of ['text/html', 'application/json']) {
        for (const query of ['', '?lang=fr', '?lang=en_GB']) {
          const answer = await app.request(`/petitions/vieux${query}`, { headers: { Accept } });
          assert.equal(answer.status, 200, `${Accept} ${query}`);
        }
      }
      await store.close();
    });

    it('in a date stops nothing that people act on: what has opened does not open later', async () => {
      const { store, send } = await signed();
      const later = await send('PATCH', path, { opensAt: at(2 * day) });
      assert.deepEqual([later.status, later.body.errors?.map(({ field }) => field)], [422, ['opensAt']]);
      assert.equal((await send('PATCH', path, { opensAt: at(-3 * day) })).status, 200);
      for (const ends of [{ override: 'archived' }, { closesAt: at(-1000) }]) {
        const refused = await send('PATCH', path, ends);
        assert.deepEqual([refused.status, refused.body.errors?.map(({ field }) => field)], [422, ['reason.fr']]);
        assert.match(refused.body.errors?.[0]?.detail ?? '', /^say why/);
      }
      assert.equal(
        (await send('PATCH', `${path}?why.fr=Le+conseil+a+r%C3%A9pondu.`, { override: 'archived' })).status,
        200,
      );
      await store.close();
    });

    it('brings no end forward without a word, and the log tells both days', async () => {
      const { store, send, app } = await signed();
      const { closesAt: from } = (await send('GET', path)).body as unknown as { closesAt: string };
      const to = at(2 * day);
      const refused = await send('PATCH', path, { closesAt: to });
      assert.deepEqual([refused.status, refused.body.errors?.map(({ field }) => field.split('.')[1])], [422, ['fr']]);
      assert.match(refused.body.errors?.[0]?.detail ?? '', /^say why/);
      assert.equal((await send('PATCH', `${path}?why.fr=Le+chantier+commence.`, { closesAt: to })).status, 200);
      const log = (await (await app.request('/log', { headers: { Accept: 'application/json' } })).json()) as {
        items: { act: string }[];
      };
      const line = log.items.find(({ act }) => act === 'brought-forward') as { end?: object; why?: object } | undefined;
      assert.deepEqual([line?.end, line?.why], [{ from, to }, { fr: 'Le chantier commence.' }]);
      const page = await (await app.request(`/log?of=${path}`)).text();
      assert.match(page, /Date de fin avancée/);
      assert.match(page, /Fin\u00a0: .+, au lieu de /);
      await store.close();
    });

    it('takes away no answer that meets what was promised', async () => {
      const { store, send, act, sign } = await signed();
      const key = newKey();
      await act('/confirm', { key, code: await sign({ key, email: 'ben@exemple.fr' }) });
      const answer = { author: { fr: 'La maire' }, at: at(0), text: { fr: 'Oui.' }, meets: [2] };
      assert.equal((await send('PATCH', path, { answer })).status, 200);
      const gone = await send('PATCH', path, { answer: null });
      assert.deepEqual([gone.status, gone.body.errors?.map(({ field }) => field)], [422, ['answer']]);
      assert.equal((await send('PATCH', path, { answer: { ...answer, text: { fr: 'Oui, en mai.' } } })).status, 200);
      await store.close();
    });

    it('of spaces is no other promise: a form that has tidied it changes nothing', async () => {
      const valmont = await town();
      const { store, send } = valmont;
      const [first, ...others] = petitionDocument.thresholds;
      const duty = { fr: 'Une  réunion. \n\nPuis une autre. ', en: 'A meeting.' };
      assert.equal((await send('PATCH', path, { thresholds: [{ ...first, at: 1, duty }, ...others] })).status, 200);
      const key = newKey();
      await valmont.act('/confirm', { key, code: await valmont.sign({ key }) });
      const tidy = { ...first, at: 1, duty: { ...duty, fr: 'Une réunion.\n\nPuis une autre.' } };
      assert.equal((await send('PATCH', path, { thresholds: [tidy, ...others] })).status, 200);
      const other = { ...tidy, duty: { ...duty, fr: 'Rien.' } };
      assert.equal((await send('PATCH', path, { thresholds: [other, ...others] })).status, 422);
      await store.close();
    });

    it('does not turn the votes on proposals around: what they answered stays', async () => {
      const { desk, cast } = await proposalTown(await open[engine]());
      await cast(stance(1));
      const { send } = await program(desk);
      const votes = {
        question: { fr: 'Êtes-vous contre\u202f?' },
        words: { agree: { fr: 'Non' }, disagree: { fr: 'Oui' } },
      };
      const turned = await send('PATCH', '/consultations/plan', { votes });
      assert.deepEqual([turned.status, turned.body.errors?.map(({ field }) => field)], [422, ['votes']]);
      assert.match(turned.body.errors?.[0]?.detail ?? '', /people have acted by it/);
      assert.equal((await send('PATCH', '/consultations/plan', { summary: { fr: 'Un plan.' } })).status, 200);
      await desk.store.close();
    });

    it('of words that somebody signed is not kept in the public log when it is mended', async () => {
      const { desk } = await proposalTown(await open[engine]());
      const { send } = await program(desk);
      const plan = '/consultations/plan';
      const body = { fr: 'Appelez Paule au 06 12 34 56 78.' };
      await send('POST', `${plan}/proposals`, { title: { fr: 'Un banc' }, body, by: 'Paule Durand' });
      const mended = { body: { fr: 'Un banc.' }, why: { fr: 'Un numéro y était.' } };
      assert.equal((await send('PATCH', `${plan}/proposals/un-banc`, mended)).status, 200);
      const log = await (await desk.app.request('/log', { headers: { Accept: 'application/json' } })).text();
      assert.match(log, /Un numéro y était/);
      assert.doesNotMatch(log, /06 12|Paule/);
      await desk.store.close();
    });
  });
}

it('the log of one thing is found by its path, also where the server stands below one', async () => {
  const town = await deskTown({ baseUrl: 'https://ville.exemple/participer' });
  const { send } = await program(town);
  await send('POST', `${path}/pause`, { why: { fr: 'Une crue.' } });
  for (const asked of [path, `/participer${path}`, `https://ville.exemple/participer${path}`]) {
    const answer = await town.app.request(`/log?of=${encodeURIComponent(asked)}`, {
      headers: { Accept: 'application/json' },
    });
    assert.equal(answer.status, 200, asked);
    assert.match(await answer.text(), /Une crue/);
  }
});
