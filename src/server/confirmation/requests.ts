import * as z from 'zod/mini';
import { confirmAct, keyedAct, proveAct, resendAct } from '../../schema/acts.ts';
import type { Act } from '../../schema/noun.ts';
import { text } from '../../schema/common.ts';
import { linkAct } from '../http/body.ts';

/** What confirms by a mailed link where acts give a key: `key` is that of the browser that confirms. */
export const keyedLinkAct = z.object({ ...linkAct.shape, key: z.optional(text(100)) });

/** Parses what confirms by a mailed link. */
type LinkBody = z.ZodMiniType<z.infer<typeof keyedLinkAct>>;

/** What is said in the OpenAPI document of acts that are confirmed by mail. */
interface Sentences {
  confirm: string;
  withdraw: string;
  /** What a withdrawal does. */
  withdrawn: string;
  receipt: string;
  /** What a receipt tells. */
  found: string;
}

/** Makes the requests that follow an act: it is confirmed by the mailed code or link, sent again, withdrawn and looked up. */
export const confirmableRequests = (said: Sentences, linkBody: LinkBody = linkAct) => ({
  confirm: { body: confirmAct, linkBody, summary: said.confirm, answered: 'Counted.' },
  resend: { body: resendAct, summary: 'Ask for another mail', answered: 'Another mail is on its way.' },
  withdraw: { body: keyedAct, linkBody: linkAct, summary: said.withdraw, answered: said.withdrawn },
  receipt: { body: keyedAct, summary: said.receipt, answered: said.found },
});

/** Makes the request for the lines of an act in the ledger of its counts. */
export const provableRequest = (summary: string) => ({
  prove: {
    body: proveAct,
    summary,
    answered: 'Its lines, each with its proof; that it was asked for is counted once.',
  },
});

type Followed = ReturnType<typeof confirmableRequests>;
type Proved = ReturnType<typeof provableRequest>;

/** Those requests with the paths that the acts of a noun have; `prove` where a ledger tells of them. */
export type ConfirmableRequests = { readonly [R in keyof Followed]: Act & Followed[R] } & {
  readonly [R in keyof Proved]?: Act & Proved[R];
};
