import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CivicError } from '../../src/client/errors.ts';
import { Resource, type LoadOptions } from '../../src/state/resource.ts';

/** A resource whose reads are answered by hand. */
function byHand() {
  const reads: (LoadOptions & { answer: (value: string) => void; fail: (error: Error) => void })[] = [];
  const watched: (boolean | 'settled')[] = [];
  const resource = new Resource<string>(
    (options) =>
      new Promise((resolve, reject) => {
        reads.push({ ...options, answer: (value) => resolve({ value, maxAge: 10 }), fail: reject });
      }),
    { watched: (is) => watched.push(is), settled: () => watched.push('settled') },
  );
  return { resource, reads, watched };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Resource', () => {
  it('asks once however many watch', async () => {
    const { resource, reads, watched } = byHand();
    let changes = 0;
    for (let each = 0; each < 3; each += 1) resource.watch(() => (changes += 1));
    assert.equal(reads.length, 1);
    assert.equal(resource.status, 'loading');
    reads[0]?.answer('one');
    await settled();
    assert.equal(resource.value, 'one');
    assert.equal(resource.maxAge, 10);
    assert.equal(changes, 3 + 1);
    assert.deepEqual(watched, [true, 'settled']);
  });

  it('aborts the last read for a new one, and drops the late answer', async () => {
    const { resource, reads } = byHand();
    resource.watch(() => undefined);
    void resource.run(true);
    assert.equal(reads[0]?.signal.aborted, true);
    assert.equal(reads[1]?.fresh, true);
    reads[1]?.answer('new');
    reads[0]?.answer('late');
    await settled();
    assert.equal(resource.value, 'new');
  });

  it('keeps the value when a later read fails, and counts the failures', async () => {
    const { resource, reads } = byHand();
    resource.watch(() => undefined);
    reads[0]?.answer('one');
    await settled();
    void resource.run();
    const error = new CivicError('network', 'rest: no answer');
    reads[1]?.fail(error);
    await settled();
    assert.deepEqual([resource.status, resource.value, resource.error, resource.failures], ['ready', 'one', error, 1]);
  });

  it('goes on through a move, and ends its read when the last watcher has left', async () => {
    const { resource, reads, watched } = byHand();
    const leave = resource.watch(() => undefined);
    leave();
    const leaveAgain = resource.watch(() => undefined);
    await settled();
    assert.equal(reads[0]?.signal.aborted, false);
    leaveAgain();
    await settled();
    assert.equal(reads[0]?.signal.aborted, true);
    assert.deepEqual([resource.status, watched], ['idle', [true, false]]);
  });
});
