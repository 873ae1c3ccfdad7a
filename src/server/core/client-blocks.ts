/*
 * A client of IPv6 is a /64, but whoever rents a machine may get a /56 or a /48 of them. Each such network has a share of its own, which is
 * that of so many clients: a network of a house, a school or a town stays below.
 */

/** A network that clients are in. */
export interface Block {
  /** Differs from every client and every other network. */
  name: string;
  /** Its share is that of so many clients. */
  clients: number;
}

const blocks = [
  { bits: 56, clients: 4 },
  { bits: 48, clients: 10 },
] as const;

/** Returns the networks around a client, which is written as the four groups of a /64; none where it is another. */
export function blocksAround(client: string): Block[] {
  const groups = client.split(':');
  if (groups.length !== 4 || !groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return [];
  const number = groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
  return blocks.map(({ bits, clients }) => ({
    name: `${(number >> BigInt(64 - bits)).toString(16)}/${bits}`,
    clients,
  }));
}
