import { pageOptions } from './store.ts';
import { createStoredList } from './stored-list.ts';

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

/** Kept for 13 months, then forgotten. */
const lifetime = 395 * 24 * 3600 * 1000;

/** Checks that it is a receipt: other scripts of the page's origin write into the same storage. */
const isReceipt = (found: Partial<Receipt> | null): found is Receipt =>
  typeof found?.src === 'string' &&
  typeof found.key === 'string' &&
  (found.state === 'waiting' || found.state === 'counted') &&
  typeof found.at === 'string' &&
  (found.before === undefined || isReceipt(found.before));

const list = createStoredList<Receipt>('civic-widgets.receipts', isReceipt, () => !pageOptions.kiosk);

const read = (): Receipt[] => list.read().filter(({ at }) => Date.now() - Date.parse(at) < lifetime);

/** Returns the address of a thing without its language: a thing is the same in every one that its address may ask for. */
const thingAt = (src: string): string => src.replace(/[?&]lang=[\w-]*$/, '');

/** The receipts of this device, one per thing. Written only after the participant acted (directive 2002/58/EC, article 5.3). */
export const receipts = {
  find: (src: string): Receipt | undefined => read().findLast((receipt) => thingAt(receipt.src) === thingAt(src)),
  keep(receipt: Receipt): void {
    list.write([...read().filter(({ src }) => thingAt(src) !== thingAt(receipt.src)), receipt]);
  },
  forget: (src: string): void => list.write(read().filter((receipt) => thingAt(receipt.src) !== thingAt(src))),
  /** Calls `changed` after every change, in whatever element or tab, until the returned function is called. */
  watch: list.watch,
};

/** Returns a new secret key for an act: 32 hexadecimal digits, 128 random bits. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
