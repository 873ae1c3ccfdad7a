import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blocksAround } from '../../src/server/core/client-blocks.ts';
import { rateLimit } from '../../src/server/core/rate-limit.ts';
import { minute, signature, start, world } from './support.ts';

const hex = (number: number): string => number.toString(16);

describe('the networks that a client of IPv6 is in', () => {
  it('are its /56 and its /48, and those of no other', () => {
    const names = (client: string) => blocksAround(client).map(({ name }) => name);
    assert.deepEqual(names('2001:db8:0:1'), names('2001:db8:0:ff'));
    assert.notEqual(names('2001:db8:0:1')[0], names('2001:db8:0:100')[0]);
    assert.equal(names('2001:db8:0:1')[1], names('2001:db8:0:100')[1]);
    assert.notEqual(names('2001:db8:0:1')[1], names('2001:db8:1:1')[1]);
    assert.equal(new Set(names('0:0:0:0')).size, 2);
  });

  it('are none of an address of IPv4, nor of who is known by another word', () => {
    for (const client of ['203.0.113.7', 'network', '', 'a:b:c', '1:2:3:4:5', 'g:0:0:0']) {
      assert.deepEqual(blocksAround(client), [], client);
    }
  });
});

describe('who has a whole /48', () => {
  it('signs no more often than ten clients, however many addresses they use', async () => {
    let client = '';
    const town = await world({ limits: { client: () => client } });
    let taken = 0;
    for (let number = 0; number < 1000; number += 1) {
      // Each from another /64, spread over all of it.
      client = `2001:db8:7:${hex((number * 65) % 0x10000)}`;
      const { status } = await town.act('', signature({ email: `p${number}@exemple.fr` }));
      if (status === 202) taken += 1;
      else assert.equal(status, 429);
      town.wait(16);
    }
    assert.ok(taken > 100 && taken <= 200, `${taken} of 1000 within 16 seconds`);
    client = '2001:db8:8:1';
    assert.equal((await town.act('', signature({ email: 'autre@exemple.fr' }))).status, 202, 'their neighbours go on');
    client = '203.0.113.7';
    assert.equal((await town.act('', signature({ email: 'encore@exemple.fr' }))).status, 202);
  });

  it('has a share that is over when it was used, and comes back', () => {
    const wait = rateLimit(2, minute);
    let now = start;
    const all = Array.from({ length: 40 }, (_, number) => wait(`2001:db8:0:${hex(number * 256)}`, (now += 1)));
    assert.deepEqual([all.filter((each) => each === 0).length, all.at(-1)], [20, 60]);
    wait.giveBack('2001:db8:0:0');
    assert.equal(wait('2001:db8:0:ff00', now), 0, 'what was given back');
    assert.ok(wait('2001:db8:0:ff00', now) > 0);
    now += minute;
    assert.equal(wait('2001:db8:0:ff00', now), 0);
  });

  it('takes nothing of a network by what is refused to one client', () => {
    const wait = rateLimit(1, minute);
    for (let number = 0; number < 50; number += 1) wait('2001:db8:0:1', start + number);
    assert.equal(wait('2001:db8:0:2', start + 60), 0);
  });
});
