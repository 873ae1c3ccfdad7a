import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { receipts, type Receipt } from '../../src/state/receipts.ts';

const receipt = (src: string, key = 'k'.repeat(32)): Receipt => ({
  src,
  key,
  state: 'counted',
  at: new Date().toISOString(),
});
const thing = 'https://ville.example/petitions/pistes';

describe('the receipts of a device', () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    kept.clear();
    const localStorage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    Object.assign(globalThis, { localStorage });
  });
  afterEach(() => void Reflect.deleteProperty(globalThis, 'localStorage'));

  it('are one for a thing, in whatever language its address asks for it', () => {
    receipts.keep(receipt(`${thing}?lang=fr`));
    assert.equal(receipts.find(thing)?.state, 'counted');
    assert.equal(receipts.find(`${thing}?lang=en`)?.state, 'counted');
    receipts.keep(receipt(thing, 'n'.repeat(32)));
    assert.equal(receipts.find(`${thing}?lang=fr`)?.key, 'n'.repeat(32));
    receipts.forget(`${thing}?lang=en`);
    assert.equal(receipts.find(thing), undefined);
    assert.equal(kept.size, 0);
  });

  it('are none where another script wrote something else in their place', () => {
    const good = receipt(`${thing}?id=9`);
    for (const other of [
      'null',
      '7',
      '{}',
      '[null]',
      '[1,"a",true,[]]',
      '[{}]',
      JSON.stringify([{ src: thing, at: good.at }]),
    ]) {
      kept.set('civic-widgets.receipts', other);
      assert.equal(receipts.find(thing), undefined, other);
      receipts.keep(good);
      assert.equal(receipts.find(good.src)?.key, good.key, other);
      receipts.forget(good.src);
    }
    kept.set('civic-widgets.receipts', JSON.stringify([null, good, { ...good, state: 'odd', src: thing }]));
    assert.equal(receipts.find(good.src)?.key, good.key);
    assert.equal(receipts.find(thing), undefined);
  });

  it('are none where what stands before them is none, however deep', () => {
    const good = receipt(thing);
    const nested = { ...good, before: { ...good, key: 'b'.repeat(32) } };
    receipts.keep(nested);
    assert.equal(receipts.find(thing)?.before?.key, 'b'.repeat(32));
    for (const before of [null, 7, 'x', [], {}, { ...good, key: 1 }, { ...good, before: { src: thing } }]) {
      kept.set('civic-widgets.receipts', JSON.stringify([{ ...good, before }]));
      assert.equal(receipts.find(thing), undefined, JSON.stringify(before));
    }
  });

  it('are apart for things that differ in more than the language', () => {
    receipts.keep(receipt(`${thing}?id=1&lang=fr`));
    assert.equal(receipts.find(`${thing}?id=2&lang=fr`), undefined);
    assert.equal(receipts.find(`${thing}?id=1`)?.state, 'counted');
  });
});
