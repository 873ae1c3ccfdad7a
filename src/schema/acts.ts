import * as z from 'zod/mini';
import { actResult, instant, receiptState, text, whole, type ActResult, type ReceiptState } from './common.ts';
import { act } from './noun.ts';

/* The acts that several nouns have in common: what was received is confirmed by the mailed code, sent again, withdrawn, looked up. */

/** The act named by its key, for `withdraw` and the look-up of a receipt. */
export const keyedAct = z.object({ key: text(100) });
export type KeyedAct = z.infer<typeof keyedAct>;

/** Confirmation by the code of six digits that was mailed, with what people may have typed or pasted around them. */
export const confirmAct = z.object({ key: text(100), code: text(200) });
export type ConfirmAct = z.infer<typeof confirmAct>;

/** Another mail, to a corrected address where one is given. */
export const resendAct = z.object({ key: text(100), email: z.optional(text(20_000)) });
export type ResendAct = z.infer<typeof resendAct>;

/** The act named by its key, whose lines in the public ledger are asked for; `since`: how many lines the ledger had when this device last saw it. */
export const proveAct = z.object({ key: text(100), since: z.optional(whole) });
export type ProveAct = z.infer<typeof proveAct>;

/** A hash of the tree over a ledger, in base64. */
const hash = text(44);

/**
 * The lines of an act in the public ledger of counts, each with the proof that it is there: what makes a device able to check that without
 * trusting who answers. `checkpoint` is a signed note of how long the ledger is and what its root is, `key` the key that signs it, in a
 * line. `consistency` is the proof that the ledger only grew `since`; absent where it has not so many lines. `why` says what is known where no
 * line counts the act: `hidden` until numbers are public, `soon` where lines wait to be added, `double` where another act of this person
 * counts, `earlier` where it was counted before the ledger began: the line that says so is among `lines`; an open list.
 */
export const ledgerProof = z.object({
  key: text(2000),
  checkpoint: text(20_000),
  lines: z.array(z.object({ text: text(1000), index: whole, path: z.array(hash) })),
  consistency: z.optional(z.array(hash)),
  why: z.optional(text(60)),
  until: z.optional(instant),
});
export type LedgerProof = z.infer<typeof ledgerProof>;

/** Returns the acts by which a received act is confirmed; `first` is the one that is received, at `path`. */
export const confirmed = (path: string, first: string) => ({
  /** Confirms by the code that was mailed. */
  confirm: act<ConfirmAct, ActResult>(`${path}/confirm`, actResult, { needs: first }),
  /** Asks for another mail. */
  resend: act<ResendAct, ActResult>(`${path}/resend`, actResult, { needs: 'confirm', mailed: true }),
});

/** Returns the acts on what is received, confirmed and counted, and can be withdrawn and looked up. */
export const confirmable = (path: string, first: string) => ({
  ...confirmed(path, first),
  /** Takes the act out of the count. */
  withdraw: act<KeyedAct, ActResult>(`${path}/withdraw`, actResult, { needs: first }),
  /** Tells how the act with this key stands, never what it says. */
  receipt: act<KeyedAct, ReceiptState>(`${path}/receipt`, receiptState, { needs: first }),
  /** Proves that the act with this key is in the public ledger of counts; that it was asked for is counted, once for each act. */
  prove: act<ProveAct, LedgerProof>(`${path}/proof`, ledgerProof, { needs: 'receipt' }),
});
