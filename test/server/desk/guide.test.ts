import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pictureFrames } from '../../support/desk-pictures.ts';
import { emptyStates, filledStates } from '../../support/desk-states/all.ts';

const docs = join(import.meta.dirname, '..', '..', '..', 'docs');
const pictures = [...emptyStates, ...filledStates].flatMap(({ name, picture }) => (picture ? [name] : []));
const files = pictures.flatMap((name) => pictureFrames.map(({ suffix }) => `${name}-${suffix}.webp`)).sort();

describe('the guide of the desk', () => {
  it('has each picture of a page, narrow and wide, light and dark, and no other', () => {
    assert.deepEqual(readdirSync(join(docs, 'images', 'desk')).sort(), files);
  });

  for (const guide of ['desk.md', 'desk.fr.md']) {
    it(`shows all of them in ${guide}, wide ones with words for those who do not see them`, () => {
      const text = readFileSync(join(docs, guide), 'utf8');
      const shown = [...text.matchAll(/(?:srcset|src)="images\/desk\/([^"]+)"/g)].map(([, file = '']) => file);
      assert.deepEqual([...shown].sort(), files);
      for (const [, alt = ''] of text.matchAll(/-1280\.webp" width="640" alt="([^"]*)"/g)) assert.ok(alt.length > 10);
      for (const [, to = ''] of text.matchAll(/\]\(([\w./-]+)\)/g)) assert.ok(existsSync(join(docs, to)), to);
    });
  }
});
