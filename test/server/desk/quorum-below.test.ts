import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { PollDocument } from '../../../src/server/nouns/poll/document.ts';
import { quorums } from '../../../src/server/nouns/poll/tables.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { at, day, hour, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const quorumOf = (number: number): PollDocument['quorum'] => ({
  at: number,
  duty: { fr: 'Un débat.', en: 'A debate.' },
});

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a quorum that is set below the ballots, on ${engine}`, () => {
    const town = async (document: Partial<PollDocument>) => {
      const desk = await deskTown({ store: await open[engine]() });
      const valmont = { ...desk, ...(await pollTown({ town: desk, document })) };
      for (const name of ['un', 'deux']) await valmont.cast(choose('chene'), `${name}@exemple.fr`);
      valmont.wait(hour);
      const reached = async () => {
        const response = await desk.app.request('/log', { headers: { Accept: 'application/json' } });
        const { items } = (await response.json()) as { items: { act: string; by: string; reached?: object }[] };
        return items.filter(({ act }) => act === 'reached').map(({ by, reached: told }) => ({ by, ...told }));
      };
      return { ...valmont, reached, editor: await program(desk) };
    };

    it('is warned of, stamped with the change, and the log says so once', async () => {
      const { editor, reached, store, page, cast } = await town({ results: 'always' });
      const set = (number: number) => editor.send('PATCH', '/polls/arbre', { quorum: quorumOf(number) });
      assert.equal((await set(3)).body['warnings'], undefined);
      assert.deepEqual(await reached(), []);
      const { status, text } = await set(2);
      assert.equal(status, 200);
      assert.match(text, /"field":"quorum\.at","detail":"The count has reached 2 already/);
      assert.deepEqual(await reached(), [{ by: 'editor', at: 2, on: at(hour) }]);
      assert.match(await page('/log?lang=fr'), /Le quorum de 2 a été fixé le 21\snovembre 2026/);
      await cast(choose('frene'), 'trois@exemple.fr');
      assert.equal((await set(4)).status, 422, 'it is due now');
      const met = { author: { fr: 'La maire' }, text: { fr: 'Le débat a eu lieu.' }, meets: [2] };
      assert.equal((await editor.send('POST', '/polls/arbre/answer', met)).status, 200);
      await set(4);
      await set(2);
      assert.equal((await reached()).length, 1, 'what is stamped stays so');
      await store.close();
    });

    it('is told once the number of ballots is no secret any more, where it was one', async () => {
      const { editor, reached, store, wait, app } = await town({ results: 'after-close', closesAt: at(20 * day) });
      await editor.send('PATCH', '/polls/arbre', { quorum: quorumOf(1) });
      const [kept] = await store.list(quorums, { scope: 'arbre', thing: 'arbre' });
      assert.deepEqual([kept?.at, kept?.reached_at], [1, start + hour]);
      wait(day);
      await app.runDue();
      assert.deepEqual(await reached(), [], 'that it is reached would tell a number that is hidden');
      wait(40 * day);
      await Promise.all([app.runDue(), app.runDue()]);
      assert.deepEqual(await reached(), [{ by: 'operator', at: 1, on: at(hour) }]);
      wait(day);
      await app.runDue();
      assert.equal((await reached()).length, 1);
      await store.close();
    });
  });
}
