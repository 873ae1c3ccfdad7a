import { toJson } from '../client/json.ts';
import { pageOptions } from './store.ts';

/** Receipt of an act, kept on this device: enough to resume, look up and withdraw it, and of a vote the ballot itself. */
export interface Receipt {
  /** Address of the thing. */
  src: string;
  /** The act's secret key. */
  key: string;
  state: 'waiting' | 'counted';
  /** Time of the act, ISO 8601. */
  at: string;
  /** One's own ballot, which no backend tells again: it is marked in the results on this device, and filled in for a change. */
  ballot?: unknown;
  /** Receipt of what was counted with this key before an act that still waits: giving that act up restores it. */
  before?: Receipt;
}

const place = 'civic-widgets.receipts';
/** Kept for 13 months, then forgotten. */
const lifetime = 395 * 24 * 3600 * 1000;

/** Receipts that could not be stored (a sandboxed frame, a full or strict browser): it lives as long as the page. */
let unstored: Receipt[] = [];
const watchers = new Set<() => void>();

function read(): Receipt[] {
  let stored: unknown;
  try {
    stored = JSON.parse(localStorage.getItem(place) ?? '[]');
  } catch {
    // As if nothing were stored.
  }
  const all = [...(Array.isArray(stored) ? stored.filter(isReceipt) : []), ...unstored];
  return all.filter(({ at }) => Date.now() - Date.parse(at) < lifetime);
}

/** Checks that it is a receipt: other scripts of the page's origin write into the same storage. */
const isReceipt = (found: Partial<Receipt> | null): found is Receipt =>
  typeof found?.src === 'string' &&
  typeof found.key === 'string' &&
  (found.state === 'waiting' || found.state === 'counted') &&
  typeof found.at === 'string' &&
  (found.before === undefined || isReceipt(found.before));

function write(receipts: Receipt[]): void {
  try {
    if (receipts.length > 0 && !pageOptions.kiosk) localStorage.setItem(place, toJson(receipts));
    else localStorage.removeItem(place);
    unstored = pageOptions.kiosk ? receipts : [];
  } catch {
    unstored = receipts;
  }
  tell();
}

const tell = (): void => {
  for (const changed of watchers) changed();
};

/** Tells the watchers that another tab wrote. */
const handleStorage = ({ key }: StorageEvent): void => {
  if (key === place || key === null) tell();
};

/** Returns the address of a thing without its language: a thing is the same in every one that its address may ask for. */
const thingAt = (src: string): string => src.replace(/[?&]lang=[\w-]*$/, '');

/** The receipts of this device, one per thing. Written only after the participant acted (directive 2002/58/EC, article 5.3). */
export const receipts = {
  find: (src: string): Receipt | undefined => read().findLast((receipt) => thingAt(receipt.src) === thingAt(src)),
  keep(receipt: Receipt): void {
    write([...read().filter(({ src }) => thingAt(src) !== thingAt(receipt.src)), receipt]);
  },
  forget: (src: string): void => write(read().filter((receipt) => thingAt(receipt.src) !== thingAt(src))),
  /** Calls `changed` after every change, in whatever element or tab, until the returned function is called. */
  watch(changed: () => void): () => void {
    if (watchers.size === 0) addEventListener('storage', handleStorage);
    watchers.add(changed);
    return () => {
      watchers.delete(changed);
      if (watchers.size === 0) removeEventListener('storage', handleStorage);
    };
  },
};

/** Returns a new secret key for an act: 32 hexadecimal digits, 128 random bits. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
