import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { loopbackNetworks, privateNetworks } from '../core/networks.ts';
import { StartError } from '../core/start-error.ts';
import { isLoopback } from './this-machine.ts';

/** The networks that a word in `TRUSTED_PROXIES` stands for. */
const named: Record<string, readonly string[]> = { loopback: loopbackNetworks, private: privateNetworks };

/**
 * Reads which proxies may say whom they speak for: addresses, networks (`203.0.113.0/24`), `loopback` and `private`, parted by commas.
 *
 * @throws StartError where one is none of these
 */
export function readProxies(given: string): BlockList {
  const list = new BlockList();
  const words = given.split(/[\s,]+/).filter(Boolean);
  for (const word of words.flatMap((each) => named[each] ?? [each])) {
    const [address = '', bits] = word.split('/');
    const family = isIP(address);
    const maxPrefixLength = family === 6 ? 128 : 32;
    const length = bits === undefined ? maxPrefixLength : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
    if (family === 0 || length < 0 || length > maxPrefixLength) {
      throw new StartError(
        `TRUSTED_PROXIES names ${word}, which is no address or network: write them like 203.0.113.7, 203.0.113.0/24 or private.`,
      );
    }
    list.addSubnet(address, length, family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/**
 * Returns who sent a request, for the rate limit only: the last address in the chain of proxies that is none of the trusted ones. A proxy on this
 * machine is always trusted; anyone else's word in `X-Forwarded-For` is not taken.
 */
export const clientBehind =
  (proxies: BlockList) =>
  (c: Context): string | undefined => {
    const peer = plain(getConnInfo(c).remote.address ?? '');
    const chain = (c.req.header('X-Forwarded-For') ?? '').split(',').map(plain);
    return peer && network(clientIn(peer, chain, proxies));
  };

/** @param chain who each proxy says was before it, the last proxy's word last; nothing where it is no address */
function clientIn(peer: string, chain: (string | undefined)[], proxies: BlockList): string {
  let client = peer;
  while (isLoopback(client) || proxies.check(client, isIP(client) === 6 ? 'ipv6' : 'ipv4')) {
    const before = chain.pop();
    if (before === undefined) break;
    client = before;
  }
  return client;
}

/** Prefixes under which IPv6 writes an address of IPv4: as such (RFC 4291), and behind NAT64 (RFC 6052, RFC 8215). */
const withinSix = /^(?:0:0:0:0:0:ffff|64:ff9b:0:0:0:0|64:ff9b:1:[0-9a-f:]+):([0-9a-f]+):([0-9a-f]+)$/;

/** As proxies add a port: `203.0.113.7:443`, `[2001:db8::1]:443`; brackets may stand alone. */
const withPort = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d{1,5})?$/;

/** Returns an address without port, brackets and zone, and of IPv4 where it is one; nothing where it is none. */
export function plain(written: string): string | undefined {
  const text = written
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/%[^\]]*/, '');
  const [, six, four] = withPort.exec(text) ?? [];
  const address = six ?? four ?? text;
  if (isIP(address) !== 6) return isIP(address) === 4 ? address : undefined;
  const groups = groupsOf(address);
  const [, high, low] = withinSix.exec(groups.join(':')) ?? [];
  if (high === undefined || low === undefined) return groups.join(':');
  const number = Number.parseInt(high, 16) * 0x10000 + Number.parseInt(low, 16);
  return [24, 16, 8, 0].map((bits) => (number >>> bits) & 0xff).join('.');
}

/** The eight groups of an address of IPv6, as short as they can be written. */
function groupsOf(address: string): string[] {
  // What ends like IPv4 is written in hexadecimal by the parser of addresses.
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = written.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return tail === undefined ? left : [...left, ...zeros, ...right];
}

/** A customer of IPv6 has a whole /64 and is one client. */
const network = (address: string): string => (isIP(address) === 6 ? groupsOf(address).slice(0, 4).join(':') : address);
