/** What this device remembers of an act: enough to resume, look up and withdraw it, and nothing of its content. */
export interface Receipt {
  /** Address of the thing. */
  src: string;
  /** The act's secret key. */
  key: string;
  state: 'waiting' | 'counted';
  /** When the act was made, ISO 8601. */
  at: string;
}

const place = 'civic-widgets.receipts';
/** Kept for 13 months, then forgotten. */
const lifetime = 395 * 24 * 3600 * 1000;

/** Where storage is refused (a sandboxed frame, a strict browser) receipts live as long as the page. */
let unstored: Receipt[] = [];

function read(): Receipt[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return (stored as Receipt[]).filter(({ at }) => Date.now() - Date.parse(at) < lifetime);
  } catch {
    return unstored;
  }
}

function write(receipts: Receipt[]): void {
  unstored = receipts;
  try {
    if (receipts.length > 0) localStorage.setItem(place, JSON.stringify(receipts));
    else localStorage.removeItem(place);
  } catch {
    // Kept in `unstored`.
  }
}

/** The receipts of this device, one per thing. Written only after the participant acted (directive 2002/58/EC, article 5.3). */
export const receipts = {
  find: (src: string): Receipt | undefined => read().find((receipt) => receipt.src === src),
  keep: (receipt: Receipt): void => write([...read().filter(({ src }) => src !== receipt.src), receipt]),
  forget: (src: string): void => write(read().filter((receipt) => receipt.src !== src)),
};

/** A new secret key for an act: 32 hexadecimal digits, 128 random bits. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
