import { confirmAct, keyedAct, resendAct } from '../../schema/acts.ts';
import { actResult, receiptState } from '../../schema/common.ts';
import type { OpenApiPart } from '../core/noun.ts';
import { linkAct } from '../http/body.ts';

/** Names what the acts of several nouns take and answer. */
export const confirmationOpenApi: OpenApiPart = {
  schemas: {
    ConfirmAct: confirmAct,
    LinkAct: linkAct,
    ResendAct: resendAct,
    KeyedAct: keyedAct,
    ActResult: actResult,
    ReceiptState: receiptState,
  },
  paths: {},
};
