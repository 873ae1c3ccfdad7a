import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readHolding } from '../../../src/server/main/holding-settings.ts';

describe('the limits of suspicion', () => {
  it('have defaults, and know domains that give addresses to be thrown away', async () => {
    const { burst, crowd, work, trusted, isThrowaway } = await readHolding({});
    assert.deepEqual([burst, crowd, work, trusted], [40, 20, 0, []]);
    assert.deepEqual(['mailinator.com', 'laposte.net'].map(isThrowaway), [true, false]);
  });

  it('can be changed and turned off', async () => {
    const env = {
      HOLD_BURST: '0',
      HOLD_DOMAIN: '7',
      HOLD_THROWAWAY: 'no',
      HOLD_TRUSTED: 'Univ.fr, ville.fr',
      HOLD_WORK: '200',
    };
    const { burst, crowd, work, trusted, isThrowaway } = await readHolding(env);
    assert.deepEqual([burst, crowd, work, trusted], [0, 7, 200, ['univ.fr', 'ville.fr']]);
    assert.equal(isThrowaway('mailinator.com'), false);
  });

  it('do not judge who comes from this machine or a private network', async () => {
    const { isInside } = await readHolding({});
    const senders = ['127.0.0.1', '10.1.2.3', 'fd00:0:0:1', '0:0:0:0', '203.0.113.7', '2001:db8:0:1'];
    assert.deepEqual(senders.map(isInside), [true, true, true, true, false, false]);
  });

  it('refuse what makes no sense', async () => {
    for (const given of ['many', '-1', '1.5'])
      await assert.rejects(readHolding({ HOLD_BURST: given }), /HOLD_BURST is .*set it to from how many on/);
    for (const given of ['yes', '10001'])
      await assert.rejects(readHolding({ HOLD_WORK: given }), /HOLD_WORK is .*how many keys .* from 1 to 10000,/);
  });
});
