import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { coloursOf, contrast } from '../../src/desk/builder/contrast.ts';

describe('the colours that follow from a chosen one', () => {
  it('are that one where it can be read on the page', () => {
    assert.deepEqual(coloursOf('#7a1030', false), { accent: '#7a1030', fill: '', onAccent: '#ffffff' });
    assert.deepEqual(coloursOf('#9cc3f5', true), { accent: '#9cc3f5', fill: '', onAccent: '#000000' });
  });

  for (const [chosen, isDark, page, ground] of [
    ['#ffcc00', false, '#ffffff', '#f1f4f7'],
    ['#ffffff', false, '#ffffff', '#f1f4f7'],
    ['#7a1030', true, '#12171c', '#1e262e'],
    ['#000000', true, '#12171c', '#1e262e'],
  ] as const) {
    it(`leave ${chosen} to buttons and bars on a ${isDark ? 'dark' : 'light'} page, and give text one that can be read`, () => {
      const { accent, fill, onAccent } = coloursOf(chosen, isDark);
      assert.equal(fill, chosen);
      for (const each of [page, ground]) assert.ok(contrast(accent, each) >= 4.5, `${accent} on ${each}`);
      assert.ok(contrast(onAccent, fill) >= 4.5);
    });
  }

  it('stay near the chosen one: yellow is darkened no more than it has to be', () => {
    const { accent } = coloursOf('#ffcc00', false);
    assert.ok(contrast(accent, '#f1f4f7') < 5, accent);
  });
});
