import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createApp } from '../../../src/server/app.ts';
import { DocumentFault, Outdated } from '../../../src/server/desk/faults.ts';
import { readLog } from '../../../src/server/desk/log.ts';
import { openSite } from '../../../src/server/main/site.ts';
import { nouns, type AnyDocument } from '../../../src/server/nouns.ts';

/* What the documents page tells to do, by code and with its own examples. */

const folder = await mkdtemp(join(tmpdir(), 'civic-site-'));
after(() => rm(folder, { recursive: true }));
const site = await openSite({ data: folder, timeZone: 'Europe/Paris' });
after(() => site.close());

for (const { type, path, documented } of nouns) {
  describe(`the example of a ${type}`, () => {
    const at = `${path}/exemple-${type}`;

    it('is taken as it stands, and has a page', async () => {
      const document = documented.example as AnyDocument;
      assert.deepEqual(await site.put(at, document), { path: at, isNew: true });
      assert.deepEqual({ ...(await site.get(at)).document }, document);
      const app = createApp({ store: site.store, baseUrl: 'https://participer.ville.example' });
      for (const lang of ['fr', 'en']) {
        const page = await app.request(`${at}?lang=${lang}`, { headers: { Accept: 'text/html' } });
        assert.equal(page.status, 200);
        assert.ok((await page.text()).includes(document.title[lang]!));
      }
    });

    it('is changed upon the version that was read, and no other', async () => {
      const { document, version } = await site.get(at);
      const later = { ...document, closesAt: '2028-01-31' } as AnyDocument;
      assert.deepEqual(await site.put(at, later, { expects: version }), { path: at, isNew: false });
      await assert.rejects(site.put(at, document, { expects: version }), Outdated);
      assert.equal((await site.get(at)).document.closesAt, '2028-01-31');
      const { entries } = await readLog(site.store, { scope: `exemple-${type}` });
      assert.deepEqual(
        entries.map(({ act, by }) => [act, by]),
        [
          ['extended', 'operator'],
          ['published', 'operator'],
        ],
      );
    });

    it('is refused with a sentence for a field that is not sound', async () => {
      const { document } = await site.get(at);
      const faulty = Object.assign({ ...document }, { title: { fr: 'é'.repeat(501) } });
      await assert.rejects(site.put(at, faulty), (error) => {
        assert.ok(error instanceof DocumentFault);
        assert.deepEqual(error.faults, [{ field: 'title.fr', detail: 'has at most 500 signs, and 501 came.' }]);
        return true;
      });
    });

    it('is refused with a field that is not described', async () => {
      const { document } = await site.get(at);
      const faulty = Object.assign({ ...document }, { closeAt: '2028-01-31' });
      await assert.rejects(site.put(at, faulty), (error) => {
        assert.ok(error instanceof DocumentFault);
        assert.deepEqual(
          error.faults.map(({ field }) => field),
          ['closeAt'],
        );
        return true;
      });
    });
  });
}
