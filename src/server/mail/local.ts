import { isIP } from 'node:net';
import { isWithin, loopbackNetworks, privateNetworks } from '../core/networks.ts';

const isNear = isWithin([...loopbackNetworks, ...privateNetworks]);

/** Checks whether a server is one of this machine or of its network: by its address, or by a name that only this network knows. */
export function isLocal(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) ? isNear(bare) : !bare.includes('.') || bare.endsWith('.localhost');
}
