import type { Key } from '../../../locales/fr.ts';
import type { Words } from '../../../locales/text.ts';
import type { LedgerProof } from '../../../schema/acts.ts';
import type { ElementContext } from '../context.ts';

/** An act that this device has the key of, as far as whoever looks for it in the public ledger needs to know. */
export interface Provable {
  readonly context: Pick<ElementContext, 'src' | 'thing' | 'host' | 'say' | 'report' | 'equip' | 'refresh'>;
  readonly words: Words;
  readonly key: string;
  /** Asks for the proof, of a ledger that had so many lines before; absent where the backend has none. */
  readonly prove: ((since: number) => Promise<LedgerProof>) | undefined;
  /** Returns a text as the noun says it. */
  text(key: Key): string;
}
