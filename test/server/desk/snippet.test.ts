import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deskRoom } from '../../../src/server/desk/routes.ts';
import { nouns } from '../../../src/server/nouns.ts';
import type { ScriptFiles } from '../../../src/snippet/choice.ts';
import { decode } from './forms.ts';
import { deskTown } from './support.ts';

const files: ScriptFiles = {
  version: '1.2.3',
  files: { 'civic-widgets-1.2.3.js': 'sha384-entry', 'core.js': 'sha384-core', 'later.js': 'sha384-later' },
  loads: { 'civic-petition': { fr: ['core.js'] } },
  later: ['later.js'],
};

async function snippetPage(scripts?: () => Promise<ScriptFiles | undefined>, lang = 'fr') {
  const town = await deskTown({ rooms: [deskRoom({ nouns, scripts })] });
  await town.appoint('vue@ville.example', 'observer');
  const visit = await town.signedIn('vue@ville.example');
  return visit.get(`/desk/petitions/velo/snippet?lang=${lang}`);
}

/** The code in the field of a name. */
const codeIn = (html: string, id: string): string =>
  decode(RegExp(`<textarea id="${id}"[^>]*>([^]*?)</textarea>`).exec(html)?.[1] ?? '');

describe('the code for a thing, at the desk', () => {
  it('is always the newest, or one version that the browser checks file by file', async () => {
    const { html } = await snippetPage(async () => files);
    assert.match(codeIn(html, 'script'), /src="https:\/\/participer\.exemple\/civic-widgets\.js"/);
    assert.doesNotMatch(codeIn(html, 'script'), /integrity/);
    const pinned = codeIn(html, 'pinned');
    const [, map = ''] = /<script type="importmap">([^]*?)<\/script>/.exec(pinned) ?? [];
    assert.deepEqual(JSON.parse(map), {
      integrity: {
        'https://participer.exemple/core.js': 'sha384-core',
        'https://participer.exemple/later.js': 'sha384-later',
      },
    });
    assert.match(pinned, /civic-widgets-1\.2\.3\.js" integrity="sha384-entry" crossorigin="anonymous"/);
    assert.match(pinned, /<link rel="modulepreload" href="https:\/\/participer\.exemple\/core\.js"/);
    assert.match(codeIn(html, 'frame'), /^\s*<style>[^]*<\/style>\s*<iframe[^]*civic-frame\.js/);
  });

  it('is not pinned where the hashes are not known', async () => {
    const { html } = await snippetPage(async () => undefined);
    assert.doesNotMatch(html, /id="pinned"/);
    assert.ok(codeIn(html, 'script').includes('<civic-petition'));
  });

  it('has a button that copies each part once there is a script, and says it to everyone', async () => {
    const { html } = await snippetPage(async () => files);
    const fields = [...html.matchAll(/<textarea id="(\w+)"/g)].map(([, id]) => id);
    const buttons = [...html.matchAll(/<button type="button" class="quiet" data-copies="(\w+)"[^>]* hidden/g)];
    assert.deepEqual(
      buttons.map(([, id]) => id),
      fields,
    );
    assert.match(html, /<p role="status"[^>]* data-copied="Copié\."/);
    assert.match(html, /<script type="module" src="\/civic-desk-copy\.js"><\/script>/);
  });

  it('says where to paste it, and leads to its options', async () => {
    for (const lang of ['fr', 'en']) {
      const { html } = await snippetPage(undefined, lang);
      for (const site of ['WordPress', 'SPIP', 'Drupal']) assert.ok(html.includes(`<dt>${site}</dt>`));
      const [, way = ''] = /href="(\/integrer\?[^"]*)"/.exec(html.slice(html.indexOf('<main'))) ?? [];
      const asked = new URLSearchParams(decode(way).split('?')[1]);
      assert.equal(asked.get('address'), 'https://participer.exemple/petitions/velo');
    }
  });
});
