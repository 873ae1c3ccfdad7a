import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/*
 * By which keys what identifies people is sealed, and found. They are made of texts that stand outside of the database: those of sealing can
 * be followed by others, the one of lookups stays as long as the secret does, since who has acted is found by it.
 */

/** A key that seals. Its `id` stands before what it sealed, and tells nothing of it. */
export interface SealingKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** The keys that a process has at hand. */
export interface Keys {
  /** The one that seals from now on. */
  current(): SealingKey;
  /** Finds the key with an id; looks for it anew where it is not known yet. */
  find(id: string): SealingKey | undefined;
  /** Looks for keys that were added since: the newest seals from now on. */
  refresh(): void;
  /** Returns what stands for a text where it is looked up: the same each time, and not to be turned back. */
  lookup(text: string): string;
}

/** So long a key that is not known is not looked for again, in milliseconds: many rows may need it. */
const betweenLooks = 1000;

const derive = (text: string, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', text, '', purpose, 32));

/** Signs of an id of a key. */
export const idLength = 8;

function sealingKey(text: string): SealingKey {
  const key = derive(text, 'civic-widgets: sealing');
  const id = createHmac('sha256', key).update('which key this is').digest('base64url').slice(0, idLength);
  return { id, key: createSecretKey(key) };
}

/**
 * Makes the keys of a process.
 *
 * @param secret that of the server: it makes the key of lookups, and the first key that seals
 * @param readLater reads the texts of the keys that seal since, the newest first
 */
export function createKeys(secret: string, readLater: () => readonly string[]): Keys {
  const lookups = createSecretKey(derive(secret, 'civic-widgets: lookups'));
  const known = new Map<string, SealingKey>();
  const first = sealingKey(secret);
  let current = first;
  const looked = new Map<string, number>();

  function refresh(): void {
    const later = readLater().map(sealingKey);
    for (const each of [first, ...later]) known.set(each.id, each);
    current = later[0] ?? first;
  }

  refresh();
  return {
    current: () => current,
    find(id) {
      const now = performance.now();
      if (!known.has(id) && now - (looked.get(id) ?? -Infinity) > betweenLooks) {
        looked.set(id, now);
        try {
          refresh();
        } catch (error) {
          console.error(`[sealing] ${(error as Error).message}`);
        }
      }
      return known.get(id);
    },
    refresh,
    lookup: (text) => createHmac('sha256', lookups).update(text).digest('hex').slice(0, 40),
  };
}
