import assert from 'node:assert/strict';
import type { Context } from 'hono';
import { describe, it } from 'node:test';
import { StartError } from '../../src/server/core/start-error.ts';
import { clientBehind, plain, readProxies } from '../../src/server/main/client-address.ts';

/** Whom the rate limit sees, behind these proxies. */
function client(peer: string, forwarded: string | undefined, proxies = ''): string | undefined {
  const context = {
    env: { incoming: { socket: { remoteAddress: peer, remotePort: 1, remoteFamily: 'IPv4' } } },
    req: { header: () => forwarded },
  };
  return clientBehind(readProxies(proxies))(context as unknown as Context);
}
const one = (forwarded: string[], peer = '127.0.0.1', proxies = ''): number =>
  new Set(forwarded.map((each) => client(peer, each, proxies))).size;

describe('a client behind a proxy of this machine', () => {
  it('is each address of IPv4, also as IPv6 writes it', () => {
    const many = Array.from({ length: 25 }, (_, number) => `::ffff:203.0.113.${number}`);
    assert.equal(one(many), 25);
    assert.equal(one(['::ffff:203.0.113.7', '::FFFF:cb00:7107', '203.0.113.7', '[::ffff:203.0.113.7]:443']), 1);
    assert.equal(client('::ffff:127.0.0.1', '203.0.113.7'), '203.0.113.7');
  });

  it('is the same whatever its port', () => {
    assert.equal(one(['198.51.100.7:1024', '198.51.100.7:1025', '198.51.100.7', ' 198.51.100.7:80 ']), 1);
    assert.equal(
      one(['[2001:db8::1]:1024', '[2001:db8::2]:1025', '2001:db8::3', '[2001:db8::4]', '"[2001:db8::5]:1"']),
      1,
    );
  });

  it('is a /64 of IPv6', () => {
    assert.equal(one(['2001:db8::1', '2001:DB8:0:0:5::2', '2001:0db8:0000:0000::3', '2001:db8::4%eth0']), 1);
    assert.equal(one(['2001:db8::1', '2001:db8:0:1::1', '2001:db8:1::1']), 3);
  });

  it('is an address of IPv4 behind NAT64', () => {
    assert.equal(one(['64:ff9b::203.0.113.7', '64:ff9b::cb00:7107', '203.0.113.7']), 1);
    assert.equal(one(['64:ff9b::203.0.113.7', '64:ff9b::203.0.113.8']), 2);
    assert.equal(plain('64:ff9b:1:0:0:0:203.0.113.7'), '203.0.113.7');
  });

  it('is the proxy where that says nothing that makes sense', () => {
    for (const said of [undefined, '', 'unknown', '_hidden', '1.2.3', '203.0.113.7, unknown']) {
      assert.equal(client('127.0.0.1', said), '127.0.0.1', said);
    }
  });
});

describe('a chain of proxies', () => {
  const cdn = '192.0.2.0/24, 2001:db8:cd::/48';
  it('leads to the first who is not trusted, from its end', () => {
    assert.equal(client('127.0.0.1', '203.0.113.7, 192.0.2.1', cdn), '203.0.113.7');
    assert.equal(client('127.0.0.1', '203.0.113.7, 2001:db8:cd::9', cdn), '203.0.113.7');
    assert.equal(client('192.0.2.5', '198.51.100.1, 203.0.113.7, ::ffff:192.0.2.1', cdn), '203.0.113.7');
    assert.equal(client('10.1.2.3', '203.0.113.7, 10.9.9.9', 'private'), '203.0.113.7');
    // All are trusted: the first of them asks.
    assert.equal(client('127.0.0.1', '192.0.2.2, 192.0.2.1', cdn), '192.0.2.2');
  });

  it('is not believed where anyone could have written it', () => {
    assert.equal(client('203.0.113.9', '198.51.100.1', cdn), '203.0.113.9');
    assert.equal(client('127.0.0.1', '198.51.100.1, 203.0.113.9'), '203.0.113.9');
    assert.equal(client('127.0.0.1', '198.51.100.1, 203.0.113.9, 192.0.2.1', cdn), '203.0.113.9');
    assert.equal(client('10.1.2.3', '198.51.100.1'), '10.1.2.3');
  });

  it('is set up by addresses, networks and names, and nothing else', () => {
    for (const good of ['', '192.0.2.1', '192.0.2.0/24 2001:db8::/32', 'loopback,private', '::1']) readProxies(good);
    for (const bad of ['cdn', '192.0.2.0/33', '192.0.2', '2001:db8::/129', '192.0.2.0/', '192.0.2.0/a', 'true', '1']) {
      assert.throws(() => readProxies(bad), StartError, bad);
    }
  });
});
