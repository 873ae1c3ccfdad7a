import assert from 'node:assert/strict';
import { it } from 'node:test';
import { holds } from './bounded.ts';
import { chanceOf } from './chance.ts';
import { hostile } from './hostile.ts';
import { untilDone } from './trial.ts';

it('every route answers what is hostile without a fault, a word of its inside or a hidden number', async () => {
  const found = await hostile(chanceOf(1), untilDone(500));
  holds(found);
  assert.equal(found.faults, 500);
});
