import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { ReceiptState } from '../../../src/schema/common.ts';
import type { PollDocument } from '../../../src/server/nouns/poll/document.ts';
import { engines } from '../engines.ts';
import { choose, pollDocument, pollTown } from '../poll-support.ts';
import { newKey, start } from '../support.ts';
import { actionOf, draftIn, fill } from './forms.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const editor = 'redaction@ville.example';
const hour = 3600_000;
const soon = new Date(start + hour).toISOString();
const later = new Date(start + 3 * hour).toISOString();

const told = ({ body }: { body: object }) => body as ReceiptState;

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`words that mean something else since, on ${engine}`, () => {
    const town = async (document: Partial<PollDocument> = {}) => {
      const desk = await deskTown({ store: await open[engine]() });
      await desk.appoint(editor, 'editor');
      const valmont = await pollTown({ town: desk, document });
      /** Corrects what stands at a path, and says whether the words mean the same. */
      const correct = async (path: string, step: string, fields: Record<string, string>, means?: 'same' | 'other') => {
        const visit = await desk.signedIn(editor);
        const begun = await visit.send(actionOf((await visit.get(`/desk${path}/correct`)).html), {});
        const page = await visit.get(`/desk/drafts/${draftIn(begun)}/${step}?back=summary`);
        const done = await fill(visit, await fill(visit, page, fields), means ? { means } : {});
        assert.match(done.html, /La correction est publiée/);
      };
      return {
        ...valmont,
        correct,
        ofVote: async (key: string): Promise<ReceiptState> => told(await valmont.post('/receipt', { key })),
        ofSignature: async (key: string): Promise<ReceiptState> => told(await desk.act('/receipt', { key })),
      };
    };
    const ask = { 'title.fr': 'Que planter dans la cour\u202f?' };

    it('are told to who voted on the old ones, and to nobody who votes on the new', async () => {
      const { cast, wait, correct, ofVote, store, page } = await town();
      const key = await cast(choose('chene'), 'un@exemple.fr');
      assert.equal((await ofVote(key)).changedSince, undefined);
      wait(hour);
      await correct('/polls/arbre', 'question', ask, 'other');
      const told = await ofVote(key);
      assert.equal(told.state, 'counted');
      assert.equal(told.changedSince, soon);
      const next = await cast(choose('frene'), 'deux@exemple.fr');
      assert.equal((await ofVote(next)).changedSince, undefined);
      assert.match(await page('/log?lang=fr'), /Le sens a changé\./);
      assert.match(await page('/log?lang=en'), /The meaning has changed\./);
      await store.close();
    });

    it('are not told where the meaning stays, unless it changed before or does after', async () => {
      const { cast, wait, correct, ofVote, store } = await town();
      const key = await cast(choose('chene'), 'un@exemple.fr');
      wait(hour);
      await correct('/polls/arbre', 'question', ask, 'same');
      assert.equal((await ofVote(key)).changedSince, undefined);
      wait(2 * hour);
      await correct('/polls/arbre', 'question', { 'title.fr': 'Que planter au parc\u202f?' }, 'other');
      assert.equal((await ofVote(key)).changedSince, later);
      wait(hour);
      await correct('/polls/arbre', 'question', { 'title.fr': 'Que planter au grand parc\u202f?' }, 'same');
      assert.equal((await ofVote(key)).changedSince, later);
      await store.close();
    });

    it('are told no more to who has voted again: otherwise, the same again, or from another device', async () => {
      const { cast, wait, correct, ofVote, post, store } = await town();
      const [changes, stays, moves] = [
        await cast(choose('chene'), 'un@exemple.fr'),
        await cast(choose('chene'), 'deux@exemple.fr'),
        await cast(choose('chene'), 'trois@exemple.fr'),
      ];
      wait(hour);
      await correct('/polls/arbre', 'question', ask, 'other');
      wait(hour);
      const again = { textVersion: 'q2', noticeVersion: pollDocument.notice.version, lang: 'fr' };
      await post('', { key: changes, ballot: choose('frene'), ...again });
      await post('', { key: stays, ballot: choose('chene'), ...again });
      await cast(choose('frene'), 'trois@exemple.fr');
      for (const key of [changes, stays, moves]) {
        const { state, changedSince } = await ofVote(key);
        assert.deepEqual([state, changedSince], ['counted', undefined]);
      }
      await store.close();
    });

    it('are told with a receipt alone: not to a key that nothing is known of, nor to who withdrew', async () => {
      const { cast, wait, correct, ofVote, post, store } = await town();
      const key = await cast(choose('chene'), 'un@exemple.fr');
      wait(hour);
      await correct('/polls/arbre', 'question', ask, 'other');
      await post('/withdraw', { key });
      for (const each of [key, newKey()]) {
        const { state, changedSince } = await ofVote(each);
        assert.deepEqual([state, changedSince], ['not-counted', undefined]);
      }
      await store.close();
    });

    it('are told to who signed a petition', async () => {
      const { sign, act, wait, correct, ofSignature, store } = await town();
      const key = newKey();
      await act('/confirm', { key, code: await sign({ key, email: 'ana@exemple.fr' }) });
      wait(hour);
      await correct('/petitions/velo', 'text', { 'text.fr': 'Nous demandons deux ponts.' }, 'other');
      assert.equal((await ofSignature(key)).changedSince, soon);
      await store.close();
    });
  });
}
