import { table, type AnyTable } from '../../store/store.ts';

/**
 * The passkeys of officers: `id` is that of the credential, `holder` what a device knows its holder by (it says nothing of the person, and
 * is the same for all keys of an officer), `public_key` and `id` are in base64url, `counter` is how often the device says it was used.
 */
export const passkeys = table<{
  id: string;
  address: string;
  holder: string;
  name: string;
  public_key: string;
  counter: number;
  transports: string;
  at: number;
  used_at: number | null;
}>({
  name: 'officer_passkey',
  columns: {
    id: 'text',
    address: 'text',
    holder: 'text',
    name: 'text',
    public_key: 'text',
    counter: 'integer',
    transports: 'text',
    at: 'integer',
    used_at: 'integer?',
  },
  key: ['id'],
  sealed: ['name'],
  lookedUp: ['address'],
  indexes: { address: ['address', 'at', 'id'] },
});

/**
 * What a device is to sign, good once: `id` is the digest of it and of what the asking browser holds, `purpose` whether one enters or adds
 * a key, `address` the officer who adds one, and `holder` what their devices are to know them by.
 */
export const challenges = table<{ id: string; purpose: string; address: string; holder: string; until: number }>({
  name: 'passkey_challenge',
  columns: { id: 'text', purpose: 'text', address: 'text', holder: 'text', until: 'integer' },
  key: ['id'],
  lookedUp: ['address'],
  indexes: { until: ['until', 'id'] },
});

export const passkeyTables: readonly AnyTable[] = [passkeys, challenges];
