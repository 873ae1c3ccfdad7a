import { isWithin, loopbackNetworks } from '../core/networks.ts';

/** Checks whether an address of the internet stands for the machine itself. */
export const isLoopback = isWithin(loopbackNetworks);

/** Checks whether the name of a host stands for the machine itself: an address of its own, or `localhost` (RFC 6761). */
export function isThisMachine(name: string): boolean {
  const host = name
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  return host === 'localhost' || host.endsWith('.localhost') || isLoopback(host);
}
