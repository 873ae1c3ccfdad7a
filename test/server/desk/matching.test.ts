import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { engines } from '../engines.ts';
import { petitionDocument } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const velo = '/petitions/velo';

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a change upon a version, on ${engine}`, () => {
    const start = async () => {
      const town = await deskTown({ store: await open[engine]() });
      const { send } = await program(town);
      const names = (author: string, match: string) =>
        send('PATCH', velo, { author: { fr: author } }, { 'If-Match': match });
      return { ...town, send, names };
    };

    it('is made where any version will do, and there is one', async () => {
      const { send, names, store } = await start();
      const made = await send('PUT', '/petitions/quai', petitionDocument, { 'If-Match': '*' });
      assert.equal(made.status, 412);
      assert.equal((await send('GET', '/petitions/quai')).status, 404);
      assert.equal((await names('Ada', '*')).status, 200);
      await store.close();
    });

    it('takes the version among others, and as a proxy that compresses writes it', async () => {
      const { send, names, store } = await start();
      const tag = async () => (await send('GET', velo)).tag;
      assert.equal((await names('Ada', `"other", ${await tag()}`)).status, 200);
      assert.equal((await names('Ben', `W/${await tag()}`)).status, 200);
      assert.equal((await names('Cleo', `W/"other",W/${await tag()}`)).status, 200);
      assert.equal((await names('Dan', 'W/"other", "another"')).status, 412);
      for (const sent of [await tag(), `W/${await tag()}`, `"other", W/${await tag()}`]) {
        assert.equal((await send('GET', velo, undefined, { 'If-None-Match': sent })).status, 304);
      }
      assert.equal((await send('GET', velo, undefined, { 'If-None-Match': '"other"' })).status, 200);
      await store.close();
    });
  });
}
