import { actResult, receiptState } from '../../schema/common.ts';
import { confirmAct, keyedAct, resendAct } from '../../schema/acts.ts';
import { linkAct } from '../http/body.ts';
import { act, type Parameter } from '../http/openapi-parts.ts';

export const confirmationOpenApi = {
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

/** What is said of the acts below a thing. */
export interface ActSentences {
  begin: string;
  begun: string;
  confirm: string;
  withdraw: string;
  withdrawn: string;
  receipt: string;
  found: string;
}

/** The paths of acts that are confirmed by mail, below `at`; `body` is the schema of the act that begins them. */
export const actPaths = (at: string, body: string, said: ActSentences, parameters: Parameter[]) => ({
  [at]: act(said.begin, [body], 202, said.begun, 'ActResult', parameters),
  [`${at}/confirm`]: act(said.confirm, ['ConfirmAct', 'LinkAct'], 200, 'Counted.', 'ActResult', parameters),
  [`${at}/resend`]: act(
    'Ask for another mail',
    ['ResendAct'],
    202,
    'Another mail is on its way.',
    'ActResult',
    parameters,
  ),
  [`${at}/withdraw`]: act(said.withdraw, ['KeyedAct', 'LinkAct'], 200, said.withdrawn, 'ActResult', parameters),
  [`${at}/receipt`]: act(said.receipt, ['KeyedAct'], 200, said.found, 'ReceiptState', parameters),
});
