import assert from 'node:assert/strict';
import type { Found } from './trial.ts';

/** Checks that a trial did something, and found nothing that should not be. */
export function holds({ told, wrong, sent, acknowledged, lost, doubled }: Found): void {
  assert.deepEqual({ lost, doubled, wrong }, { lost: 0, doubled: 0, wrong: [] }, told.join('\n'));
  assert.ok(acknowledged <= sent);
  assert.notEqual(told.length, 0);
}
