import { describe, it } from 'node:test';
import { holds } from './bounded.ts';
import { chanceOf } from './chance.ts';
import { disk } from './disk.ts';
import { power } from './power.ts';
import { readOnly } from './read-only.ts';
import { untilDone } from './trial.ts';

// Where no disk may be mounted, they say so: what a full disk is answered is tried without one, too (store/outage.test.ts).
describe('what was acknowledged is there', () => {
  it('after a disk was full, without a new start', async () => holds(await disk(chanceOf(1), untilDone(1))));
  it('after a disk became read-only', async () => holds(await readOnly(chanceOf(2))));
  it('after the power was cut', async () => holds(await power(chanceOf(3), untilDone(3))));
});
