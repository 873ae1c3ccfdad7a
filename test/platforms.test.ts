import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adapterNames, findAdapter } from '../src/platforms.ts';

const find = findAdapter();

describe('the adapter of an address', () => {
  it('is rest where no platform is known to have such addresses', async () => {
    for (const src of ['https://ville.example/petitions/pistes', 'https://ville.example/threads/place?lang=en']) {
      assert.equal((await find(src, '')).name, 'rest');
    }
  });

  it('is the one that is named, whatever the address', async () => {
    for (const name of adapterNames) assert.equal((await find('https://ville.example/1', name)).name, name);
  });

  it('is loaded once', async () => {
    for (const name of adapterNames) {
      assert.equal(await find('https://ville.example/1', name), await find('https://ville.example/2', name));
    }
  });

  it('cannot be one that does not exist: the error names those that do', () => {
    assert.throws(() => find('https://ville.example/1', 'geocities'), {
      code: 'configuration',
      message: /no adapter "geocities".*rest/,
    });
  });
});
