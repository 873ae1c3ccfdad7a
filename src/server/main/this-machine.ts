import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Checks whether an address of the internet stands for the machine itself; one of IPv4 may be written within IPv6. */
export const isLoopback = (address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 6 ? 'ipv6' : 'ipv4');
};

/** Checks whether the name of a host stands for the machine itself: an address of its own, or `localhost` (RFC 6761). */
export function isThisMachine(name: string): boolean {
  const host = name
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  return host === 'localhost' || host.endsWith('.localhost') || isLoopback(host);
}
