import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Addresses of this machine and of private networks (RFC 1122, 3.2.1.3; RFC 1918; RFC 4193; RFC 4291, 2.5). */
const local = new BlockList();
local.addSubnet('127.0.0.0', 8, 'ipv4');
local.addSubnet('10.0.0.0', 8, 'ipv4');
local.addSubnet('172.16.0.0', 12, 'ipv4');
local.addSubnet('192.168.0.0', 16, 'ipv4');
local.addAddress('::1', 'ipv6');
local.addSubnet('fc00::', 7, 'ipv6');
local.addSubnet('fe80::', 10, 'ipv6');

/** Checks whether a server is one of this machine or of its network: by its address, or by a name that only this network knows. */
export function isLocal(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (isIPv6(bare)) return local.check(bare, 'ipv6');
  if (isIPv4(bare)) return local.check(bare, 'ipv4');
  return !bare.includes('.') || bare.endsWith('.localhost');
}
