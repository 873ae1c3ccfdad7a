import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Who sent a request, for the rate limit only. A proxy on this machine says whom it speaks for; anyone else's word in
 * `X-Forwarded-For` is not taken. An IPv6 customer has a whole /64 and is one client.
 */
export function clientOf(c: Context): string | undefined {
  const peer = getConnInfo(c).remote.address?.replace(/^::ffff:/, '');
  if (peer === undefined) return undefined;
  const isLocal = peer === '::1' || peer.startsWith('127.');
  const forwarded = isLocal ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined;
  return network(forwarded || peer);
}

export function network(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
