import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { toJson } from '../../src/client/json.ts';

describe('toJson', () => {
  it('writes what JSON.stringify writes', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => assert.equal(toJson(value), JSON.stringify(value))));
    const act = { key: 'a', email: undefined, ballot: [[1, 2], []], text: '“x” \u2028\ud800' };
    assert.equal(toJson(act), JSON.stringify(act));
  });

  it('asks no toJSON that the page has added', () => {
    Object.assign(Array.prototype, { toJSON: () => 'spoiled' });
    try {
      assert.equal(toJson({ a: [1, ['x']] }), '{"a":[1,["x"]]}');
    } finally {
      Reflect.deleteProperty(Array.prototype, 'toJSON');
    }
  });
});
