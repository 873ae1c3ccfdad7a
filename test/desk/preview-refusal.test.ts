import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { restAdapter } from '../../src/adapters/rest.ts';
import { refuseTrial } from '../../src/desk/preview-refusal.ts';
import { newKey } from '../server/support.ts';

describe('an act in the preview beside a form', () => {
  const languages = ['fr', 'en', 'de', 'es', 'it', 'pt', 'nl', 'br', 'ar'];
  const adapter = restAdapter({ fetch: async (input, init) => refuseTrial(new Request(input, init)) });
  const src = 'https://participer.exemple/desk/preview/key/petitions/apercu';
  const tried = async (lang: string) => adapter.petitions?.confirm?.(src, { key: newKey(), code: '123456' }, { lang });

  it('is refused as a backend refuses, with a sentence that the widget shows', async () => {
    assert.deepEqual(await tried('fr'), {
      outcome: 'refused',
      reason: 'preview',
      message:
        'Ceci est un aperçu\u00a0: rien n’est envoyé, compté ni conservé. Pour essayer de participer, ouvrez «\u00a0Aperçu et essai\u00a0» depuis le résumé.',
      fields: undefined,
    });
    assert.match((await tried('en-GB'))?.message ?? '', /^This is a preview: nothing is sent, counted or kept\./);
  });

  it('says so in each language of the widgets, and in French in any other', async () => {
    const said = await Promise.all(languages.map(async (lang) => (await tried(lang))?.message));
    assert.equal(new Set(said).size, languages.length);
    assert.equal((await tried('ja'))?.message, (await tried('fr'))?.message);
  });
});
