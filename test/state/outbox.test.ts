import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { outbox, type WaitingAct } from '../../src/state/outbox.ts';
import { mayWait } from '../../src/state/waiting.ts';

const place = 'https://ville.example/petitions/pistes';
const act = (id: string, changes: Partial<WaitingAct> = {}): WaitingAct => ({
  id,
  place,
  act: 'send',
  sent: { key: id },
  at: Date.now(),
  tries: 0,
  next: 0,
  ...changes,
});

describe('the outbox of a device', () => {
  const kept = new Map<string, string>();
  let isFull = false;
  beforeEach(() => {
    kept.clear();
    isFull = false;
    const localStorage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem(key: string, value: string) {
        if (isFull) throw new DOMException('', 'QuotaExceededError');
        kept.set(key, value);
      },
      removeItem: (key: string) => void kept.delete(key),
    };
    Object.assign(globalThis, { localStorage });
  });
  afterEach(() => void Reflect.deleteProperty(globalThis, 'localStorage'));

  it('holds an act from the press to the answer, and leaves nothing behind', () => {
    assert.equal(mayWait(), false);
    outbox.put(act('one'));
    assert.equal(mayWait(), true);
    assert.equal(outbox.find(place)?.id, 'one');
    assert.equal(outbox.find(`${place}-2`), undefined);
    outbox.drop('one');
    assert.equal(mayWait(), false);
    assert.equal(kept.size, 0);
  });

  it('does not show what takes back what was cancelled', () => {
    outbox.put(act('one', { quiet: true }));
    assert.equal(outbox.find(place), undefined);
    assert.equal(outbox.at(place).length, 1);
    outbox.drop('one');
  });

  it('waits twice as long after each attempt, to a quarter of an hour, and as long as the backend asks', () => {
    const now = Date.now();
    let one = act('one');
    for (const [least, most] of [
      [30, 36],
      [60, 72],
      [120, 144],
      [240, 288],
      [480, 576],
      [900, 1080],
      [900, 1080],
    ] as const) {
      outbox.putOff(one, 0, now);
      one = outbox.get('one')!;
      const wait = (one.next - now) / 1000;
      assert.ok(wait >= least && wait <= most, `${wait} s after ${one.tries} attempts`);
    }
    outbox.hurry(one);
    assert.ok(outbox.get('one')!.next <= now, 'at once where nobody asked to wait');
    outbox.putOff(outbox.get('one')!, 7200, now);
    outbox.hurry(outbox.get('one')!);
    assert.equal(outbox.get('one')!.next, now + 7_200_000);
    outbox.drop('one');
  });

  it('sends nothing that was asked for over seven days ago, and forgets it after thirty', () => {
    const day = 24 * 3600 * 1000;
    const now = Date.now();
    assert.equal(outbox.isOld(act('one', { at: now - 6 * day })), false);
    assert.equal(outbox.isOld(act('one', { at: now - 8 * day })), true);
    outbox.put(act('one', { at: now - 29 * day }));
    outbox.put(act('two', { at: now - 31 * day }));
    assert.deepEqual(
      outbox.at(place).map(({ id }) => id),
      ['one'],
    );
    outbox.drop('one');
  });

  it('lives as long as the page where nothing can be stored', () => {
    isFull = true;
    outbox.put(act('one'));
    assert.equal(outbox.find(place)?.id, 'one');
    assert.equal(outbox.isStored, false);
    isFull = false;
    outbox.drop('one');
    assert.equal(outbox.isStored, true);
    assert.equal(kept.size, 0);
  });

  it('takes what other scripts wrote in its place for nothing', () => {
    for (const other of ['null', '7', '{}', '[null]', '[1,"a",[]]', '[{}]', '[{"id":"a","place":"b","act":"c"}]']) {
      kept.set('civic-widgets.outbox', other);
      assert.equal(outbox.find(place), undefined, other);
      assert.deepEqual(outbox.at(''), [], other);
    }
  });
});
