import * as z from 'zod/mini';
import type { ActResult, ReceiptState, Thing } from '../../schema/common.ts';
import type { CallOptions } from '../adapter.ts';
import { reasonOf, type Call, type Calls, type RowAddress } from './calls.ts';
import { anyRow } from './rows.ts';

/** Makes the acts that count a person once, by a unique key. */
export function createActs(calls: Calls) {
  const { addressOf, rows, send, as } = calls;

  const act = (
    src: string,
    outcome: 'counted' | 'withdrawn',
    run: (address: RowAddress, token: string) => Promise<void>,
  ): Promise<ActResult> => {
    const address = addressOf(src);
    return as(address, async (token) => {
      try {
        await run(address, token);
        return { outcome };
      } catch (error) {
        const refusal = reasonOf(error);
        if (!refusal) throw error;
        const { reason, fault } = refusal;
        return { outcome: 'refused', reason, ...(reason === 'invalid' && fault && { fields: { ballot: fault } }) };
      }
    });
  };

  const withdraw = (relation: string, column: string) => (src: string, _act: unknown, call?: CallOptions) =>
    act(src, 'withdrawn', (address, token) =>
      send(address, 'delete', relation, { [column]: `eq.${address.id}` }, { token }, call),
    );

  /** Makes what tells whether the person who acts is counted; `read` reads the thing as that person may see it. */
  const receipt =
    (relation: string, column: string, read?: (calls: Calls, address: RowAddress, call: Call) => Promise<Thing>) =>
    (src: string, _act: unknown, call?: CallOptions): Promise<ReceiptState> => {
      const address = addressOf(src);
      return as(address, async (token) => {
        const filters = { [column]: `eq.${address.id}`, select: 'at' };
        const [row] = await rows(z.array(anyRow), address, relation, filters, { ...call, token, fresh: true });
        if (!row) return { state: 'not-counted' };
        const thing = await read?.(calls, address, { ...call, token, fresh: true });
        return { state: 'counted', at: row.at, ...(thing && { thing }) };
      });
    };

  return { act, withdraw, receipt };
}
export type Acts = ReturnType<typeof createActs>;
