import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { PetitionDocument } from '../../../src/server/nouns/petition/document.ts';
import { thresholds } from '../../../src/server/nouns/petition/tables.ts';
import { changeThing, putIn } from '../../../src/server/desk/things.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { at, hour, newKey, petitionDocument, start } from '../support.ts';
import { deskTown, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

/** What the log says of the petition, the newest first, as everyone reads it. */
async function linesOf({ app }: DeskTown): Promise<Record<string, unknown>[]> {
  const response = await app.request('/log', { headers: { Accept: 'application/json' } });
  const { items } = (await response.json()) as { items: Record<string, unknown>[] };
  return items.map(({ act, by, path, reached }) => ({ act, by, path, reached }));
}

const threshold = (number: number): PetitionDocument['thresholds'][number] => ({
  at: number,
  label: { fr: 'débat' },
  duty: { fr: 'Un débat.' },
});

// It was there before, and the count has come to it: it stays as it is.
const [two] = petitionDocument.thresholds;

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a threshold that is set below the count, on ${engine}`, () => {
    it('is stamped with the change, by the history, and the log says so once', async () => {
      const town = await deskTown({ store: await open[engine]() });
      for (const name of ['a', 'b', 'c']) {
        const key = newKey();
        const code = await town.sign({ key, email: `${name}@exemple.fr` });
        assert.equal((await town.act('/confirm', { key, code })).status, 200);
        town.wait(hour);
      }
      const desk = { store: town.store, nouns, by: 'editor' as const, now: start + 4 * hour, timeZone: 'Europe/Paris' };
      const set = (...numbers: number[]) =>
        changeThing(desk, '/petitions/velo', () => ({
          thresholds: numbers.map((each) => (each === 2 ? two! : threshold(each))),
        }));
      await set(1, 2, 3, 4);
      const kept = await town.store.list(thresholds, { scope: 'velo', thing: 'velo' });
      assert.deepEqual(
        kept.map(({ at: number, reached_at }) => [number, reached_at]),
        [1, 2, 3].map((number) => [number, start + (number - 1) * hour]),
      );
      const path = '/petitions/velo';
      const told = (number: number) => ({
        act: 'reached',
        by: 'editor',
        path,
        reached: { at: number, on: at((number - 1) * hour) },
      });
      const changed = { act: 'changed', by: 'editor', path, reached: undefined };
      const byNumber = (await linesOf(town)).toSorted((one, other) =>
        JSON.stringify(one) < JSON.stringify(other) ? -1 : 1,
      );
      // Two was a threshold before: whoever brought the count to it has stamped it.
      assert.deepEqual(byNumber, [changed, told(1), told(3)]);
      assert.match(
        await town.page('/log?lang=fr'),
        /Le seuil de 3 a été fixé alors que le compte l’avait déjà atteint/,
      );

      await set(1, 2, 3);
      await set(1, 2, 3, 4);
      assert.equal((await linesOf(town)).filter(({ act }) => act === 'reached').length, 2, 'what is stamped stays so');
      await town.store.close();
    });

    it('has no stamp and no line where the change fails', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const key = newKey();
      await town.act('/confirm', { key, code: await town.sign({ key }) });
      const desk = { store: town.store, nouns, by: 'editor' as const, now: start, timeZone: 'Europe/Paris' };
      const changed = { ...petitionDocument, thresholds: [threshold(1)] };
      const failing = town.store.write(async (writer) => {
        await putIn(writer, desk, '/petitions/velo', changed);
        assert.equal((await writer.list(thresholds, { scope: 'velo', thing: 'velo' })).length, 1);
        throw new Error('The disk is full.');
      });
      await assert.rejects(failing, /The disk is full/);
      assert.deepEqual(await linesOf(town), []);
      assert.deepEqual(await town.store.list(thresholds, { scope: 'velo', thing: 'velo' }), []);
      await town.store.close();
    });
  });
}
