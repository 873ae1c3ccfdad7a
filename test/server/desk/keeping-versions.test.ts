import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { engines } from '../engines.ts';
import { newKey, petitionDocument } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const { text: signed } = petitionDocument;
const textOf = (fr: string) => ({ ...signed, fr });

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the version of a text, on ${engine}`, () => {
    const start = async () => {
      const town = await deskTown({ store: await open[engine]() });
      const key = newKey();
      await town.act('/confirm', { key, code: await town.sign({ key }) });
      const { send, bearer } = await program(town);
      const change = async (fields: object) => {
        town.wait(1000);
        const { status, body } = await send('PATCH', '/petitions/velo?means=same', fields);
        return status === 200 ? 'taken' : body.errors?.map(({ field }) => field).join(' ');
      };
      const list = async () => {
        const answer = await town.app.request('/desk/api/petitions/velo/deliveries', {
          method: 'POST',
          headers: bearer,
        });
        return answer.text();
      };
      return { ...town, change, list };
    };

    it('stays that of the words which people signed', async () => {
      const { change, list, store } = await start();
      assert.equal(await change({ text: textOf('Autre chose.'), textVersion: 'v2' }), 'taken');
      assert.equal(await change({ text: textOf('Tout autre chose.'), textVersion: 'v1' }), 'textVersion');
      assert.equal(await change({ textVersion: 'v1' }), 'textVersion', 'the words that stand are not those of v1');
      assert.equal(await change({ text: signed, textVersion: 'v1' }), 'taken', 'with its own words it comes back');
      assert.equal(await change({ text: textOf('Encore autre chose.'), textVersion: 'v2' }), 'textVersion');
      assert.equal(await change({ text: textOf('Encore autre chose.'), textVersion: 'v3' }), 'taken');
      const versions = [...(await list()).matchAll(/version (v\d), fr\)"?,("[^"]*"|[^\r]*)/g)];
      const words = new Map(versions.map(([, version = '', said = '']) => [version, said]));
      assert.deepEqual(new Set(versions.map(([, version, said]) => `${version} ${said}`)).size, words.size);
      await store.close();
    });

    it('is kept with its words, also where it changes alone', async () => {
      const { change, list, store } = await start();
      assert.equal(await change({ textVersion: 'v2' }), 'taken');
      assert.equal(await change({ text: textOf('Autre chose.'), textVersion: 'v1' }), 'textVersion');
      assert.equal(await change({ text: textOf('Autre chose.'), textVersion: 'v3' }), 'taken');
      assert.match(await list(), /\(version v1, fr\)"?,"[^"]*Nous demandons des pistes/);
      await store.close();
    });

    it('that the desk gives is one that no words have had', async () => {
      const town = await start();
      assert.equal(await town.change({ text: textOf('Autre chose.'), textVersion: 'v0' }), 'taken');
      await town.appoint('elle@ville.exemple', 'editor');
      const visit = await town.signedIn('elle@ville.exemple');
      const path = (await visit.send('/desk/petitions/velo/correct', {})).at.split('?')[0]!;
      const version = (html: string) => /name="version" value="([^"]+)"/.exec(html)?.[1] ?? '';
      const fields = { 'title.fr': 'Des pistes', 'title.en': 'Tracks', 'text.fr': 'Mieux dit.', 'text.en': 'Better.' };
      const page = await visit.get(`${path}/text?back=summary`);
      const summary = await visit.send(`${path}/text?back=summary`, { ...fields, version: version(page.html) });
      const done = await visit.send(path, { version: version(summary.html), means: 'same' });
      assert.match(done.at, /done=corrected/);
      const { textVersion } = (await town.read('/petitions/velo')) as unknown as { textVersion: string };
      assert.equal(textVersion, 'v2', 'v1 is that of what was signed');
      await town.store.close();
    });
  });
}
