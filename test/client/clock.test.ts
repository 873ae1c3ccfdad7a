import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';
import { learnTime, now } from '../../src/client/clock.ts';

const day = 24 * 3600 * 1000;
const device = Date.parse('2026-11-20T10:00:00Z');

/** What an answer's headers say that was written at an instant. */
const written = (at: number, more: Record<string, string> = {}): Headers =>
  new Headers({ date: new Date(at).toUTCString(), ...more });

describe('the clock', () => {
  beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ['Date'], now: device });
    learnTime(written(device));
  });

  it('is the device’s where that agrees with the server’s', () => {
    for (const off of [0, 40_000, -40_000]) {
      learnTime(written(device + off));
      assert.equal(now(), device);
    }
  });

  it('is the server’s where the device is off by minutes or days, ahead or behind', () => {
    for (const off of [day, -day, 400 * day, -600_000]) {
      learnTime(written(device + off));
      assert.equal(now(), device + off);
      mock.timers.tick(5000);
      assert.equal(now(), device + off + 5000);
      mock.timers.setTime(device);
    }
  });

  it('is not set back by an answer that a cache has kept', () => {
    learnTime(written(device - 1_800_000), 3600);
    assert.equal(now(), device);
    learnTime(written(device - day, { age: String(day / 1000) }));
    assert.equal(now(), device);
  });

  it('is not set back by a file that a browser kept for as long as files may be where nothing is said of it', () => {
    const changed = (days: number) => ({ 'last-modified': new Date(device - days * day).toUTCString() });
    learnTime(written(device - 9 * day, changed(109)));
    assert.equal(now(), device);
    learnTime(written(device - 9 * day, changed(19)));
    assert.equal(now(), device - 9 * day, 'longer than any cache keeps it');
    for (const wrong of [changed(-20), { 'last-modified': 'soon' }, {}]) {
      learnTime(written(device - day, wrong));
      assert.equal(now(), device - day);
    }
  });

  it('learns nothing where nothing is said', () => {
    learnTime(written(device + day));
    for (const headers of [{}, { date: 'today' }, { date: '' }]) learnTime(new Headers(headers));
    assert.equal(now(), device + day);
  });
});
