import * as z from 'zod/mini';
import { actResult, receiptState, text, type ActResult, type ReceiptState } from './common.ts';
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
});
