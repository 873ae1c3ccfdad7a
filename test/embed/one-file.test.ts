import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'node:test';
import { rollup } from 'rollup';
import { keysOnce } from '../../rollup.config.mjs';

type English = { en: Record<string, unknown> };

describe('the script in one file', () => {
  for (const input of globSync('dist/{locales,elements/*/texts}/en.js', { cwd: join(import.meta.dirname, '../..') })) {
    it(`says in English what ${input} says, key for key`, async () => {
      const path = join(import.meta.dirname, '../..', input);
      const { en } = (await import(pathToFileURL(path).href)) as English;
      const bundle = await rollup({ input: path, plugins: [keysOnce()] });
      const { output } = await bundle.generate({ format: 'es' });
      const made = (await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`)) as English;
      assert.deepEqual(made.en, { ...en });
      assert.ok(Object.keys(en).length > 0);
    });
  }
});
