import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { engines } from '../engines.ts';
import { at, day, petitionDocument } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const path = '/petitions/velo';
const answer = { author: { fr: 'La maire' }, at: at(0), text: { fr: 'Oui.' } };
const reason = { fr: 'Le plan change.', en: 'The plan changes.' };

type Line = Record<string, unknown>;

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`an act that comes as fields of a document, on ${engine}`, () => {
    const start = async () => {
      const town = await deskTown({ store: await open[engine]() });
      const { send } = await program(town);
      let known = 0;
      /** Changes fields; answers the lines that the log has since. */
      const change = async (fields: object, query = ''): Promise<Line[]> => {
        town.wait(1000);
        const { status, text } = await send('PATCH', `${path}${query}`, fields);
        assert.equal(status, 200, text);
        const response = await town.app.request('/log', { headers: { Accept: 'application/json' } });
        const all = ((await response.json()) as { items: Line[] }).items.filter((line) => line['path'] === path);
        const added = all.slice(0, all.length - known).map(({ at: _, path: __, ...line }): Line => line);
        known = all.length;
        return added.sort((one, other) => (String(one['act']) < String(other['act']) ? -1 : 1));
      };
      const by = 'editor';
      return { ...town, send, change, by };
    };

    it('has the line of the act, and no other', async () => {
      const { change, send, by, store } = await start();
      assert.deepEqual(await change({ answer }), [{ act: 'answered', by }]);
      const corrected = { ...answer, text: { fr: 'Oui, en juin.' } };
      assert.deepEqual(await change({ answer: corrected }), [{ act: 'answer-corrected', before: { answer }, by }]);
      assert.deepEqual(await change({ override: 'paused', reason }), [{ act: 'paused', why: reason, by }]);
      assert.deepEqual(await change({ override: null, reason: null }), [{ act: 'resumed', by }]);
      const { closesAt: first } = petitionDocument;
      const end = (from: string | undefined, to: string) => ({ end: { ...(from && { from }), to } });
      const [twenty, thirty, five] = [20, 30, 5].map((days) => at(days * day)) as [string, string, string];
      assert.deepEqual(await change({ closesAt: twenty }), [{ act: 'extended', ...end(first, twenty), by }]);
      const refused = await send('PATCH', path, { closesAt: at(0) });
      assert.deepEqual([refused.status, refused.body.errors?.map(({ field }) => field)], [422, ['reason.fr']]);
      assert.deepEqual(await change({ closesAt: at(0) }, '?why.fr=Tout+est+dit.'), [
        { act: 'closed', why: { fr: 'Tout est dit.' }, ...end(twenty, at(0)), by },
      ]);
      assert.deepEqual(await change({ closesAt: thirty }), [{ act: 'extended', ...end(at(0), thirty), by }]);
      assert.deepEqual(await change({ closesAt: five }), [{ act: 'brought-forward', ...end(thirty, five), by }]);
      assert.deepEqual(await change({ opensAt: at(2 * day) }), [{ act: 'changed', fields: ['opensAt'], by }]);
      assert.deepEqual(await change({ opensAt: at(-day) }), [{ act: 'opened', by }]);
      await store.close();
    });

    it('has a line of its own beside that of what else is changed', async () => {
      const { change, by, store } = await start();
      const lines = await change({ author: { fr: 'Elles' }, answer, closesAt: at(0) }, '?why.fr=Tout+est+dit.');
      assert.deepEqual(
        lines.map(({ act }) => act),
        ['answered', 'changed', 'closed'],
      );
      assert.deepEqual((lines[1]!['fields'] as string[]).sort(), ['answer', 'author', 'closesAt']);
      const kept = await change({ answer: null });
      assert.deepEqual(kept, [{ act: 'changed', fields: ['answer'], before: { answer }, by }]);
      await store.close();
    });

    it('closes what it archives, once', async () => {
      const { change, send, by, store, wait } = await start();
      const [{ end, ...line } = {}] = await change({ override: 'archived', reason });
      assert.deepEqual(line, { act: 'archived', why: reason, by });
      assert.deepEqual(end, { from: petitionDocument.closesAt, to: at(1000) });
      const { closesAt } = (await send('GET', path)).body as unknown as { closesAt: string };
      assert.equal(closesAt, at(1000));
      wait(day);
      const again = await send('PUT', path, { ...petitionDocument, override: 'archived', reason });
      assert.deepEqual([again.status, again.body['closesAt']], [200, closesAt]);
      assert.deepEqual(await change({ override: 'archived' }), [], 'the same once more is no change');
      const extended = await send('POST', `${path}/extend`, { until: '2027-05-01' });
      assert.deepEqual(
        [extended.status, extended.body['detail']],
        [409, `${path} is archived: resume it first, then extend it.`],
      );
      await store.close();
    });
  });
}
