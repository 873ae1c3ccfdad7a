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

let time = 0;
const newPoller = (): Poller => new Poller(() => time);

/** Lets time pass in small steps, so that each read may schedule the next. */
async function pass(seconds: number, step = 1): Promise<void> {
  for (let each = 0; each < seconds; each += step) {
    time += step * 1000;
    mock.timers.tick(step * 1000);
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
    const poller = newPoller();
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
    const poller = newPoller();
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
    const poller = newPoller();
    const thing = pollable(poller);
    poller.add(thing);
    poller.paused = true;
    await pass(60);
    assert.deepEqual([thing.reads, thing.changes], [0, 1]);
    poller.paused = false;
    // What has aged meanwhile is not waited for once more.
    assert.deepEqual([thing.reads, thing.changes], [1, 2]);
    await pass(13);
    assert.equal(thing.reads, 2);
  });

  for (const [what, seconds] of [
    ['a month', 2_592_000],
    ['the first second that a timer does not hold', 2 ** 31 / 1000],
    ['a year', 31_536_000],
  ] as const) {
    it(`asks nothing for ${what} where a backend wants it so, and then goes on`, async () => {
      const poller = newPoller();
      const busy = pollable(poller, { failures: 1, error: { retryAfter: seconds } });
      const rare = pollable(poller, { maxAge: seconds });
      poller.add(busy);
      poller.add(rare);
      await pass(5);
      // Whole hours, the last of which must not end after the time asked for.
      await pass(seconds - 3610, 3600);
      assert.deepEqual([busy.reads, rare.reads], [0, 0]);
      await pass(seconds / 5 + 3 * 3600, 3600);
      assert.deepEqual([busy.reads, rare.reads], [1, 1]);
    });
  }

  it('does not ask again before its time because the reader comes back, or pauses and resumes', async (t) => {
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const comeBack = (): void => {
      for (const state of ['hidden', 'visible']) {
        page.visibilityState = state;
        page.dispatchEvent(new Event('visibilitychange'));
      }
    };
    Object.assign(globalThis, { document: page });
    t.after(() => Reflect.deleteProperty(globalThis, 'document'));
    const poller = newPoller();
    const busy = pollable(poller, { failures: 1, error: { retryAfter: 3600 } });
    const fresh = pollable(poller, { maxAge: 300 });
    poller.add(busy);
    poller.add(fresh);
    for (let returns = 0; returns < 5; returns += 1) {
      await pass(20);
      comeBack();
      poller.paused = true;
      poller.paused = false;
    }
    assert.deepEqual([busy.reads, fresh.reads], [0, 0]);
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    await pass(1000, 10);
    assert.deepEqual([busy.reads, fresh.reads], [0, 0], 'nothing is read while nobody looks');
    comeBack();
    assert.deepEqual([busy.reads, fresh.reads], [0, 1]);
  });

  it('forgets what nobody watches any more', async () => {
    const poller = newPoller();
    const thing = pollable(poller);
    poller.add(thing);
    poller.remove(thing);
    await pass(60);
    assert.equal(thing.reads, 0);
  });
});
