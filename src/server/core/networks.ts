import { BlockList, isIP } from 'node:net';

/** The networks of the machine itself (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3). */
export const loopbackNetworks = ['127.0.0.0/8', '::1/128'] as const;

/** The networks that the internet does not lead to (RFC 1918, RFC 3927, RFC 4193; RFC 4291, 2.5.6). */
export const privateNetworks = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
] as const;

/** Returns a check whether an address is of one of these networks; an address of IPv4 may be written within IPv6. */
export function isWithin(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), familyOf(address));
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
