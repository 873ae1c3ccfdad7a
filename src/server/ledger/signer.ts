import { noteSigner, type NoteSigner } from '../../tally/checkpoint.ts';
import type { Services } from '../core/services.ts';

/** The bytes of a seed of Ed25519. */
const seedLength = 32;

/** Returns the part below the address of a scope at which its ledger is. */
export const ledgerPath = (path: string): string => `${path}/ledger`;

/** Returns the name of the ledger of what stands at a path: its public address, without the scheme. */
export const ledgerName = ({ baseUrl }: Pick<Services, 'baseUrl'>, path: string): string =>
  `${baseUrl}${ledgerPath(path)}`.replace(/^https?:\/\//, '');

async function seedOf(secret: string): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const given = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveBits']);
  const info = encoder.encode('civic-widgets ledger ed25519');
  const derived = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return new Uint8Array(await crypto.subtle.deriveBits(derived, given, seedLength * 8));
}

const seeds = new Map<string, Promise<Uint8Array>>();

/** Makes what signs the ledger of what stands at a path: by one key of the server, which is derived from its secret. */
export const ledgerSigner = (services: Pick<Services, 'secret' | 'baseUrl'>, path: string): Promise<NoteSigner> =>
  namedSigner(services, ledgerName(services, path));

/** Makes what signs the ledger of this name. */
export async function namedSigner({ secret }: Pick<Services, 'secret'>, name: string): Promise<NoteSigner> {
  const seed = seeds.get(secret) ?? seedOf(secret);
  seeds.clear();
  seeds.set(secret, seed);
  return noteSigner(name, await seed);
}
