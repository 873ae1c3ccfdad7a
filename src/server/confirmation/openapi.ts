import { confirmAct, keyedAct, ledgerProof, proveAct, resendAct } from '../../schema/acts.ts';
import { actResult, receiptState } from '../../schema/common.ts';
import { workChallenge } from '../../schema/work.ts';
import type { OpenApiPart } from '../core/noun.ts';
import { linkAct } from '../http/body.ts';
import { keyedLinkAct } from './requests.ts';

/** Names what the acts of several nouns take and answer. */
export const confirmationOpenApi: OpenApiPart = {
  schemas: {
    ConfirmAct: confirmAct,
    LinkAct: linkAct,
    KeyedLinkAct: keyedLinkAct,
    ResendAct: resendAct,
    KeyedAct: keyedAct,
    ActResult: actResult,
    ReceiptState: receiptState,
    ProveAct: proveAct,
    LedgerProof: ledgerProof,
    WorkChallenge: workChallenge,
  },
  paths: {},
};
