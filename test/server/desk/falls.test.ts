import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createCounts } from '../../../src/server/core/counts.ts';
import { recount } from '../../../src/server/core/recount.ts';
import { counters } from '../../../src/server/core/tables.ts';
import { logMended } from '../../../src/server/desk/log-recount.ts';
import { nouns, tables } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { hour, minute, start } from '../support.ts';
import { threadTown } from './thread-town.ts';

const open = engines();
after(() => open.stop());

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a count that falls, on ${engine}`, () => {
    it('says why where a moderator took a comment down in the widget, and the public log has it', async () => {
      const town = await threadTown(await open[engine]());
      const [ada, mo] = [await town.join('Ada'), await town.join('Mo', true)];
      const id = await town.post(ada, 'Bonjour.');
      assert.equal((await town.count('/threads/place', 'comments')).why, undefined);
      town.wait(minute);
      await town.decide(mo, id, 'remove');
      const { value, why } = await town.count('/threads/place', 'comments');
      assert.equal(value, 0);
      assert.match(why?.text ?? '', /^Retrait du compte le 21\snovembre 2026\u00a0: 1 commentaire\. Hors sujet$/);
      assert.match(why?.url ?? '', /\/log\?of=%2Fthreads%2Fplace$/);
      assert.match(await town.page('/threads/place?lang=fr'), /1 commentaire\. Hors sujet<\/a>/);
      const [line] = await town.log();
      assert.deepEqual(
        [line?.act, line?.by, line?.path, line?.why, line?.count],
        ['taken-down', 'moderator', '/threads/place', { fr: 'Hors sujet (Charte, 4)' }, { of: 'comments', by: -1 }],
      );
      assert.doesNotMatch(JSON.stringify(await town.log()), /Ada|Mo"|exemple\.fr/);

      town.wait(minute);
      await town.decide(mo, id, 'publish');
      assert.deepEqual(
        [(await town.count('/threads/place', 'comments')).why, (await town.log())[0]?.count],
        [undefined, { of: 'comments', by: 1 }],
      );
    });

    it('says why where an author took a comment back, until it is restored', async () => {
      const town = await threadTown(await open[engine]());
      const ada = await town.join('Ada');
      const id = await town.post(ada, 'Bonjour.');
      await town.send('/threads/place/posts/remove', { key: ada, id });
      const { why } = await town.count('/threads/place', 'comments');
      assert.equal(
        why?.text,
        'Depuis le 15\u00a0novembre 2026, 1 commentaire a été repris par la personne qui l’avait écrit.',
      );
      await town.send('/threads/place/posts/restore', { key: ada, id });
      assert.deepEqual((await town.count('/threads/place', 'comments')).why, undefined);
    });

    it('says in the log that a recount corrected it', async () => {
      const town = await threadTown(await open[engine]());
      const { store } = town;
      const slot = { scope: 'velo', thing: 'velo', kind: 'counted', slot: 0 };
      await store.write((writer) => writer.put(counters, { ...slot, value: 7 }));
      const services = { store, counts: createCounts(() => start) };
      await recount(services, { nouns, tables, note: logMended(nouns, () => start + hour) });
      const [line] = await town.log();
      assert.deepEqual(
        [line?.act, line?.by, line?.path, line?.count],
        ['recounted', 'operator', '/petitions/velo', { of: 'signatures', by: -7 }],
      );
      assert.match(line?.why?.['en'] ?? '', /did not agree with its rows/);
      await recount(services, { nouns, tables, note: logMended(nouns, () => start + hour) });
      assert.equal((await town.log()).length, 1, 'what agrees is not told');
    });
  });
}
