import { lookup, type LookupAddress } from 'node:dns';
import { request as requestPlainly } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/* Sends to addresses that officers give. None of them reaches into the network of the server (OWASP, Server-Side Request Forgery Prevention). */

const withheld = new BlockList();
const networks = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const;
for (const [address, bits] of networks) {
  withheld.addSubnet(address, bits);
  // What a translator of the network leads on to the same (NAT64; RFC 6052, 2.1).
  withheld.addSubnet(`64:ff9b::${address}`, 96 + bits, 'ipv6');
}
for (const [address, bits] of [
  ['::', 127],
  // Translators of the network's own, and tunnels that carry an address within another (RFC 8215; RFC 4380; RFC 3056).
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  withheld.addSubnet(address, bits, 'ipv6');

/** Checks whether an address is of the open internet. */
export const isOpen = (address: string): boolean => !withheld.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** How long an answer may take, in milliseconds. */
const patience = 10_000;

/** What is said where an address is of a private network. */
const refused = 'the address is in a private network, which WEBHOOKS_PRIVATE does not allow';

/** Finds the addresses of a name, and refuses it where one of them is not open: the check is on what is then connected to. */
const lookUpOpen: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return done(error, '', 0);
    const [first] = found;
    if (!first || found.some(({ address }) => !isOpen(address))) return done(new Error(refused), '', 0);
    return options.all ? done(null, found) : done(null, first.address, first.family);
  });
};

/**
 * Posts a body, and answers the status of what comes back. Redirects are not followed, and nothing is read of the answer.
 *
 * @param isPrivate also to addresses of private networks, and without TLS
 * @throws Error where nothing comes back within ten seconds, or the address is not allowed
 */
export async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  isPrivate: boolean,
): Promise<number> {
  const { protocol, hostname } = new URL(url);
  if (!isPrivate && protocol !== 'https:') throw new Error('the address has to begin with https://');
  const host = hostname.replace(/^\[|\]$/g, '');
  if (!isPrivate && isIP(host) !== 0 && !isOpen(host)) throw new Error(refused);
  const request = protocol === 'https:' ? requestSecurely : requestPlainly;
  return new Promise<number>((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
      signal: AbortSignal.timeout(patience),
      agent: false,
      ...(!isPrivate && { lookup: lookUpOpen }),
    });
    sent.on('response', (answer) => {
      answer.resume();
      answer.on('error', () => undefined);
      resolve(answer.statusCode ?? 0);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
