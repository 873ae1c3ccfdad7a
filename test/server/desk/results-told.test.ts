import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { PollDocument } from '../../../src/server/nouns/poll/document.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { at, day, minute } from '../support.ts';
import { program } from './program.ts';
import { deskTown, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

const page = '/desk/polls/arbre';
const why = { fr: 'Erreur.' };

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`a vote of which results were hidden until the close, on ${engine}`, () => {
    const town = async (document: Partial<PollDocument> = {}, voters = 1) => {
      const desk = await deskTown({ store: await open[engine]() });
      const poll = await pollTown({ town: desk, document: { results: 'after-close', ...document } });
      for (let voter = 0; voter < voters; voter += 1) await poll.cast(choose('chene'), `v${voter}@exemple.fr`);
      await desk.appoint('qui@valmont.fr', 'editor');
      const visit = await desk.signedIn('qui@valmont.fr');
      const { send } = await program(desk);
      /** Does something by its page, as it stands now. */
      const act = async (fields: Record<string, string>) =>
        visit.send(page, { ...hiddenOf((await visit.get(page)).html), ...fields });
      return { ...desk, ...poll, program: send, act, visit };
    };
    type Town = Awaited<ReturnType<typeof town>>;

    /** Nothing takes votes again, whoever asks and however. */
    async function staysClosed({ program, signedIn, poll, vote, wait }: Town, phase: string) {
      const { body: document, tag } = await program('GET', '/polls/arbre');
      const { override: _, ...open } = document;
      for (const [
        method,
        path,
        sent,
        said = /which were hidden until the close, are public since 2026-.*Make a new vote/,
      ] of [
        ['POST', '/extend', { until: '2027-03-31' }, phase === 'archived' ? /results|is archived/ : undefined],
        ['POST', '/pause', { why }],
        ['POST', '/open', {}, /It is archived|It has opened already/],
        ['PATCH', '', { closesAt: at(30 * day), override: null }],
        ['PATCH', '', { closesAt: null, override: null }],
        ['PATCH', '', { override: 'paused', reason: why }],
        ['PUT', '', { ...open, closesAt: at(30 * day) }],
      ] as const) {
        wait(minute);
        const refused = await program(method, `/polls/arbre${path}`, sent);
        assert.equal(refused.status, 409, `${method} ${path}`);
        assert.match(refused.text, said);
      }
      assert.equal((await program('GET', '/polls/arbre')).tag, tag, 'nothing was changed');
      assert.equal((await poll()).phase, phase);
      const visit = await signedIn('qui@valmont.fr');
      const shown = await visit.get(page);
      assert.match(shown.html, /Les résultats, cachés jusqu’à la clôture, sont publics depuis le 2\d novembre 2026/);
      assert.doesNotMatch(shown.html, /value="(?:resume|extend)"/);
      assert.match((await visit.get(`${page}?lang=en`)).html, /are public since .*make a new vote/);
      const version = tag.replaceAll('"', '');
      for (const sent of [{ act: 'resume' }, { act: 'extend', until: '2027-03-31' }])
        assert.equal((await visit.send(page, { ...sent, version })).status, 409);
      await program('POST', '/polls/arbre/resume');
      assert.equal((await poll()).phase, 'closed', 'out of the archive, it is closed by its dates');
      assert.equal((await vote({ ballot: choose('frene'), email: 'tard@exemple.fr' })).status, 409);
      assert.ok((await poll()).result);
    }

    for (const results of ['after-close', 'after-vote'] as const) {
      it(`is not resumed once it was archived early, with ${results}`, async () => {
        const valmont = await town({ results });
        assert.match((await valmont.visit.get(page)).html, /Les résultats deviennent publics aussitôt/);
        assert.equal((await valmont.act({ act: 'archive', 'why.fr': 'Tout est dit.' })).status, 200);
        await staysClosed(valmont, 'archived');
        await valmont.store.close();
      });
    }

    it('is not extended once it was closed early, nor resumed by another document', async () => {
      const valmont = await town();
      assert.equal((await valmont.program('POST', '/polls/arbre/close', { why })).status, 200);
      await staysClosed(valmont, 'closed');
      const archived = await valmont.program('POST', '/polls/arbre/archive', {});
      assert.equal(archived.status, 200, 'it may still be archived');
      assert.equal((await valmont.program('POST', '/polls/arbre/resume')).status, 200, 'it is closed by its dates');
      assert.equal((await valmont.poll()).phase, 'closed');
      await valmont.store.close();
    });

    it('is not extended after the day that was announced, and is answered all the same', async () => {
      const valmont = await town();
      valmont.wait(2 * day);
      await staysClosed(valmont, 'closed');
      const answer = { author: { fr: 'La maire' }, text: { fr: 'Nous plantons un chêne.' } };
      assert.equal((await valmont.program('POST', '/polls/arbre/answer', answer)).status, 200);
      await valmont.store.close();
    });

    it('goes on where nothing was told: open, paused, without a voter, or with results for all', async () => {
      const open = await town();
      assert.equal((await open.program('POST', '/polls/arbre/extend', { until: '2026-12-20' })).status, 200);
      assert.equal((await open.program('POST', '/polls/arbre/pause', { why })).status, 200);
      open.wait(minute);
      assert.equal((await open.program('POST', '/polls/arbre/resume')).status, 200);
      assert.equal((await open.poll()).phase, 'open');
      await open.store.close();
      for (const [results, voters] of [
        ['after-close', 0],
        ['always', 1],
      ] as const) {
        const other = await town({ results }, voters);
        assert.equal((await other.program('POST', '/polls/arbre/close', { why })).status, 200);
        other.wait(minute);
        assert.equal((await other.act({ act: 'extend', until: '2027-03-31' })).status, 200);
        assert.equal((await other.poll()).phase, 'open');
        await other.store.close();
      }
    });
  });
}
