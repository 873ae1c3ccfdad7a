import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';
import { Poller, type Pollable } from '../../src/state/poller.ts';

/** A thing that is read in no time, and that says so to its poller. */
const pollable = (poller: Poller, changes: Partial<Pollable> = {}): Pollable & { reads: number; changes: number } => ({
  reads: 0,
  changes: 0,
  maxAge: 10,
  failures: 0,
  error: undefined,
  isRunning: false,
  ...changes,
  run() {
    this.reads += 1;
    poller.settled(this);
    return Promise.resolve();
  },
  changed() {
    this.changes += 1;
  },
});

/** Lets time pass in small steps, so that each read may schedule the next. */
async function pass(seconds: number): Promise<void> {
  for (let each = 0; each < seconds; each += 1) {
    mock.timers.tick(1000);
    await Promise.resolve();
    await Promise.resolve();
  }
}

describe('Poller', () => {
  beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ['setTimeout'] });
  });

  it('reads again when what was read has aged, with jitter, and never more often than every five seconds', async () => {
    const poller = new Poller();
    const usual = pollable(poller);
    const eager = pollable(poller, { maxAge: 0 });
    poller.add(usual);
    poller.add(eager);
    await pass(9);
    assert.equal(usual.reads, 0);
    await pass(4);
    assert.equal(usual.reads, 1);
    assert.ok(eager.reads >= 1 && eager.reads <= 2, `${eager.reads} reads in 13 seconds`);
  });

  it('reads ever more rarely while reads fail, and waits as long as a backend asks', async () => {
    const poller = new Poller();
    const failing = pollable(poller, { failures: 3 });
    const busy = pollable(poller, { failures: 1, error: { retryAfter: 200 } });
    poller.add(failing);
    poller.add(busy);
    await pass(79);
    assert.equal(failing.reads, 0);
    await pass(20);
    assert.equal(failing.reads, 1);
    await pass(100);
    assert.equal(busy.reads, 0);
    await pass(60);
    assert.equal(busy.reads, 1);
  });

  it('rests while it is paused, tells so, and goes on after', async () => {
    const poller = new Poller();
    const thing = pollable(poller);
    poller.add(thing);
    poller.paused = true;
    await pass(60);
    assert.deepEqual([thing.reads, thing.changes], [0, 1]);
    poller.paused = false;
    await pass(13);
    assert.deepEqual([thing.reads, thing.changes], [1, 2]);
  });

  it('forgets what nobody watches any more', async () => {
    const poller = new Poller();
    const thing = pollable(poller);
    poller.add(thing);
    poller.remove(thing);
    await pass(60);
    assert.equal(thing.reads, 0);
  });
});
